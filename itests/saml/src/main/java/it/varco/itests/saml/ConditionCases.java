package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** For whom, until when, and at which level (SPID-71 to SPID-76). */
final class ConditionCases {

    private static final String CONDITIONS = "Assertion/Conditions";
    private static final String RESTRICTION = CONDITIONS + "/AudienceRestriction";
    private static final String AUDIENCE = RESTRICTION + "/Audience";
    private static final String STATEMENT = "Assertion/AuthnStatement";
    private static final String CLASS = STATEMENT + "/AuthnContext/AuthnContextClassRef";
    private static final String ELSEWHERE = "https://staging.example";
    private static final int LEVELS = 3;

    private ConditionCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(Field.element("conditions", "SPID-71", "the Conditions", CONDITIONS)
                .missing(Expected.REFUSED)
                .cases());
        cases.addAll(Field.attribute(
                        "conditions-start",
                        "SPID-71 SPID-80",
                        "the NotBefore of the conditions",
                        CONDITIONS,
                        "NotBefore")
                .missing(Expected.REFUSED)
                .empty(Expected.INVALID)
                .is("malformed", "no instant", scene -> "soon", Expected.INVALID)
                .reached()
                .cases());
        cases.addAll(Field.attribute(
                        "conditions-end",
                        "SPID-71 SPID-80",
                        "the NotOnOrAfter of the conditions",
                        CONDITIONS,
                        "NotOnOrAfter")
                .missing(Expected.REFUSED)
                .empty(Expected.INVALID)
                .is("malformed", "no instant", scene -> "late", Expected.INVALID)
                .is("other-zone", "with +00:00 for Z", scene -> Moments.elsewhere(scene.in(300)), Expected.REFUSED)
                .is("past", "past, by more than the skew", scene -> scene.in(Moments.PAST_OUTSIDE), Expected.REFUSED)
                .cases());
        cases.addAll(audience());
        cases.addAll(audiences());
        cases.addAll(unknown());
        cases.addAll(known());
        cases.addAll(statement());
        cases.addAll(levels());
        return cases;
    }

    private static List<SpidCase> audience() {
        List<SpidCase> cases =
                new ArrayList<>(Field.element("audience-restriction", "SPID-72", "the AudienceRestriction", RESTRICTION)
                        .missing(Expected.REFUSED)
                        .cases());
        cases.addAll(Field.element("audience", "SPID-72 SPID-149", "the Audience", AUDIENCE)
                .missing(Expected.INVALID)
                .empty(Expected.REFUSED)
                .is("other", "another service", scene -> ELSEWHERE, Expected.REFUSED)
                .is("longer", "our name and a slash", scene -> scene.asked().audience() + "/", Expected.REFUSED)
                .is(
                        "upper-case",
                        "our name in capitals",
                        scene -> scene.asked().audience().toUpperCase(Locale.ROOT),
                        Expected.REFUSED)
                .is(
                        "padded",
                        "our name, with blanks around",
                        scene -> "\n " + scene.asked().audience() + "\n ",
                        Expected.ACCEPTED)
                .cases());
        return cases;
    }

    private static List<SpidCase> audiences() {
        return List.of(
                conditions(
                        "audience-several",
                        "SPID-72",
                        "our name is the last of three audiences",
                        Expected.ACCEPTED,
                        message -> {
                            Element own = message.at(AUDIENCE);
                            Message.before(own, audience(message, ELSEWHERE));
                            Message.before(own, audience(message, "https://third.example"));
                        }),
                conditions(
                        "audience-several-others",
                        "SPID-72",
                        "there are two audiences, and none is ours",
                        Expected.REFUSED,
                        message -> {
                            Element own = message.at(AUDIENCE);
                            Message.before(own, audience(message, ELSEWHERE));
                            own.setTextContent("https://third.example");
                        }),
                conditions(
                        "restriction-twice",
                        "SPID-72",
                        "there are two restrictions, both with our name",
                        Expected.ACCEPTED,
                        message -> Message.after(message.at(RESTRICTION), Message.copy(message.at(RESTRICTION)))),
                conditions(
                        "restriction-twice-one-other",
                        "SPID-72",
                        "there are two restrictions, and one of them is for another service",
                        Expected.REFUSED,
                        message -> {
                            Element other = message.saml("AudienceRestriction");
                            other.appendChild(audience(message, ELSEWHERE));
                            Message.after(message.at(RESTRICTION), other);
                        }));
    }

    private static Element audience(Message message, String text) {
        Element audience = message.saml("Audience");
        audience.setTextContent(text);
        return audience;
    }

    private static List<SpidCase> unknown() {
        return List.of(
                conditions(
                        "condition-foreign",
                        "SPID-73 SPID-45",
                        "there is a condition of a type of somebody else",
                        Expected.INVALID,
                        message -> condition(message, "x:Sunshine")),
                conditions(
                        "condition-unnamed",
                        "SPID-73",
                        "there is a condition that says nothing but its type",
                        Expected.REFUSED,
                        message -> condition(message, "saml:OneTimeUseType")));
    }

    /** Those that SAML itself has, and that hold for us: an assertion is used once, and handed to nobody. */
    private static List<SpidCase> known() {
        return List.of(
                conditions(
                        "condition-one-time-use",
                        "SPID-73",
                        "the assertion is to be used once",
                        Expected.ACCEPTED,
                        message -> message.at(CONDITIONS).appendChild(message.saml("OneTimeUse"))),
                conditions(
                        "condition-proxy",
                        "SPID-73",
                        "nobody may make an assertion from this one",
                        Expected.ACCEPTED,
                        message -> {
                            Element restriction = message.saml("ProxyRestriction");
                            restriction.setAttribute("Count", "0");
                            message.at(CONDITIONS).appendChild(restriction);
                        }));
    }

    private static void condition(Message message, String type) {
        Element condition = message.saml("Condition");
        condition.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:x", "urn:example:other");
        condition.setAttributeNS(GoodResponse.XSI, "xsi:type", type);
        message.at(CONDITIONS).appendChild(condition);
    }

    private static SpidCase conditions(
            String name, String rules, String deviation, Expected expected, Consumer<Message> change) {
        return AnswerCase.of(
                name, rules, deviation, expected, Making.good().before((message, scene) -> change.accept(message)));
    }

    private static List<SpidCase> statement() {
        List<SpidCase> cases =
                new ArrayList<>(Field.element("authn-statement", "SPID-74", "the AuthnStatement", STATEMENT)
                        .missing(Expected.REFUSED)
                        .cases());
        cases.addAll(Field.element("authn-context", "SPID-74", "the AuthnContext", STATEMENT + "/AuthnContext")
                .missing(Expected.INVALID)
                .empty(Expected.INVALID)
                .cases());
        cases.addAll(Field.attribute("authn-instant", "SPID-74 SPID-80", "the AuthnInstant", STATEMENT, "AuthnInstant")
                .missing(Expected.INVALID)
                .empty(Expected.INVALID)
                .reached()
                .cases());
        cases.addAll(Field.attribute("authn-instant", "SPID-23 SPID-80", "the AuthnInstant", STATEMENT, "AuthnInstant")
                .afterRequest()
                .cases());
        cases.add(conditions(
                "authn-class-missing",
                "SPID-74",
                "there is a declaration in the place of the class",
                Expected.REFUSED,
                message -> {
                    Element declaration = message.saml("AuthnContextDeclRef");
                    declaration.setTextContent(message.at(CLASS).getTextContent());
                    Message.replace(message.at(CLASS), declaration);
                }));
        cases.addAll(Field.element("authn-class", "SPID-75", "the AuthnContextClassRef", CLASS)
                .empty(Expected.REFUSED)
                .is("unknown", "a fourth level", scene -> Asked.LEVELS + 4, Expected.REFUSED)
                .is("http", "one of SPID, by http", scene -> level(scene).replace("https", "http"), Expected.REFUSED)
                .is("slash", "one of SPID and a slash", scene -> level(scene) + "/", Expected.REFUSED)
                .is(
                        "lower-case",
                        "one of SPID in small letters",
                        scene -> level(scene).toLowerCase(Locale.ROOT),
                        Expected.REFUSED)
                .is(
                        "saml",
                        "one of SAML",
                        scene -> "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
                        Expected.REFUSED)
                .cases());
        return cases;
    }

    private static String level(Scene scene) {
        return Asked.LEVELS + scene.asked().level();
    }

    /** Every pair of asked and given (SPID-76). */
    private static List<SpidCase> levels() {
        List<SpidCase> cases = new ArrayList<>();
        for (int asked = 1; asked <= LEVELS; asked++) {
            for (int given = 1; given <= LEVELS; given++) {
                String level = Asked.LEVELS + given;
                cases.add(new AnswerCase(
                        "level-" + asked + "-given-" + given,
                        List.of("SPID-76"),
                        "level " + asked + " is asked, and level " + given + " is given",
                        given >= asked ? Expected.ACCEPTED : Expected.REFUSED,
                        asked,
                        Making.good()
                                .before((message, scene) -> message.at(CLASS).setTextContent(level))));
            }
        }
        return cases;
    }
}
