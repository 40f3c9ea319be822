package it.varco.itests.saml;

import it.varco.federation.Saml;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** The assertion, and whom it is about (SPID-62 to SPID-70). */
final class AssertionCases {

    private static final String NAME = "assertion";
    private static final String PATH = "Assertion";
    private static final String CONFIRMATION = "Assertion/Subject/SubjectConfirmation";
    private static final String DATA = CONFIRMATION + "/SubjectConfirmationData";

    private AssertionCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(Field.attribute("assertion-id", "SPID-62", "the ID of the assertion", PATH, "ID")
                .missing(Expected.INVALID)
                .empty(Expected.INVALID)
                .is("malformed", "no name of XML", scene -> "12 34", Expected.INVALID)
                .cases());
        cases.addAll(ResponseCases.version(PATH, NAME, "SPID-62"));
        cases.addAll(ResponseCases.instant(PATH, NAME, "SPID-62 SPID-80"));
        cases.addAll(ResponseCases.issuer(PATH, NAME, "SPID-63 SPID-87"));
        cases.addAll(Field.element("assertion-issuer", "SPID-63", "the Issuer of the assertion", "Assertion/Issuer")
                .missing(Expected.INVALID)
                .cases());
        cases.addAll(Field.attribute(
                        "assertion-issuer-format",
                        "SPID-63",
                        "the Format of the Issuer of the assertion",
                        "Assertion/Issuer",
                        "Format")
                .missing(Expected.REFUSED)
                .empty(Expected.REFUSED)
                .is("other", "that of a transient name", scene -> Saml.TRANSIENT, Expected.REFUSED)
                .cases());
        cases.addAll(subject());
        cases.addAll(confirmation());
        cases.addAll(confirmations());
        cases.addAll(data());
        return cases;
    }

    private static List<SpidCase> subject() {
        String name = "Assertion/Subject/NameID";
        List<SpidCase> cases = new ArrayList<>(Field.element("subject", "SPID-64", "the Subject", "Assertion/Subject")
                .missing(Expected.REFUSED)
                .empty(Expected.INVALID)
                .cases());
        cases.addAll(Field.element("name-id", "SPID-65", "the NameID", name)
                .missing(Expected.REFUSED)
                .empty(Expected.REFUSED)
                .is("blank", "blank", scene -> " \n ", Expected.REFUSED)
                .cases());
        cases.addAll(Field.attribute("name-id-format", "SPID-65", "the Format of the NameID", name, "Format")
                .missing(Expected.REFUSED)
                .empty(Expected.REFUSED)
                .is("other", "that of an entity", scene -> Saml.ENTITY, Expected.REFUSED)
                .is(
                        "persistent",
                        "that of a lasting name",
                        scene -> Saml.TRANSIENT.replace("transient", "persistent"),
                        Expected.REFUSED)
                .cases());
        cases.addAll(Field.attribute(
                        "name-id-qualifier", "SPID-65", "the NameQualifier of the NameID", name, "NameQualifier")
                .missing(Expected.REFUSED)
                .empty(Expected.REFUSED)
                .cases());
        return cases;
    }

    private static List<SpidCase> confirmation() {
        List<SpidCase> cases =
                new ArrayList<>(Field.element("confirmation", "SPID-66", "the SubjectConfirmation", CONFIRMATION)
                        .missing(Expected.REFUSED)
                        .cases());
        cases.addAll(Field.attribute(
                        "confirmation-method", "SPID-66", "the Method of the confirmation", CONFIRMATION, "Method")
                .missing(Expected.INVALID)
                .empty(Expected.REFUSED)
                .is(
                        "other",
                        "holder of key",
                        scene -> GoodResponse.BEARER.replace("bearer", "holder-of-key"),
                        Expected.REFUSED)
                .cases());
        cases.addAll(Field.element("confirmation-data", "SPID-66 SPID-67", "the SubjectConfirmationData", DATA)
                .missing(Expected.REFUSED)
                .cases());
        cases.addAll(Field.attribute(
                        "confirmation-not-before", "SPID-67", "the NotBefore of the confirmation", DATA, "NotBefore")
                .is("present", "there, in the past", scene -> scene.in(-600), Expected.REFUSED)
                .cases());
        return cases;
    }

    private static List<SpidCase> confirmations() {
        return List.of(AnswerCase.of(
                "confirmation-other-beside",
                "SPID-66",
                "another confirmation, of a holder of a key, stands before that of the bearer",
                Expected.ACCEPTED,
                Making.good().before((message, scene) -> {
                    Element other = Message.copy(message.at(CONFIRMATION));
                    other.setAttribute("Method", GoodResponse.BEARER.replace("bearer", "holder-of-key"));
                    Message.before(message.at(CONFIRMATION), other);
                })));
    }

    private static List<SpidCase> data() {
        List<SpidCase> cases = new ArrayList<>(Field.attribute(
                        "recipient", "SPID-68", "the Recipient", DATA, "Recipient")
                .missing(Expected.REFUSED)
                .empty(Expected.REFUSED)
                .is(
                        "other",
                        "the address of another gateway",
                        scene -> "https://staging.example/accesso/spid/ritorno",
                        Expected.REFUSED)
                .is("slash", "our address and a slash", scene -> scene.asked().consumer() + "/", Expected.REFUSED)
                .cases());
        cases.addAll(Field.attribute(
                        "confirmation-request", "SPID-69", "the InResponseTo of the confirmation", DATA, "InResponseTo")
                .missing(Expected.REFUSED)
                .empty(Expected.INVALID)
                .is("other", "that of another request", scene -> "_nobody-asked-this", Expected.REFUSED)
                .cases());
        cases.addAll(Field.attribute(
                        "confirmation-end",
                        "SPID-70 SPID-80",
                        "the NotOnOrAfter of the confirmation",
                        DATA,
                        "NotOnOrAfter")
                .missing(Expected.REFUSED)
                .empty(Expected.INVALID)
                .is("malformed", "no instant", scene -> "tomorrow", Expected.INVALID)
                .is("without-zone", "without a zone", scene -> Moments.nowhere(scene.in(300)), Expected.REFUSED)
                .is("past", "past, by more than the skew", scene -> scene.in(Moments.PAST_OUTSIDE), Expected.REFUSED)
                .is(
                        "shortly-past",
                        "past, by less than the skew",
                        scene -> scene.in(Moments.PAST_INSIDE),
                        Expected.ACCEPTED)
                .cases());
        return cases;
    }
}
