package it.varco.federation;

import static it.varco.federation.Answer.first;
import static it.varco.federation.Answer.forged;
import static it.varco.federation.Answer.forgedAssertion;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** From the attacker's side: who can make another person of a message that was signed. */
class SignatureCheckTest {

    private static final Set<PublicKey> TRUSTED = Set.of(TestKeys.publicKey("provider"));

    private final SamlReader reader = new SamlReader();
    private final SignatureCheck check = new SignatureCheck();

    @Test
    void takesWhatTheProviderSigned() {
        assertThat(accepted(Answer.good())).contains(Answer.PERSON);
        assertThat(accepted(Answer.signedInside())).contains(Answer.PERSON);
    }

    /** Some readers take no characters by number where they expect Base64. */
    @Test
    void writesBase64InOneLine() {
        assertThat(Answer.good()).contains("SignatureValue").doesNotContain("&#");
    }

    @Test
    @Proves({"SPID-57", "SPID-141"})
    void refusesWhatIsNotSigned() {
        assertThat(flaw(Answer.unsigned(), "Assertion")).contains(SignatureFlaw.ABSENT);
        assertThat(flaw(Answer.signedOutside(), "Assertion")).contains(SignatureFlaw.ABSENT);
        assertThat(flaw(Answer.signedOutside(), "Response")).isEmpty();
    }

    @Test
    @Proves({"SPID-61", "SPID-142"})
    void refusesWhatSomebodyElseSignedWhateverKeyTheMessageCarries() {
        assertThat(flaw(Answer.signedInside(TestKeys.stranger()), "Assertion")).contains(SignatureFlaw.WRONG);
    }

    @Test
    @Proves("SPID-61")
    void readsNothingOfWhatTheMessageSaysAboutKeys() {
        for (String damaged : List.of("", "kein Zertifikat", "AAAA")) {
            String answer = forged(
                    Answer.signedInside(),
                    document ->
                            first(document, Saml.SIGNATURE, "X509Certificate").setTextContent(damaged));
            assertThat(accepted(answer)).as(damaged).contains(Answer.PERSON);
        }
        String without = forged(Answer.signedInside(), document -> remove(first(document, Saml.SIGNATURE, "KeyInfo")));
        assertThat(accepted(without)).contains(Answer.PERSON);
    }

    @Test
    @Proves("SPID-60")
    void refusesKeysThatAreTooShort() {
        XmlNode assertion = assertion(Answer.signedInside());
        assertThat(check.flaw(assertion, Set.of(TestKeys.publicKey("short")))).contains(SignatureFlaw.ALGORITHM);
        assertThat(check.flaw(assertion, Set.of())).contains(SignatureFlaw.ALGORITHM);
    }

    @Test
    @Proves("SEC-17")
    void takesAnyOfSeveralKeysWhileTheyChange() {
        Set<PublicKey> both = Set.of(TestKeys.publicKey("stranger"), TestKeys.publicKey("provider"));
        assertThat(check.flaw(assertion(Answer.signedInside()), both)).isEmpty();
    }

    @Test
    @Proves({"SPID-87", "SPID-146"})
    void readsTheWholeValueAroundAComment() {
        String answer = forged(Answer.signedInside(), document -> {
            Element value = first(document, Saml.ASSERTION, "AttributeValue");
            value.setTextContent("");
            value.appendChild(document.createTextNode(Answer.PERSON.substring(0, 9)));
            value.appendChild(document.createComment("x"));
            value.appendChild(document.createTextNode(Answer.PERSON.substring(9)));
        });
        assertThat(answer).contains("<!--x-->");
        assertThat(accepted(answer)).contains(Answer.PERSON);
    }

    static Stream<Arguments> wrappings() {
        return Stream.of(
                attack(
                        "another assertion before",
                        document -> response(document).insertBefore(forgedAssertion(document, "_b"), signed(document))),
                attack(
                        "another assertion after",
                        document -> response(document).appendChild(forgedAssertion(document, "_b"))),
                attack("another assertion around the signed one", document -> {
                    Element signed = signed(document);
                    Element forged = forgedAssertion(document, "_b");
                    response(document).replaceChild(forged, signed);
                    forged.appendChild(signed);
                }),
                attack("the signed one inside the signature of another", document -> {
                    Element signed = signed(document);
                    Element signature = signature(signed);
                    Element forged = forgedAssertion(document, "_b");
                    signed.removeChild(signature);
                    response(document).replaceChild(forged, signed);
                    forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
                    signature.appendChild(inObject(document, signed));
                }),
                attack("the signed one in an object of the signature", document -> {
                    Element signed = signed(document);
                    Element signature = (Element)
                            first(document, Saml.SIGNATURE, "Signature").cloneNode(true);
                    Element forged = forgedAssertion(document, "_a");
                    response(document).replaceChild(forged, signed);
                    signature.appendChild(inObject(document, signed));
                    forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
                }),
                attack("the signed one in extensions", document -> {
                    Element signed = signed(document);
                    response(document).replaceChild(forgedAssertion(document, "_b"), signed);
                    Element extensions = document.createElementNS(Saml.PROTOCOL, "samlp:Extensions");
                    extensions.appendChild(signed);
                    response(document).insertBefore(extensions, status(document));
                }),
                attack("the signed one in the details of the status", document -> {
                    Element signed = signed(document);
                    response(document).replaceChild(forgedAssertion(document, "_b"), signed);
                    Element detail = document.createElementNS(Saml.PROTOCOL, "samlp:StatusDetail");
                    detail.appendChild(signed);
                    status(document).appendChild(detail);
                }),
                attack(
                        "two with one identifier",
                        document -> response(document).insertBefore(forgedAssertion(document, "_a"), signed(document))),
                attack("the signature moved to a forged one", document -> {
                    Element signed = signed(document);
                    Element signature = signature(signed);
                    Element forged = forgedAssertion(document, "_b");
                    forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
                    response(document).replaceChild(forged, signed);
                }),
                attack("the whole response in extensions of another", document -> {
                    Element whole = response(document);
                    Element outer = (Element) whole.cloneNode(false);
                    outer.setAttribute("ID", "_o");
                    Element extensions = document.createElementNS(Saml.PROTOCOL, "samlp:Extensions");
                    document.replaceChild(outer, whole);
                    outer.appendChild(whole.getFirstChild().cloneNode(true));
                    outer.appendChild(extensions);
                    extensions.appendChild(whole);
                    outer.appendChild(first(document, Saml.PROTOCOL, "Status").cloneNode(true));
                    outer.appendChild(forgedAssertion(document, "_b"));
                }),
                attack(
                        "the value changed",
                        document -> first(document, Saml.ASSERTION, "AttributeValue")
                                .setTextContent(Answer.VICTIM)),
                attack(
                        "the signature emptied",
                        document -> first(document, Saml.SIGNATURE, "SignatureValue")
                                .setTextContent("")),
                attack("a second value beside the signed one", document -> {
                    Element statement = first(document, Saml.ASSERTION, "AttributeStatement");
                    statement.appendChild(statement.getFirstChild().cloneNode(true));
                }));
    }

    private static Arguments attack(String name, Consumer<Document> work) {
        return Arguments.of(name, work);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrappings")
    @Proves({"SPID-47", "SPID-59", "SPID-140", "SEC-13"})
    void acceptsNobodyFromAMessageThatWasWrapped(String name, Consumer<Document> work) {
        for (String answer : List.of(Answer.good(), Answer.signedInside())) {
            assertThat(accepted(answer)).contains(Answer.PERSON);
            String attack = forged(answer, work);
            assertThat(attack).isNotEqualTo(answer);

            assertThat(accepted(attack)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                "http://www.w3.org/2007/05/xmldsig-more#rsa-pss",
                "none"
            })
    @Proves({"SPID-60", "SPID-143"})
    void refusesASignatureByAnAlgorithmThatIsNotListed(String algorithm) {
        assertThat(flaw(naming("SignatureMethod", algorithm), "Assertion")).contains(SignatureFlaw.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5", ""})
    @Proves({"SPID-60", "SPID-143"})
    void refusesADigestThatIsNotListed(String algorithm) {
        assertThat(flaw(naming("DigestMethod", algorithm), "Assertion")).contains(SignatureFlaw.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/2000/09/xmldsig#base64",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"
            })
    @Proves({"SPID-59", "SPID-144"})
    void refusesATransformThatIsNotOfTheProfile(String algorithm) {
        assertThat(flaw(naming("Transform", algorithm), "Assertion")).contains(SignatureFlaw.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#_r", "#", "#xpointer(/)", "file:///etc/hostname", "http://127.0.0.1:9/"})
    @Proves({"SPID-59", "SPID-144"})
    void refusesAReferenceToAnythingElse(String uri) {
        String answer = forged(
                Answer.signedInside(),
                document -> first(document, Saml.SIGNATURE, "Reference").setAttribute("URI", uri));
        assertThat(flaw(answer, "Assertion")).contains(SignatureFlaw.SHAPE);
    }

    @Test
    @Proves("SPID-59")
    void refusesASecondReferenceAndASecondSignature() {
        String twice = forged(Answer.signedInside(), document -> {
            Element reference = first(document, Saml.SIGNATURE, "Reference");
            reference.getParentNode().appendChild(reference.cloneNode(true));
        });
        assertThat(flaw(twice, "Assertion")).contains(SignatureFlaw.SHAPE);
        // the schema alone would not let two signatures pass
        Document document = Answer.parsed(Answer.signedInside());
        Element signature = first(document, Saml.SIGNATURE, "Signature");
        signature.getParentNode().appendChild(signature.cloneNode(true));
        assertThat(check.flaw(new XmlNode(signed(document)), TRUSTED)).contains(SignatureFlaw.SHAPE);
    }

    private static String naming(String element, String algorithm) {
        return forged(
                Answer.signedInside(),
                document -> first(document, Saml.SIGNATURE, element).setAttribute("Algorithm", algorithm));
    }

    /** Whom a message names, if it passes what every provider asks of one. */
    private Optional<String> accepted(String answer) {
        if (!(reader.message(Answer.bytes(answer)) instanceof Reading.Read read)) {
            return Optional.empty();
        }
        SamlDocument document = read.document();
        XmlNode root = document.root();
        boolean one = root.is(Saml.protocol("Response"))
                && document.count(Saml.protocol("Response")) == 1
                && document.count(Saml.assertion("Assertion")) == 1
                && document.hasUniqueIdentifiers();
        return Optional.of(root)
                .filter(response -> one)
                .filter(response -> check.flaw(response, TRUSTED)
                        .filter(flaw -> flaw != SignatureFlaw.ABSENT)
                        .isEmpty())
                .flatMap(response -> response.child(Saml.assertion("Assertion")))
                .filter(assertion -> check.flaw(assertion, TRUSTED).isEmpty())
                .flatMap(assertion -> assertion.child(Saml.assertion("AttributeStatement")))
                .flatMap(statement -> statement.child(Saml.assertion("Attribute")))
                .flatMap(attribute -> attribute.child(Saml.assertion("AttributeValue")))
                .flatMap(XmlNode::text);
    }

    private Optional<SignatureFlaw> flaw(String answer, String element) {
        XmlNode root = new XmlNode(Answer.parsed(answer).getDocumentElement());
        return check.flaw(
                element.equals("Response")
                        ? root
                        : root.child(Saml.assertion(element)).orElseThrow(),
                TRUSTED);
    }

    private static XmlNode assertion(String answer) {
        return new XmlNode(signed(Answer.parsed(answer)));
    }

    private static Element response(Document document) {
        return document.getDocumentElement();
    }

    private static Element signed(Document document) {
        return first(document, Saml.ASSERTION, "Assertion");
    }

    private static Element signature(Element signed) {
        return (Element)
                signed.getElementsByTagNameNS(Saml.SIGNATURE, "Signature").item(0);
    }

    private static Element status(Document document) {
        return first(document, Saml.PROTOCOL, "Status");
    }

    private static Element inObject(Document document, Element signed) {
        Element object = document.createElementNS(Saml.SIGNATURE, "ds:Object");
        object.appendChild(signed);
        return object;
    }

    private static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }
}
