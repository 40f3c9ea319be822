package it.varco.api.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Role;
import java.util.List;

/**
 * Every act of administration, and who may do it: the one list for rooms, pages, REST and shell (UX-55).
 *
 * <p>An administrator needs {@code HIGH} (D-06), for a session in that role at all. An application may do what its
 * token names, and nothing that would raise anybody (D-46). The service account may do everything.
 */
public final class Administration {

    /** Opening the console; what stands in it is decided by the acts below. */
    public static final Operation CONSOLE =
            administrator("console.enter").unrecorded().build();

    /** Looking at the plugins, their figures and their switches. */
    public static final Operation PLUGINS_VIEW =
            program("plugins.view").unrecorded().build();

    /** Switching a plugin, and taking a switch back. */
    public static final Operation PLUGINS_SWITCH =
            program("plugins.switch").recordedByAct().build();

    /** Letting a foreign bundle in, or not; taking it out again. */
    public static final Operation PLUGINS_APPROVE =
            machine("plugins.approve").fresh().recordedByAct().build();

    /** Looking at who works here. */
    public static final Operation STAFF_VIEW =
            program("staff.view").unrecorded().build();

    /** Granting a role of staff; approving one that another administrator proposed. */
    public static final Operation STAFF_GRANT =
            machine("staff.grant").fresh().recordedByAct().build();

    /** Writing or correcting the name of a member of staff. */
    public static final Operation STAFF_NAME =
            machine("staff.name").fresh().recordedByAct().build();

    /** Ending a role of staff. */
    public static final Operation STAFF_END =
            machine("staff.end").fresh().recordedByAct().build();

    /** Inviting a member of staff to make a credential. */
    public static final Operation STAFF_INVITE =
            machine("staff.invite").fresh().recordedByAct().build();

    /** Looking at the open sessions of a person. */
    public static final Operation SESSIONS_VIEW =
            program("sessions.view").recordedByAct().build();

    /** Ending a session of a person. */
    public static final Operation SESSIONS_END =
            program("sessions.end").recordedByAct().build();

    /** Reading the trail in order. */
    public static final Operation AUDIT_READ = program("audit.read").build();

    /** Searching the trail. */
    public static final Operation AUDIT_SEARCH =
            program("audit.search").recordedByAct().build();

    /** Checking the trail. */
    public static final Operation AUDIT_VERIFY = program("audit.verify").build();

    /** Looking at the configuration; secrets are never shown. */
    public static final Operation CONFIGURATION_VIEW =
            program("configuration.view").unrecorded().build();

    /** Changing the configuration, and taking a change back; not for programs, whom it could raise. */
    public static final Operation CONFIGURATION_CHANGE =
            machine("configuration.change").fresh().recordedByAct().build();

    /** Looking at the bearer tokens of applications; never at a token itself. */
    public static final Operation TOKENS_VIEW =
            program("tokens.view").unrecorded().build();

    /** Making a bearer token. */
    public static final Operation TOKENS_CREATE =
            machine("tokens.create").fresh().recordedByAct().build();

    /** Ending a bearer token. */
    public static final Operation TOKENS_END =
            machine("tokens.end").recordedByAct().build();

    /** Looking at the outbox and at the templates of messages; never at the text of a message. */
    public static final Operation MESSAGES_VIEW =
            officer("messages.view").unrecorded().build();

    /** Putting a message that could not be handed over back into the outbox. */
    public static final Operation MESSAGES_RETRY =
            officer("messages.retry").recordedByAct().build();

    /** Ending the task that a message became. */
    public static final Operation MESSAGES_CLOSE =
            officer("messages.close").recordedByAct().build();

    /** Reading the description of the management interface. */
    public static final Operation INTERFACE_VIEW =
            program("interface.view").unrecorded().build();

    /** Ending the first start, which opens the public site (UX-50). */
    public static final Operation SETUP_FINISH =
            machine("setup.finish").recordedByAct().build();

    private static final List<Operation> ALL = List.of(
            CONSOLE,
            PLUGINS_VIEW,
            PLUGINS_SWITCH,
            PLUGINS_APPROVE,
            STAFF_VIEW,
            STAFF_GRANT,
            STAFF_NAME,
            STAFF_END,
            STAFF_INVITE,
            SESSIONS_VIEW,
            SESSIONS_END,
            AUDIT_READ,
            AUDIT_SEARCH,
            AUDIT_VERIFY,
            CONFIGURATION_VIEW,
            CONFIGURATION_CHANGE,
            TOKENS_VIEW,
            TOKENS_CREATE,
            TOKENS_END,
            MESSAGES_VIEW,
            MESSAGES_RETRY,
            MESSAGES_CLOSE,
            INTERFACE_VIEW,
            SETUP_FINISH);

    private Administration() {}

    /** Every act. */
    public static List<Operation> all() {
        return ALL;
    }

    /** The acts that a bearer token may name. */
    public static List<Operation> scopes() {
        return ALL.stream()
                .filter(operation -> operation.roles().contains(Role.APPLICATION))
                .toList();
    }

    private static Operation.Builder administrator(String name) {
        return Operation.named(name).role(Role.AMMINISTRATORE).level(AssuranceLevel.HIGH);
    }

    /** What the machine itself may do too. */
    private static Operation.Builder machine(String name) {
        return administrator(name).role(Role.SERVICE_ACCOUNT);
    }

    /** What an officer who answers calls may do too, with the level that the role takes (D-63). */
    private static Operation.Builder officer(String name) {
        return program(name).role(Role.OPERATORE_CONTACT_CENTER).level(AssuranceLevel.SUBSTANTIAL);
    }

    /** What a program may do too. */
    private static Operation.Builder program(String name) {
        return machine(name).role(Role.APPLICATION);
    }
}
