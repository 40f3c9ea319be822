package it.varco.tck;

import it.varco.api.form.Text;
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

/**
 * A {@link PageRequest} written by a test. Immutable; each {@code with…} gives a changed copy.
 *
 * <p>All of its parameters count as those of a form, too, and a text of another bundle is its key and whose it is, such
 * as {@code pin.label of it.varco.credential.pin}.
 */
public final class ScriptedPageRequest implements PageRequest {

    private static final BrowserToken BROWSER = BrowserToken.random();

    private final Visit visit;
    private final @Nullable Session session;
    private final Map<String, List<String>> parameters;
    private final Map<String, List<String>> draft;

    private ScriptedPageRequest(
            Visit visit,
            @Nullable Session session,
            Map<String, List<String>> parameters,
            Map<String, List<String>> draft) {
        this.visit = visit;
        this.session = session;
        this.parameters = Map.copyOf(parameters);
        this.draft = Map.copyOf(draft);
    }

    /** A request of nobody in particular, by browser from this machine. */
    public static ScriptedPageRequest at(Instant at) {
        return at(at, Channel.WEB);
    }

    /** A request of nobody in particular at one of the sites. */
    public static ScriptedPageRequest at(Instant at, Channel channel) {
        return of(Visit.at(at, "127.0.0.1", "TEST-1").channel(channel).build());
    }

    /** The request of a visit, in no session. */
    public static ScriptedPageRequest of(Visit visit) {
        return new ScriptedPageRequest(visit, null, Map.of(), Map.of());
    }

    /** The request in which a session was found. */
    public static ScriptedPageRequest of(Session session) {
        return of(session.visit()).in(session);
    }

    /** The same request in a session. */
    public ScriptedPageRequest in(Session other) {
        return new ScriptedPageRequest(visit, other, parameters, draft);
    }

    /** The same request with the values of a parameter. */
    public ScriptedPageRequest with(String name, String... values) {
        Map<String, List<String>> more = new HashMap<>(parameters);
        more.put(name, List.of(values));
        return new ScriptedPageRequest(visit, session, more, draft);
    }

    /** The same request with one value for each of these parameters. */
    public ScriptedPageRequest with(Map<String, String> values) {
        Map<String, List<String>> more = new HashMap<>(parameters);
        values.forEach((name, value) -> more.put(name, List.of(value)));
        return new ScriptedPageRequest(visit, session, more, draft);
    }

    /** The same request by whoever had typed this into a form of the page before a login. */
    public ScriptedPageRequest withDraft(Map<String, List<String>> typed) {
        return new ScriptedPageRequest(visit, session, parameters, typed);
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
    public Map<String, String> form() {
        Map<String, String> sent = new HashMap<>();
        parameters.keySet().stream()
                .filter(name -> !name.startsWith("_"))
                .forEach(name -> parameter(name).ifPresent(value -> sent.put(name, value)));
        return sent;
    }

    @Override
    public Map<String, List<String>> draft() {
        return draft;
    }

    @Override
    public String words(String owner, Text text) {
        return text.key() + " of " + owner;
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
