package it.varco.api.audit;

/**
 * What to look for in the trail, as typed; {@link AuditSearch} checks it. An empty text asks for nothing.
 *
 * <p>Immutable. Prints nothing of it.
 */
public final class AuditQuery {

    private final Builder asked;

    private AuditQuery(Builder asked) {
        this.asked = asked;
    }

    /** Starts a query for everything. */
    public static Builder builder() {
        return new Builder();
    }

    /** A codice fiscale: who acted, or whom it is about. */
    public String person() {
        return asked.person;
    }

    /** The beginning of the name of an operation, such as {@code plugins.}; up to 60 characters. */
    public String operation() {
        return asked.operation;
    }

    /** The reference of a request (UX-04). */
    public String reference() {
        return asked.reference;
    }

    /** Not before: a day in Rome or an instant of RFC 3339. */
    public String from() {
        return asked.from;
    }

    /** Before the end of: a day in Rome; or before: an instant of RFC 3339. */
    public String to() {
        return asked.to;
    }

    /** {@code DONE}, {@code REFUSED} or {@code UNAVAILABLE}. */
    public String outcome() {
        return asked.outcome;
    }

    /** Where an earlier answer ended. */
    public String cursor() {
        return asked.cursor;
    }

    /** Most records, 1 to 100; 50 if empty. */
    public String limit() {
        return asked.limit;
    }

    @Override
    public String toString() {
        return "AuditQuery";
    }

    /** Collects what to look for. */
    public static final class Builder {

        private String person = "";
        private String operation = "";
        private String reference = "";
        private String from = "";
        private String to = "";
        private String outcome = "";
        private String cursor = "";
        private String limit = "";

        private Builder() {}

        private Builder(Builder same) {
            person = same.person;
            operation = same.operation;
            reference = same.reference;
            from = same.from;
            to = same.to;
            outcome = same.outcome;
            cursor = same.cursor;
            limit = same.limit;
        }

        /** Sets the codice fiscale. */
        public Builder person(String typed) {
            person = typed;
            return this;
        }

        /** Sets the beginning of the operation. */
        public Builder operation(String typed) {
            operation = typed;
            return this;
        }

        /** Sets the reference. */
        public Builder reference(String typed) {
            reference = typed;
            return this;
        }

        /** Sets the begin. */
        public Builder from(String typed) {
            from = typed;
            return this;
        }

        /** Sets the end. */
        public Builder to(String typed) {
            to = typed;
            return this;
        }

        /** Sets the outcome. */
        public Builder outcome(String typed) {
            outcome = typed;
            return this;
        }

        /** Sets where to go on. */
        public Builder cursor(String typed) {
            cursor = typed;
            return this;
        }

        /** Sets the most records. */
        public Builder limit(String typed) {
            limit = typed;
            return this;
        }

        /** The query. */
        public AuditQuery build() {
            return new AuditQuery(new Builder(this));
        }
    }
}
