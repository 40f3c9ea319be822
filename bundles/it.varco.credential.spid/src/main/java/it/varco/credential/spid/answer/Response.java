package it.varco.credential.spid.answer;

import it.varco.federation.Saml;
import it.varco.federation.SamlDocument;
import it.varco.federation.SamlInstant;
import it.varco.federation.SignatureCheck;
import it.varco.federation.SignatureFlaw;
import it.varco.federation.XmlNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A response while it is looked at: its parts, each found by going down from the one element that was verified, and
 * what they are compared with. A part that is there twice where once is right is not there.
 */
final class Response {

    /** For how long a request is kept at most (SPID-34). */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    private final SamlDocument document;
    private final Expectation expected;
    private final SignatureCheck signatures;
    private final Instant now;

    Response(SamlDocument document, Expectation expected, SignatureCheck signatures, Instant now) {
        this.document = document;
        this.expected = expected;
        this.signatures = signatures;
        this.now = now;
    }

    SamlDocument document() {
        return document;
    }

    Expectation expected() {
        return expected;
    }

    XmlNode root() {
        return document.root();
    }

    Optional<XmlNode> statusCode() {
        return root().child(Saml.protocol("Status")).flatMap(status -> status.child(Saml.protocol("StatusCode")));
    }

    /** What the provider says about it; may be empty. */
    String statusMessage() {
        return root().child(Saml.protocol("Status"))
                .flatMap(status -> status.child(Saml.protocol("StatusMessage")))
                .flatMap(XmlNode::text)
                .orElse("");
    }

    /** The one right inside the response. */
    Optional<XmlNode> assertion() {
        return root().child(Saml.assertion("Assertion"));
    }

    Optional<XmlNode> inAssertion(String name) {
        return assertion().flatMap(assertion -> assertion.child(Saml.assertion(name)));
    }

    Optional<XmlNode> nameId() {
        return inAssertion("Subject").flatMap(subject -> subject.child(Saml.assertion("NameID")));
    }

    /** The confirmation that whoever brings the message is the one it is about; empty if there are two. */
    Optional<XmlNode> confirmation() {
        List<XmlNode> bearers = inAssertion("Subject").stream()
                .flatMap(subject -> subject.children(Saml.assertion("SubjectConfirmation")).stream())
                .filter(each -> has(each, "Method", BEARER))
                .toList();
        return bearers.size() == 1 ? Optional.of(bearers.get(0)) : Optional.empty();
    }

    Optional<XmlNode> confirmationData() {
        return confirmation().flatMap(each -> each.child(Saml.assertion("SubjectConfirmationData")));
    }

    Optional<String> classReference() {
        return inAssertion("AuthnStatement")
                .flatMap(statement -> statement.child(Saml.assertion("AuthnContext")))
                .flatMap(context -> context.child(Saml.assertion("AuthnContextClassRef")))
                .flatMap(XmlNode::text);
    }

    Attributes attributes() {
        return new Attributes(assertion()
                .map(assertion -> assertion.children(Saml.assertion("AttributeStatement")))
                .orElse(List.of()));
    }

    /** What is wrong with the signature of an element, by the keys of the provider that was asked alone. */
    Optional<SignatureFlaw> flaw(XmlNode signed) {
        return signatures.flaw(signed, expected.provider().keys());
    }

    /** Whether an instant was reached, as far as clocks agree. */
    boolean isReached(Instant instant) {
        return !instant.isAfter(now.plus(expected.terms().skew()));
    }

    /** Whether an instant is yet to come, as far as clocks agree. */
    boolean isAhead(Instant instant) {
        return now.minus(expected.terms().skew()).isBefore(instant);
    }

    /**
     * When the confirmation ends for every clock that counts (SPID-81), or nobody waits for it any more: providers say
     * what they like.
     */
    Instant usableUntil() {
        Instant said = confirmationData()
                .flatMap(data -> instant(data, "NotOnOrAfter"))
                .orElseThrow();
        Instant awaited = expected.request().at().plus(LONGEST_WAIT);
        return (said.isBefore(awaited) ? said : awaited).plus(expected.terms().skew());
    }

    /** Whether an instant is not before the second of the request, as far as clocks agree. */
    boolean isSinceRequest(Instant instant) {
        Instant earliest = expected.request()
                .at()
                .truncatedTo(ChronoUnit.SECONDS)
                .minus(expected.terms().skew());
        return !instant.truncatedTo(ChronoUnit.SECONDS).isBefore(earliest);
    }

    /** Whether an element was made after the request, and not in the future. */
    boolean isIssuedInTime(XmlNode element) {
        return instant(element, "IssueInstant")
                .filter(this::isReached)
                .filter(this::isSinceRequest)
                .isPresent();
    }

    boolean isByTheProvider(XmlNode issuer) {
        return issuer.text().filter(expected.provider().entityId()::equals).isPresent();
    }

    static Optional<Instant> instant(XmlNode element, String attribute) {
        return element.attribute(attribute).flatMap(SamlInstant::parse);
    }

    static boolean has(XmlNode element, String attribute, String value) {
        return element.attribute(attribute).filter(value::equals).isPresent();
    }

    static boolean hasSome(XmlNode element, String attribute) {
        return element.attribute(attribute).filter(value -> !value.isBlank()).isPresent();
    }
}
