package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Responses as a provider sends them, and what an attacker makes of them. */
final class Answer {

    static final String PERSON = "TINIT-RSSMRA80A01H501U";
    static final String VICTIM = "TINIT-VRDLGU75C20F205B";

    private static final String AT = "2026-11-20T10:00:00Z";
    private static final SamlWriter WRITER = new SamlWriter();

    private Answer() {}

    /** A good one: response and assertion signed. */
    static String good() {
        return text(WRITER.write(
                response(assertion("_a", PERSON).signed(TestKeys.provider())).signed(TestKeys.provider())));
    }

    /** Good as well: the assertion alone is signed. */
    static String signedInside() {
        return signedInside(TestKeys.provider());
    }

    static String signedInside(SigningKey key) {
        return text(WRITER.write(response(assertion("_a", PERSON).signed(key))));
    }

    /** Nothing is signed. */
    static String unsigned() {
        return text(WRITER.write(response(assertion("_a", PERSON))));
    }

    /** The response alone is signed. */
    static String signedOutside() {
        return text(WRITER.write(response(assertion("_a", PERSON)).signed(TestKeys.provider())));
    }

    static XmlDraft response(XmlDraft assertion) {
        return XmlDraft.of(Saml.protocol("Response"))
                .attribute("ID", "_r")
                .attribute("Version", Saml.VERSION)
                .attribute("IssueInstant", AT)
                .child(Saml.assertion("Issuer"), "https://idp.example")
                .child(XmlDraft.of(Saml.protocol("Status"))
                        .child(XmlDraft.of(Saml.protocol("StatusCode")).attribute("Value", Saml.SUCCESS)))
                .child(assertion);
    }

    static XmlDraft assertion(String id, String person) {
        return XmlDraft.of(Saml.assertion("Assertion"))
                .attribute("ID", id)
                .attribute("Version", Saml.VERSION)
                .attribute("IssueInstant", AT)
                .child(Saml.assertion("Issuer"), "https://idp.example")
                .child(XmlDraft.of(Saml.assertion("Subject")).child(Saml.assertion("NameID"), "_name"))
                .child(XmlDraft.of(Saml.assertion("AttributeStatement"))
                        .child(XmlDraft.of(Saml.assertion("Attribute"))
                                .attribute("Name", "fiscalNumber")
                                .child(Saml.assertion("AttributeValue"), person)));
    }

    /** The same after an attacker worked on it. */
    static String forged(String answer, Consumer<Document> work) {
        Document document = parsed(answer);
        work.accept(document);
        return written(document);
    }

    /** A copy of the assertion, for the victim, not signed any more. */
    static Element forgedAssertion(Document document, String id) {
        Element forged = (Element) first(document, Saml.ASSERTION, "Assertion").cloneNode(true);
        forged.setAttribute("ID", id);
        forged.removeChild(
                forged.getElementsByTagNameNS(Saml.SIGNATURE, "Signature").item(0));
        forged.getElementsByTagNameNS(Saml.ASSERTION, "AttributeValue").item(0).setTextContent(VICTIM);
        return forged;
    }

    static Element first(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        assertThat(found.getLength()).as(name).isPositive();
        return (Element) found.item(0);
    }

    static Document parsed(String answer) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes(answer)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String answer) {
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
