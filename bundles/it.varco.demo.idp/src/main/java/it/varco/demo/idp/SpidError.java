package it.varco.demo.idp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways in which a login with SPID fails, with their numbers.
 *
 * @source protocols 1.4: SPID-90, SPID-91, SPID-92; Avviso SPID 18 for 30
 */
enum SpidError {
    UNAVAILABLE(2, Group.OWN_PAGE, Top.RESPONDER, ""),
    FAULT(3, Group.OWN_PAGE, Top.RESPONDER, ""),
    BINDING(4, Group.OWN_PAGE, Top.REQUESTER, ""),
    REDIRECT_SIGNATURE(5, Group.OWN_PAGE, Top.REQUESTER, ""),
    PLACE(6, Group.OWN_PAGE, Top.REQUESTER, ""),
    POST_SIGNATURE(7, Group.OWN_PAGE, Top.REQUESTER, ""),
    REQUEST(8, Group.SERVICE, Top.REQUESTER, ""),
    VERSION(9, Group.SERVICE, Top.VERSION_MISMATCH, ""),
    ISSUER(10, Group.OWN_PAGE, Top.REQUESTER, ""),
    IDENTIFIER(11, Group.SERVICE, Top.REQUESTER, ""),
    LEVEL(12, Group.SERVICE, Top.REQUESTER, "NoAuthnContext"),
    INSTANT(13, Group.SERVICE, Top.REQUESTER, "RequestDenied"),
    DESTINATION(14, Group.SERVICE, Top.REQUESTER, "RequestUnsupported"),
    PASSIVE(15, Group.SERVICE, Top.REQUESTER, "NoPassive"),
    SERVICE_ADDRESS(16, Group.SERVICE, Top.REQUESTER, "RequestUnsupported"),
    NAME_FORMAT(17, Group.SERVICE, Top.REQUESTER, "RequestUnsupported"),
    ATTRIBUTES(18, Group.SERVICE, Top.REQUESTER, "RequestUnsupported"),
    WRONG_CREDENTIALS(19, Group.PERSON, Top.RESPONDER, "AuthnFailed"),
    LEVEL_NOT_HAD(20, Group.PERSON, Top.RESPONDER, "AuthnFailed"),
    TOO_LATE(21, Group.PERSON, Top.RESPONDER, "AuthnFailed"),
    NO_CONSENT(22, Group.PERSON, Top.RESPONDER, "AuthnFailed"),
    SUSPENDED(23, Group.PERSON, Top.RESPONDER, "AuthnFailed"),
    RESERVED_24(24, Group.UNASSIGNED, Top.RESPONDER, "AuthnFailed"),
    CANCELLED(25, Group.PERSON, Top.RESPONDER, "AuthnFailed"),
    UNASSIGNED_26(26, Group.UNASSIGNED, Top.RESPONDER, "AuthnFailed"),
    UNASSIGNED_27(27, Group.UNASSIGNED, Top.RESPONDER, "AuthnFailed"),
    UNASSIGNED_28(28, Group.UNASSIGNED, Top.RESPONDER, "AuthnFailed"),
    UNASSIGNED_29(29, Group.UNASSIGNED, Top.RESPONDER, "AuthnFailed"),
    OTHER_KIND(30, Group.PERSON, Top.RESPONDER, "AuthnFailed");

    /** Who is told of it, or why nobody is. */
    enum Group {

        /** The person, by the service. */
        PERSON,

        /** Whoever runs the service, whose request is broken. */
        SERVICE,

        /** The person, by a page of the identity provider: a service gets it only from this one. */
        OWN_PAGE,

        /** Numbers that the rules give no meaning. */
        UNASSIGNED
    }

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    private final int number;
    private final Group group;
    private final Top top;
    private final String second;

    SpidError(int number, Group group, Top top, String second) {
        this.number = number;
        this.group = group;
        this.top = top;
        this.second = second;
    }

    private enum Top {
        REQUESTER("Requester"),
        RESPONDER("Responder"),
        VERSION_MISMATCH("VersionMismatch");

        private final String name;

        Top(String name) {
            this.name = name;
        }
    }

    /** The one of a number as a form sends it; empty if there is none. */
    static Optional<SpidError> of(String number) {
        return Arrays.stream(values())
                .filter(error -> String.valueOf(error.number).equals(number))
                .findFirst();
    }

    int number() {
        return number;
    }

    /** What stands in the status message, such as {@code ErrorCode nr08}. */
    String message() {
        return "ErrorCode " + code();
    }

    /** Such as {@code nr08}. */
    String code() {
        return String.format(Locale.ROOT, "nr%02d", number);
    }

    /** The status code, a URI. */
    String status() {
        return STATUS + top.name;
    }

    /** The status code inside of it, a URI; empty if the rules name none. */
    Optional<String> secondStatus() {
        return second.isEmpty() ? Optional.empty() : Optional.of(STATUS + second);
    }

    /** With what HTTP status a page of the identity provider tells it. */
    int httpStatus() {
        return switch (this) {
            case UNAVAILABLE -> 503;
            case FAULT -> 500;
            default -> 403;
        };
    }

    Group group() {
        return group;
    }
}
