package it.varco.tck;

import it.varco.api.page.PageRequest;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link PageRequest} written by a test. Immutable; each {@code with…} gives a changed copy. */
public final class ScriptedPageRequest implements PageRequest {

    private static final BrowserToken BROWSER = BrowserToken.random();

    private final Visit visit;
    private final @Nullable Session session;
    private final Map<String, List<String>> parameters;

    private ScriptedPageRequest(Visit visit, @Nullable Session session, Map<String, List<String>> parameters) {
        this.visit = visit;
        this.session = session;
        this.parameters = Map.copyOf(parameters);
    }

    /** A request of nobody in particular, by browser from this machine. */
    public static ScriptedPageRequest at(Instant at) {
        return at(at, Channel.WEB);
    }

    /** A request of nobody in particular at one of the sites. */
    public static ScriptedPageRequest at(Instant at, Channel channel) {
        Visit visit = Visit.at(at, "127.0.0.1", "TEST-1").channel(channel).build();
        return new ScriptedPageRequest(visit, null, Map.of());
    }

    /** The request in which a session was found. */
    public static ScriptedPageRequest of(Session session) {
        return new ScriptedPageRequest(session.visit(), session, Map.of());
    }

    /** The same request with the values of a parameter. */
    public ScriptedPageRequest with(String name, String... values) {
        Map<String, List<String>> more = new HashMap<>(parameters);
        more.put(name, List.of(values));
        return new ScriptedPageRequest(visit, session, more);
    }

    @Override
    public Visit visit() {
        return visit;
    }

    @Override
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    @Override
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    @Override
    public List<String> parameters(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    @Override
    public Visit browserVisit() {
        return Visit.at(visit.at(), visit.address(), visit.reference())
                .channel(visit.channel())
                .language(visit.language())
                .browser(BROWSER)
                .build();
    }
}
