package it.varco.web.operatore;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import it.varco.tck.ScriptedPageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anna Bruni, who does not exist: an administrator who signed in some minutes ago and asks for pages. */
record Anna(Duration ago) implements Session {

    static final Instant NOW = Instant.parse("2026-11-21T17:05:30Z");
    static final CodiceFiscale CODE = new CodiceFiscale("BRBSRA75C48A944X");
    static final Anna FRESH = new Anna(Duration.ofMinutes(1));
    static final Anna STALE = new Anna(Duration.ofMinutes(9));

    /** A page asked for by somebody who is not signed in. */
    static PageRequest stranger(Object... parameters) {
        return with(ScriptedPageRequest.of(FRESH.visit()), parameters);
    }

    /** A page asked for with parameters: a name, then a text or a list of texts, and so on. */
    PageRequest asks(Object... parameters) {
        return with(ScriptedPageRequest.of(this), parameters);
    }

    /** The same, by whoever had typed something into a form of that page before a login. */
    PageRequest asksAfterTyping(Map<String, String> draft, Object... parameters) {
        Map<String, List<String>> typed = new HashMap<>();
        draft.forEach((name, values) -> typed.put(name, List.of(values.split(","))));
        return with(ScriptedPageRequest.of(this).withDraft(typed), parameters);
    }

    private static ScriptedPageRequest with(ScriptedPageRequest asked, Object... parameters) {
        ScriptedPageRequest sent = asked;
        for (int i = 0; i < parameters.length; i += 2) {
            Object value = parameters[i + 1];
            List<?> values = value instanceof List<?> several ? several : List.of(value);
            sent = sent.with(
                    String.valueOf(parameters[i]),
                    values.stream().map(String::valueOf).toArray(String[]::new));
        }
        return sent;
    }

    @Override
    public Visit visit() {
        return Visit.at(NOW, "192.0.2.1", "ABCDEFGHJK")
                .channel(Channel.MANAGEMENT)
                .build();
    }

    @Override
    public Role role() {
        return Role.AMMINISTRATORE;
    }

    @Override
    public AssuranceLevel level() {
        return AssuranceLevel.HIGH;
    }

    @Override
    public Powers powers() {
        return Powers.NONE;
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return Optional.of(CODE);
    }

    @Override
    public Instant provedAt() {
        return NOW.minus(ago);
    }

    @Override
    public Optional<String> application() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.of(handle());
    }

    @Override
    public String handle() {
        return "this-one";
    }

    @Override
    public Optional<String> name() {
        return Optional.of("Anna Bruni");
    }

    @Override
    public CredentialKind kind() {
        return new CredentialKind("local");
    }

    @Override
    public String provider() {
        return "local";
    }

    @Override
    public Instant openedAt() {
        return provedAt();
    }

    @Override
    public Instant idleEnd() {
        return NOW.plus(Duration.ofMinutes(10));
    }

    @Override
    public Instant latestEnd() {
        return NOW.plus(Duration.ofHours(1));
    }
}
