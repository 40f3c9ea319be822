package it.varco.tck;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A {@link Session} around a caller, opened when the proof was given, with the ends of an administrator's session.
 * Immutable.
 */
public final class ScriptedSession implements Session {

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration LENGTH = Duration.ofHours(1);

    private final Caller caller;
    private final String name;
    private final String provider;
    private final CredentialKind kind;

    private ScriptedSession(Caller caller, String name, String provider, CredentialKind kind) {
        this.caller = caller;
        this.name = name;
        this.provider = provider;
        this.kind = kind;
    }

    /**
     * A session.
     *
     * @param caller with a codice fiscale and the handle of a session
     * @param name given name and family name; empty if the credential knew none
     * @param provider identifier of the provider that recognised the person, also used as the kind
     */
    public static ScriptedSession of(Caller caller, String name, String provider) {
        return new ScriptedSession(caller, name, provider, new CredentialKind(provider));
    }

    @Override
    public Visit visit() {
        return caller.visit();
    }

    @Override
    public Role role() {
        return caller.role();
    }

    @Override
    public AssuranceLevel level() {
        return caller.level();
    }

    @Override
    public Powers powers() {
        return caller.powers();
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return caller.codiceFiscale();
    }

    @Override
    public Instant provedAt() {
        return caller.provedAt();
    }

    @Override
    public Optional<String> application() {
        return caller.application();
    }

    @Override
    public Optional<String> sessionHandle() {
        return caller.sessionHandle();
    }

    @Override
    public String handle() {
        return caller.sessionHandle().orElseThrow();
    }

    @Override
    public Optional<String> name() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    @Override
    public CredentialKind kind() {
        return kind;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public Instant openedAt() {
        return caller.provedAt();
    }

    @Override
    public Instant idleEnd() {
        return visit().at().plus(IDLE);
    }

    @Override
    public Instant latestEnd() {
        return openedAt().plus(LENGTH);
    }
}
