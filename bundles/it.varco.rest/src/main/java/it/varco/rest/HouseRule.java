package it.varco.rest;

import java.util.Arrays;

/** The rules of the house that may stand against an act, each a kind of problem of its own in {@code openapi.yaml}. */
enum HouseRule {
    NOTHING_TO_UNDO("plugins.nothing-to-undo", "Nothing to take back", "The plugin was never switched."),
    UNFIT(
            "plugins.unfit",
            "A rule of the gate is against it",
            "The objections of the delivery say which, and what to do."),
    LOWER_VERSION(
            "plugins.lower-version",
            "A lower version",
            "A higher version runs; send 'lower' if it is meant to go back."),
    DEVELOPMENT(
            "plugins.development", "Nothing is approved here", "In development a jar starts if no rule is against it."),
    READ_ONLY("configuration.read-only", "The folder cannot be written", "The gateway cannot write its configuration."),
    NOT_PREVIEWED(
            "configuration.not-previewed",
            "It does not tell now",
            "The part failed, was too slow, or two others were being asked."),
    ERASED(
            "messages.erased",
            "Its text was erased",
            "The text of the message held a secret and was erased; it cannot be sent again."),
    NO_CONTACT("messages.no-contact", "No contact", "The person has no contact by which the message could go."),
    SELF("staff.self", "Not for oneself", "Nobody grants a role to themselves."),
    HELD("staff.held", "Held already", "The person holds the role, or is proposed for it."),
    OWN_PROPOSAL("staff.own-proposal", "The own proposal", "Another administrator has to agree."),
    NOT_PROPOSED("staff.not-proposed", "Nothing to agree to", "The role is not waiting for a second word."),
    MISMATCH(
            "staff.name-mismatch",
            "The name does not fit",
            "Surname and name are not those one expects behind the codice fiscale: look for a typing error in either."),
    LAST("staff.last-administrator", "The last administrator", "Nobody could administer the gateway any more."),
    LAST_ENROLLED(
            "staff.last-enrolled",
            "The last who can sign in",
            "No other administrator has a credential to sign in with."),
    NO_ROLE("staff.no-role", "No role to sign in with", "The person holds no role with which they could sign in."),
    NO_PROVIDER("staff.no-provider", "No way to make a credential", "No credential provider makes any for staff now."),
    NAME_TAKEN("tokens.name", "The name is taken", "Another application has that name."),
    NOBODY("setup.nobody", "Nobody is administrator", "Make the first administrator before."),
    OVER("setup.over", "The first start is over", "The public site is open already.");

    private final String code;
    private final String title;
    private final String detail;

    HouseRule(String code, String title, String detail) {
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    /** As the rooms name it. */
    String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** The problem that a rule makes; of a general kind for a rule that is not on the list. */
    static Problem problem(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .map(rule -> Problem.of(Kind.CONTRARY, rule.code, rule.title, rule.detail))
                .orElseGet(() -> Problem.of(Kind.CONTRARY, "The rule is " + code + "."));
    }
}
