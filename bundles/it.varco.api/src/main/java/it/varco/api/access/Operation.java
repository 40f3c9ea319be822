package it.varco.api.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import it.varco.api.session.Role;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that can be done, and what it takes.
 *
 * <p>Nothing is permitted by default: an operation without a role is permitted to nobody (SEC-31). Immutable.
 */
public final class Operation {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    private final String name;
    private final Set<Role> roles;
    private final AssuranceLevel level;
    private final Powers powers;
    private final boolean recorded;
    private final boolean fresh;

    private Operation(Builder builder) {
        name = builder.name;
        roles = Set.copyOf(builder.roles);
        level = builder.level;
        powers = builder.powers;
        recorded = builder.recorded;
        fresh = builder.fresh;
    }

    /**
     * Starts an operation.
     *
     * @param name dotted lower-case words, area first, such as {@code plugins.switch}; at most 60 characters
     * @throws IllegalArgumentException if {@code name} has another shape
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Its name in the trail. */
    public String name() {
        return name;
    }

    /** The roles that may do it; may be empty. */
    public Set<Role> roles() {
        return roles;
    }

    /** The level it needs. */
    public AssuranceLevel level() {
        return level;
    }

    /** The powers it needs. */
    public Powers powers() {
        return powers;
    }

    /** Whether the proof behind a session may be at most five minutes old (SEC-71). */
    public boolean fresh() {
        return fresh;
    }

    /** Whether a granted decision is recorded; a refused one always is (D-31). */
    public boolean recorded() {
        return recorded;
    }

    @Override
    public String toString() {
        return "Operation[" + name + "]";
    }

    /** Collects what an operation takes. */
    public static final class Builder {

        private final String name;
        private final Set<Role> roles = EnumSet.noneOf(Role.class);
        private AssuranceLevel level = AssuranceLevel.LOW;
        private Powers powers = Powers.NONE;
        private boolean recorded = true;
        private boolean fresh;

        private Builder(String name) {
            if (name.length() > 60 || !SHAPE.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "operation: expected dotted lower-case words, at most 60 characters");
            }
            this.name = name;
        }

        /** Permits it to a role. */
        public Builder role(Role role) {
            roles.add(role);
            return this;
        }

        /** Sets the level it needs; LOW unless set. */
        public Builder level(AssuranceLevel level) {
            this.level = Objects.requireNonNull(level, "level");
            return this;
        }

        /** Sets the powers it needs; none unless set. */
        public Builder powers(Powers powers) {
            this.powers = Objects.requireNonNull(powers, "powers");
            return this;
        }

        /** Leaves a granted decision out of the trail: for looking at one's own session page and the like (D-31). */
        public Builder unrecorded() {
            recorded = false;
            return this;
        }

        /** Leaves a granted decision out of the trail because the act writes its own record, in its own transaction. */
        public Builder recordedByAct() {
            recorded = false;
            return this;
        }

        /** Asks for a proof at most five minutes old, for sensitive acts (SEC-71). */
        public Builder fresh() {
            fresh = true;
            return this;
        }

        /** The operation. */
        public Operation build() {
            return new Operation(this);
        }
    }
}
