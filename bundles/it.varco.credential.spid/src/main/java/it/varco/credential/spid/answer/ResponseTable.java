package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.Response.has;
import static it.varco.credential.spid.answer.Response.hasSome;
import static it.varco.credential.spid.answer.Response.instant;

import it.varco.federation.Saml;
import it.varco.federation.SignatureFlaw;
import it.varco.federation.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.namespace.QName;

/**
 * The checks of a response, row by row, in the order of the rules: the first that does not hold ends it. Absent counts
 * as wrong. Well-formed and valid it is already (SPID-43 to SPID-45).
 *
 * @source SPID-23, SPID-46 to SPID-78; SEC-14
 */
final class ResponseTable {

    private static final QName RESPONSE = Saml.protocol("Response");
    private static final QName ASSERTION = Saml.assertion("Assertion");
    private static final QName ENCRYPTED = Saml.assertion("EncryptedAssertion");
    private static final QName AUDIENCE_RESTRICTION = Saml.assertion("AudienceRestriction");

    /** Conditions whose sense is known; to use an assertion once, and to make no other of it, is what Varco does. */
    private static final Set<QName> UNDERSTOOD =
            Set.of(AUDIENCE_RESTRICTION, Saml.assertion("OneTimeUse"), Saml.assertion("ProxyRestriction"));

    /** About the message: before anybody is told that a provider let nobody in. */
    static final List<Row> MESSAGE = List.of(
            Row.of("SPID-46", "spid.root", response -> response.root().is(RESPONSE)),
            Row.of("SPID-47", "spid.count", ResponseTable::isOneMessage),
            Row.of("SPID-48", "spid.id", response -> hasSome(response.root(), "ID")),
            Row.of("SPID-49", "spid.version", response -> has(response.root(), "Version", Saml.VERSION)),
            Row.of("SPID-50", "spid.issueInstant", response -> response.isIssuedInTime(response.root())),
            Row.of("SPID-51", "spid.inResponseTo", response -> isToTheRequest(response, response.root())),
            Row.of("SPID-52", "spid.destination", response -> isToUs(response, response.root(), "Destination")),
            Row.of("SPID-53", "spid.issuer", ResponseTable::isIssuedByTheProvider),
            Row.of(
                    "SPID-54",
                    "spid.statusCode",
                    response -> response.statusCode()
                            .filter(code -> hasSome(code, "Value"))
                            .isPresent()));

    /** About the assertion: only where the status is Success (SPID-55). */
    static final List<Row> ASSERTED = List.of(
            Row.of("SPID-56", "spid.assertion", response -> response.assertion().isPresent()),
            Row.signature(
                    "SPID-57, SPID-59, SPID-60, SPID-61",
                    "spid.signature",
                    response -> response.assertion().flatMap(response::flaw)),
            Row.signature("SPID-58", "spid.response.signature", ResponseTable::flawOfResponse),
            Row.of("SPID-62", "spid.assertion.id", in(assertion -> hasSome(assertion, "ID"))),
            Row.of("SPID-62", "spid.assertion.version", in(assertion -> has(assertion, "Version", Saml.VERSION))),
            Row.of(
                    "SPID-62",
                    "spid.assertion.issueInstant",
                    response -> response.assertion()
                            .filter(response::isIssuedInTime)
                            .isPresent()),
            Row.of("SPID-63", "spid.assertion.issuer", ResponseTable::isAssertedByTheProvider),
            Row.of(
                    "SPID-64",
                    "spid.subject",
                    response -> response.inAssertion("Subject")
                            .filter(subject -> !subject.children().isEmpty())
                            .isPresent()),
            Row.of("SPID-65", "spid.nameId", ResponseTable::namesSomebodyThisOnce),
            Row.of(
                    "SPID-66",
                    "spid.confirmation",
                    response -> response.confirmation().isPresent()),
            Row.of(
                    "SPID-67",
                    "spid.confirmation.data",
                    response -> response.confirmationData()
                            .filter(data -> data.attribute("NotBefore").isEmpty())
                            .isPresent()),
            Row.of(
                    "SPID-68",
                    "spid.recipient",
                    response -> response.confirmationData()
                            .filter(data -> isToUs(response, data, "Recipient"))
                            .isPresent()),
            Row.of(
                    "SPID-69",
                    "spid.confirmation.inResponseTo",
                    response -> response.confirmationData()
                            .filter(data -> isToTheRequest(response, data))
                            .isPresent()),
            Row.of(
                    "SPID-70",
                    "spid.confirmation.notOnOrAfter",
                    response -> response.confirmationData()
                            .flatMap(data -> instant(data, "NotOnOrAfter"))
                            .filter(response::isAhead)
                            .isPresent()),
            Row.of(
                    "SPID-71",
                    "spid.conditions.notBefore",
                    response -> response.inAssertion("Conditions")
                            .flatMap(conditions -> instant(conditions, "NotBefore"))
                            .filter(response::isReached)
                            .isPresent()),
            Row.of(
                    "SPID-71",
                    "spid.conditions.notOnOrAfter",
                    response -> response.inAssertion("Conditions")
                            .flatMap(conditions -> instant(conditions, "NotOnOrAfter"))
                            .filter(response::isAhead)
                            .isPresent()),
            Row.of("SPID-72", "spid.audience", ResponseTable::isMadeForUs),
            Row.of(
                    "SPID-73",
                    "spid.condition",
                    response -> response.inAssertion("Conditions")
                            .filter(conditions -> conditions.children().stream()
                                    .map(XmlNode::name)
                                    .allMatch(UNDERSTOOD::contains))
                            .isPresent()),
            Row.of(
                    "SPID-74",
                    "spid.authnInstant",
                    response -> response.inAssertion("AuthnStatement")
                            .flatMap(statement -> instant(statement, "AuthnInstant"))
                            .filter(response::isReached)
                            .isPresent()),
            Row.of("SPID-74, SPID-23", "spid.authnInstant.old", ResponseTable::isAnewAsAsked),
            Row.of(
                    "SPID-74",
                    "spid.classReference",
                    response -> response.classReference().isPresent()),
            Row.of("SPID-75, SPID-76", "spid.level", ResponseTable::isOfTheLevel),
            Row.of(
                    "SPID-77",
                    "spid.attributes.shape",
                    response -> response.attributes().areWellShaped()),
            Row.of(
                    "SPID-77",
                    "spid.attributes",
                    response -> response.attributes()
                            .areComplete(response.expected().request().asked().attributes())),
            Row.of(
                    "SPID-78",
                    "spid.fiscalNumber",
                    response -> response.attributes().codiceFiscale().isPresent()));

    private ResponseTable() {}

    /** The code of the first row that does not hold. */
    static Optional<String> flaw(List<Row> rows, Response response) {
        return rows.stream().flatMap(row -> row.finds(response).stream()).findFirst();
    }

    private static boolean isOneMessage(Response response) {
        return response.document().count(RESPONSE) == 1
                && response.document().count(ASSERTION) <= 1
                && response.document().count(ENCRYPTED) == 0
                && response.document().hasUniqueIdentifiers();
    }

    private static boolean isToTheRequest(Response response, XmlNode element) {
        return has(element, "InResponseTo", response.expected().request().id());
    }

    /** Compared with what is configured: what the browser calls us says nothing. */
    private static boolean isToUs(Response response, XmlNode element, String attribute) {
        return has(
                element,
                attribute,
                response.expected().request().returnAddress().toString());
    }

    private static boolean isIssuedByTheProvider(Response response) {
        return response.root()
                .child(Saml.assertion("Issuer"))
                .filter(response::isByTheProvider)
                .filter(issuer ->
                        issuer.attribute("Format").map(Saml.ENTITY::equals).orElse(true))
                .isPresent();
    }

    private static boolean isAssertedByTheProvider(Response response) {
        return response.inAssertion("Issuer")
                .filter(response::isByTheProvider)
                .filter(issuer -> has(issuer, "Format", Saml.ENTITY))
                .isPresent();
    }

    /** Signed or not, unless it has to be; but never wrongly. */
    private static Optional<SignatureFlaw> flawOfResponse(Response response) {
        return response.flaw(response.root())
                .filter(flaw -> flaw != SignatureFlaw.ABSENT
                        || response.expected().terms().bothSigned());
    }

    private static boolean namesSomebodyThisOnce(Response response) {
        return response.nameId()
                .filter(name -> name.text().isPresent())
                .filter(name -> has(name, "Format", Saml.TRANSIENT))
                .filter(name -> hasSome(name, "NameQualifier"))
                .isPresent();
    }

    /** In every restriction, each audience with a name, and one of them ours. */
    private static boolean isMadeForUs(Response response) {
        List<XmlNode> restrictions = response.inAssertion("Conditions").stream()
                .flatMap(conditions -> conditions.children(AUDIENCE_RESTRICTION).stream())
                .toList();
        return !restrictions.isEmpty() && restrictions.stream().allMatch(each -> isForUs(response, each));
    }

    private static boolean isForUs(Response response, XmlNode restriction) {
        List<Optional<String>> audiences = restriction.children(Saml.assertion("Audience")).stream()
                .map(XmlNode::text)
                .toList();
        return audiences.stream().allMatch(Optional::isPresent)
                && audiences.contains(Optional.of(response.expected().terms().entityId()));
    }

    /** Who was to be asked again did not come in by an earlier login (CORE 3.4.1). */
    private static boolean isAnewAsAsked(Response response) {
        return !response.expected().request().asked().anew()
                || response.inAssertion("AuthnStatement")
                        .flatMap(statement -> instant(statement, "AuthnInstant"))
                        .filter(response::isSinceRequest)
                        .isPresent();
    }

    private static boolean isOfTheLevel(Response response) {
        SentRequest.Asked asked = response.expected().request().asked();
        return response.classReference()
                .flatMap(SpidLevel::named)
                .filter(given -> asked.comparison().accepts(asked.level(), given))
                .isPresent();
    }

    private static Predicate<Response> in(Predicate<XmlNode> holds) {
        return response -> response.assertion().filter(holds).isPresent();
    }
}
