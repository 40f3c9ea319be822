package it.varco.audit;

import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.PersonRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads records back, and asks for each person in them once. For one answer and one thread. */
final class Known {

    private final PersonRepository people;
    private final Map<String, Optional<CodiceFiscale>> met = new HashMap<>();

    Known(PersonRepository people) {
        this.people = people;
    }

    /** The event of a link, with its place. */
    RecordedEvent event(ChainLink link) {
        return new RecordedEvent(link.position(), EventFormat.event(link.entry(), this::find));
    }

    private Optional<CodiceFiscale> find(String personId) {
        return met.computeIfAbsent(personId, people::find);
    }
}
