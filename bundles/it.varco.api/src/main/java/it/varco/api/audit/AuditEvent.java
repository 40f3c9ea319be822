package it.varco.api.audit;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as the trail keeps it.
 *
 * <p>Never a secret, a document, a form body or the result of a service (AUD-05). Immutable.
 *
 * @source AUD-04
 */
public final class AuditEvent {

    private final Instant at;
    private final String operation;
    private final Outcome outcome;
    private final @Nullable CodiceFiscale person;
    private final @Nullable CodiceFiscale about;
    private final @Nullable Role role;
    private final String address;
    private final String session;
    private final String reference;
    private final Map<String, String> details;

    private AuditEvent(Builder builder) {
        at = builder.at;
        operation = builder.operation;
        outcome = builder.outcome;
        person = builder.person;
        about = builder.about;
        role = builder.role;
        address = builder.address;
        session = builder.session;
        reference = builder.reference;
        details = Map.copyOf(builder.details);
    }

    /**
     * Starts an event.
     *
     * @param operation dotted lower-case words, area first, such as {@code login.enter}; 1 to 60 characters
     */
    public static Builder of(Instant at, String operation, Outcome outcome) {
        return new Builder(at, operation, outcome);
    }

    /** When it happened, in UTC. */
    public Instant at() {
        return at;
    }

    /** What was done or asked for. */
    public String operation() {
        return operation;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Who acted, or under whose name it was tried; empty where nobody was named. */
    public Optional<CodiceFiscale> person() {
        return Optional.ofNullable(person);
    }

    /** Whom it is about, where that is another than who acted: whose session was ended, whose data were looked at. */
    public Optional<CodiceFiscale> about() {
        return Optional.ofNullable(about);
    }

    /** In which role, once somebody is known. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    /** Network address of the client; empty for what the gateway did by itself. */
    public String address() {
        return address;
    }

    /** Handle of the session; empty where there was none. */
    public String session() {
        return session;
    }

    /** Reference of the request (UX-04); empty for what the gateway did by itself. */
    public String reference() {
        return reference;
    }

    /**
     * What else belongs to it, by name, such as {@code provider}, {@code kind}, {@code rule}; values up to 400
     * characters.
     */
    public Map<String, String> details() {
        return details;
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "AuditEvent[" + operation + ", " + outcome + ", " + reference + "]";
    }

    /** Collects the parts of an event. */
    public static final class Builder {

        private static final int LONGEST_DETAIL = 400;

        private final Instant at;
        private final String operation;
        private final Outcome outcome;
        private @Nullable CodiceFiscale person;
        private @Nullable CodiceFiscale about;
        private @Nullable Role role;
        private String address = "";
        private String session = "";
        private String reference = "";
        private final Map<String, String> details = new TreeMap<>();

        private Builder(Instant at, String operation, Outcome outcome) {
            this.at = Objects.requireNonNull(at, "at");
            this.operation = Objects.requireNonNull(operation, "operation");
            this.outcome = Objects.requireNonNull(outcome, "outcome");
        }

        /** Takes address and reference from a request. */
        public Builder visit(Visit visit) {
            address = visit.address();
            reference = visit.reference();
            return this;
        }

        /** Takes person, role, session, address and reference from whoever asked. */
        public Builder caller(Caller caller) {
            caller.codiceFiscale().ifPresent(this::person);
            caller.sessionHandle().ifPresent(this::session);
            caller.application().ifPresent(token -> detail("token", token));
            role = caller.role();
            return visit(caller.visit());
        }

        /** Sets who acted, or under whose name it was tried. */
        public Builder person(CodiceFiscale person) {
            this.person = person;
            return this;
        }

        /** Sets whom it is about, where that is another than who acted. */
        public Builder about(CodiceFiscale about) {
            this.about = about;
            return this;
        }

        /** Sets in which role. */
        public Builder role(Role role) {
            this.role = role;
            return this;
        }

        /** Sets the handle of the session. */
        public Builder session(String handle) {
            session = handle;
            return this;
        }

        /** Adds a detail; cut after 400 characters. */
        public Builder detail(String name, String value) {
            details.put(name, value.length() <= LONGEST_DETAIL ? value : value.substring(0, LONGEST_DETAIL));
            return this;
        }

        /** The event. */
        public AuditEvent build() {
            return new AuditEvent(this);
        }
    }
}
