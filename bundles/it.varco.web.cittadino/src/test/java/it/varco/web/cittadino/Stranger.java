package it.varco.web.cittadino;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Caller;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import it.varco.tck.ScriptedCaller;
import it.varco.tck.ScriptedPageRequest;
import java.util.Map;
import java.util.Optional;

/** Somebody with a browser; asks for pages, signed in or not, and is the room that knows visitors. */
final class Stranger implements AccessControl {

    private final Optional<Session> session;
    boolean welcome = true;

    /** @param session in which they come, if they signed in as well */
    Stranger(Optional<Session> session) {
        this.session = session;
    }

    PageRequest request(Map<String, String> parameters) {
        ScriptedPageRequest asked = ScriptedPageRequest.of(Maria.VISIT).with(parameters);
        return session.map(asked::in).orElse(asked);
    }

    @Override
    public Decision decide(Caller caller, Operation operation) {
        throw new UnsupportedOperationException("not for a page");
    }

    @Override
    public Optional<Caller> visitor(Visit visit) {
        return visit.browser().filter(browser -> welcome).map(browser -> ScriptedCaller.visitor(visit));
    }

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        throw new UnsupportedOperationException("not for a page");
    }

    @Override
    public Optional<Caller> application(String token, Visit visit) {
        throw new UnsupportedOperationException("not for a page");
    }
}
