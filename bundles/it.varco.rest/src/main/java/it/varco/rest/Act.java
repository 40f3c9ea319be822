package it.varco.rest;

import it.varco.api.access.Operation;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Role;
import java.util.Optional;

/** What can be asked for here, and what access control is asked before it is done (SEC-01). */
enum Act {
    /** Looking at the plugins: shows no person. */
    PLUGINS_VIEW("plugins.view", Decided.UNRECORDED),

    /** Switching one. */
    PLUGINS_SWITCH("plugins.switch", Decided.BY_ROOM),

    /** Reading the trail: a look at personal data. */
    AUDIT_READ("audit.read", Decided.RECORDED),

    /** Checking the trail. */
    AUDIT_VERIFY("audit.verify", Decided.RECORDED),

    /** Reading the description of this interface. */
    INTERFACE_VIEW("interface.view", Decided.UNRECORDED);

    private enum Decided {
        /** Here, and each decision is recorded. */
        RECORDED,
        /** Here, and only a refusal is recorded (D-31). */
        UNRECORDED,
        /** By the room that does it, which asks access control itself. */
        BY_ROOM
    }

    private final String operation;
    private final Decided decided;

    Act(String operation, Decided decided) {
        this.operation = operation;
        this.decided = decided;
    }

    /** What access control decides on; empty where the room asks it. */
    Optional<Operation> operation() {
        if (decided == Decided.BY_ROOM) {
            return Optional.empty();
        }
        Operation.Builder builder =
                Operation.named(operation).role(Role.SERVICE_ACCOUNT).level(AssuranceLevel.HIGH);
        return Optional.of((decided == Decided.UNRECORDED ? builder.unrecorded() : builder).build());
    }
}
