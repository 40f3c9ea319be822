package it.varco.credential.spid.answer;

import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The response of an identity provider to one request: good, or changed in one place before it is signed. Signed are
 * both parts, unless it says otherwise.
 */
public final class TestResponse {

    /** When all of it happens. */
    public static final Instant NOW = Instant.parse("2026-11-20T10:00:10Z");

    /** Our name. */
    public static final String ENTITY_ID = "https://varco.example";

    /** Where the answer comes in. */
    public static final URI RETURN = URI.create("https://varco.example/accesso/spid/ritorno");

    /** The request it answers. */
    public static final SentRequest REQUEST = new SentRequest(
            "_request",
            NOW.minusSeconds(10),
            TestProvider.ID,
            RETURN,
            new SentRequest.Asked(
                    SpidLevel.L2, Comparison.MINIMUM, List.of("fiscalNumber", "name", "familyName", "dateOfBirth")));

    /** What is expected of it, with a minute of skew. */
    public static final Expectation EXPECTED =
            new Expectation(REQUEST, TestProvider.registered(), new Terms(ENTITY_ID, Duration.ofSeconds(60), false));

    private static final String GOOD = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                ID="_response" Version="2.0" IssueInstant="2026-11-20T10:00:05Z" InResponseTo="_request"
                Destination="https://varco.example/accesso/spid/ritorno">
            <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">https://idp.example</saml:Issuer>
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
            <saml:Assertion ID="_assertion" Version="2.0" IssueInstant="2026-11-20T10:00:05Z">
            <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">https://idp.example</saml:Issuer>
            <saml:Subject>
            <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
                NameQualifier="https://idp.example">_name</saml:NameID>
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
            <saml:SubjectConfirmationData InResponseTo="_request" NotOnOrAfter="2026-11-20T10:05:00Z"
                Recipient="https://varco.example/accesso/spid/ritorno"/>
            </saml:SubjectConfirmation></saml:Subject>
            <saml:Conditions NotBefore="2026-11-20T10:00:05Z" NotOnOrAfter="2026-11-20T10:05:00Z">
            <saml:AudienceRestriction><saml:Audience>https://varco.example</saml:Audience></saml:AudienceRestriction>
            </saml:Conditions>
            <saml:AuthnStatement AuthnInstant="2026-11-20T10:00:05Z" SessionIndex="_session"><saml:AuthnContext>
            <saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef>
            </saml:AuthnContext></saml:AuthnStatement>
            <saml:AttributeStatement>
            <saml:Attribute Name="fiscalNumber" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">
            <saml:AttributeValue xsi:type="xs:string">TINIT-RSSMRA80A01H501U</saml:AttributeValue></saml:Attribute>
            <saml:Attribute Name="name"><saml:AttributeValue>Mario</saml:AttributeValue></saml:Attribute>
            <saml:Attribute Name="familyName"><saml:AttributeValue>Rossi</saml:AttributeValue></saml:Attribute>
            <saml:Attribute Name="dateOfBirth">
            <saml:AttributeValue xsi:type="xs:date">1980-01-01</saml:AttributeValue></saml:Attribute>
            </saml:AttributeStatement></saml:Assertion></samlp:Response>
            """;

    private final Document document;
    private boolean response = true;
    private boolean assertion = true;
    private SigningKey key = Keys.provider();

    private TestResponse(Document document) {
        this.document = document;
    }

    /** One that is accepted. */
    public static TestResponse good() {
        return new TestResponse(parsed(GOOD));
    }

    /** The same with a change. */
    public TestResponse with(Consumer<Document> change) {
        change.accept(document);
        return this;
    }

    /** The same with a change of an element, the first of that name. */
    public TestResponse with(String name, Consumer<Element> change) {
        change.accept(first(document, name));
        return this;
    }

    /** The same with another text in that element. */
    public TestResponse text(String name, String text) {
        return with(name, element -> element.setTextContent(text));
    }

    /** The same with another attribute. */
    public TestResponse attribute(String name, String attribute, String value) {
        return with(name, element -> element.setAttributeNS(null, attribute, value));
    }

    /** The same without an attribute. */
    public TestResponse without(String name, String attribute) {
        return with(name, element -> element.removeAttribute(attribute));
    }

    /** The same without an element. */
    public TestResponse without(String name) {
        return with(name, element -> element.getParentNode().removeChild(element));
    }

    /** The same with another value of an attribute of the person. */
    public TestResponse value(String name, String value) {
        return with(changed -> written(changed, name).setTextContent(value));
    }

    /** The same without an attribute of the person. */
    public TestResponse withoutValue(String name) {
        return with(changed -> {
            Node attribute = written(changed, name).getParentNode();
            attribute.getParentNode().removeChild(attribute);
        });
    }

    /** The same as an answer to another request, for somebody else. */
    public TestResponse answering(String request, URI returnAddress, String audience) {
        return attribute("Response", "InResponseTo", request)
                .attribute("Response", "Destination", returnAddress.toString())
                .attribute("SubjectConfirmationData", "InResponseTo", request)
                .attribute("SubjectConfirmationData", "Recipient", returnAddress.toString())
                .attribute("Assertion", "ID", "_of" + request)
                .text("Audience", audience);
    }

    /** The same, where nobody was let in. */
    public TestResponse failing(String message) {
        return without("Assertion")
                .attribute("StatusCode", "Value", "urn:oasis:names:tc:SAML:2.0:status:Responder")
                .with(
                        "Status",
                        status -> status.appendChild(
                                        status.getOwnerDocument().createElementNS(Saml.PROTOCOL, "samlp:StatusMessage"))
                                .setTextContent(message));
    }

    /** The same, signed elsewhere. */
    public TestResponse signed(boolean around, boolean inside) {
        response = around;
        assertion = inside;
        return this;
    }

    /** The same, signed by another. */
    public TestResponse signedBy(SigningKey another) {
        key = another;
        return this;
    }

    /** As it stands in the form. */
    public String field() {
        return field(xml());
    }

    /** As it is written. */
    public String xml() {
        return new String(new SamlWriter().write(draft(document.getDocumentElement())), StandardCharsets.UTF_8);
    }

    /** Anything, as it stands in the form. */
    public static String field(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The first element of that name, of whatever namespace. */
    public static Element first(Document document, String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }

    /** The value of an attribute of the person. */
    public static Element written(Document document, String name) {
        for (Node each = first(document, "AttributeStatement").getFirstChild();
                each != null;
                each = each.getNextSibling()) {
            if (each instanceof Element attribute
                    && attribute.getAttribute("Name").equals(name)) {
                return (Element)
                        attribute.getElementsByTagNameNS("*", "AttributeValue").item(0);
            }
        }
        throw new AssertionError(name);
    }

    private XmlDraft draft(Element element) {
        XmlDraft draft = XmlDraft.of(name(element)).namespace("xs", XMLConstants.W3C_XML_SCHEMA_NS_URI);
        for (int each = 0; each < element.getAttributes().getLength(); each++) {
            Attr attribute = (Attr) element.getAttributes().item(each);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                draft.attribute(name(attribute), attribute.getValue());
            }
        }
        for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child) {
                draft.child(draft(child));
            } else if (!each.getTextContent().isBlank()) {
                draft.text(each.getTextContent());
            }
        }
        boolean signs = (element.getLocalName().equals("Response") && response)
                || (element.getLocalName().equals("Assertion") && assertion);
        return signs
                        && element.hasAttribute("ID")
                        && !element.getAttribute("ID").isEmpty()
                ? draft.signed(key)
                : draft;
    }

    private static QName name(Node node) {
        String namespace = node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
        return new QName(namespace, node.getLocalName(), node.getPrefix() == null ? "" : node.getPrefix());
    }

    private static Document parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element for messages of this kind. */
    public static Element element(Document document, String name) {
        return document.createElementNS(Saml.ASSERTION, "saml:" + name);
    }
}
