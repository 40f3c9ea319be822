package it.varco.web.cittadino;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.page.PageRequest;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import it.varco.tck.ScriptedCaller;
import java.util.HashMap;
import java.util.List;
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
        Visit visit = Visit.at(Maria.NOW, "192.0.2.1", "ABCDEFGHJK").build();
        Visit known = Visit.at(Maria.NOW, "192.0.2.1", "ABCDEFGHJK")
                .browser(BrowserToken.random())
                .build();
        return new Asked(visit, known, session, parameters);
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

    private record Asked(Visit visit, Visit browserVisit, Optional<Session> session, Map<String, String> parameters)
            implements PageRequest {

        @Override
        public Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name));
        }

        @Override
        public List<String> parameters(String name) {
            return parameter(name).stream().toList();
        }

        @Override
        public Map<String, String> form() {
            Map<String, String> sent = new HashMap<>(parameters);
            sent.keySet().removeIf(name -> name.startsWith("_"));
            return sent;
        }

        @Override
        public String words(String owner, Text text) {
            return text.key() + " of " + owner;
        }
    }
}
