package it.varco.demo.people;

import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Optional;

/** A request of nobody in particular. */
final class NoRequest implements PageRequest {

    @Override
    public Visit visit() {
        return Visit.at(Instant.EPOCH, "127.0.0.1", "TEST-1").build();
    }

    @Override
    public Optional<Session> session() {
        return Optional.empty();
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.empty();
    }
}
