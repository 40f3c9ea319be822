package it.varco.tck;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Caller} written by a test: an administrator, a citizen, an application, the service account, or anything in
 * between.
 *
 * <p>Access control itself takes no caller but its own; this one is for rooms and front ends whose tests bring a
 * {@link ScriptedAccessControl}. Immutable; each {@code with…} gives a changed copy.
 */
public final class ScriptedCaller implements Caller {

    private final Visit visit;
    private final Role role;
    private final AssuranceLevel level;
    private final Powers powers;
    private final Instant provedAt;
    private final @Nullable CodiceFiscale person;
    private final @Nullable String application;
    private final @Nullable String session;

    private ScriptedCaller(
            Visit visit,
            Role role,
            AssuranceLevel level,
            Powers powers,
            Instant provedAt,
            @Nullable CodiceFiscale person,
            @Nullable String application,
            @Nullable String session) {
        this.visit = visit;
        this.role = Objects.requireNonNull(role, "role");
        this.level = Objects.requireNonNull(level, "level");
        this.powers = Objects.requireNonNull(powers, "powers");
        this.provedAt = provedAt;
        this.person = person;
        this.application = application;
        this.session = session;
    }

    /** An administrator who signed in with two factors at the instant of the visit. */
    public static ScriptedCaller administrator(Visit visit, CodiceFiscale person) {
        return person(visit, Role.AMMINISTRATORE, person).withLevel(AssuranceLevel.HIGH);
    }

    /** A person for themselves, with all powers. */
    public static ScriptedCaller citizen(Visit visit, CodiceFiscale person) {
        return person(visit, Role.CITTADINO, person)
                .withLevel(AssuranceLevel.SUBSTANTIAL)
                .withPowers(Powers.DISPOSITIVO);
    }

    /** Whoever holds the token of the service account. */
    public static ScriptedCaller serviceAccount(Visit visit) {
        return new ScriptedCaller(
                visit, Role.SERVICE_ACCOUNT, AssuranceLevel.HIGH, Powers.NONE, visit.at(), null, null, null);
    }

    /** Somebody who has not signed in, as the browser of the visit. */
    public static ScriptedCaller visitor(Visit visit) {
        return new ScriptedCaller(
                visit, Role.VISITATORE, AssuranceLevel.LOW, Powers.NONE, Instant.EPOCH, null, null, null);
    }

    /**
     * A program with a bearer token.
     *
     * @param id as {@link Caller#application}
     */
    public static ScriptedCaller application(Visit visit, String id) {
        return new ScriptedCaller(visit, Role.APPLICATION, AssuranceLevel.LOW, Powers.NONE, visit.at(), null, id, null);
    }

    private static ScriptedCaller person(Visit visit, Role role, CodiceFiscale person) {
        return new ScriptedCaller(
                visit, role, AssuranceLevel.LOW, Powers.NONE, visit.at(), person, null, "scripted-session");
    }

    /** The same caller in another role. */
    public ScriptedCaller withRole(Role other) {
        return new ScriptedCaller(visit, other, level, powers, provedAt, person, application, session);
    }

    /** The same caller behind another proof. */
    public ScriptedCaller withLevel(AssuranceLevel other) {
        return new ScriptedCaller(visit, role, other, powers, provedAt, person, application, session);
    }

    /** The same caller with other powers. */
    public ScriptedCaller withPowers(Powers other) {
        return new ScriptedCaller(visit, role, level, other, provedAt, person, application, session);
    }

    /** The same caller, who proved it at another instant. */
    public ScriptedCaller withProof(Instant at) {
        return new ScriptedCaller(visit, role, level, powers, at, person, application, session);
    }

    /** The same caller in another session. */
    public ScriptedCaller withSession(String handle) {
        return new ScriptedCaller(visit, role, level, powers, provedAt, person, application, handle);
    }

    /** The same caller in another request. */
    public ScriptedCaller withVisit(Visit other) {
        return new ScriptedCaller(other, role, level, powers, provedAt, person, application, session);
    }

    @Override
    public Visit visit() {
        return visit;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public AssuranceLevel level() {
        return level;
    }

    @Override
    public Powers powers() {
        return powers;
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return Optional.ofNullable(person);
    }

    @Override
    public Instant provedAt() {
        return provedAt;
    }

    @Override
    public Optional<String> application() {
        return Optional.ofNullable(application);
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.ofNullable(session);
    }
}
