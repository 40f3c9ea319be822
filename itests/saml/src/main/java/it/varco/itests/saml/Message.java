package it.varco.itests.saml;

import it.varco.federation.Saml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A message under the knife: its elements, by their names, to be taken out, put in, moved and copied. */
final class Message {

    private static final DocumentBuilderFactory BUILDERS = builders();

    private final Document document;

    private Message(Document document) {
        this.document = document;
    }

    static Message parsed(byte[] xml) {
        try {
            return new Message(BUILDERS.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory builders() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory;
    }

    Document document() {
        return document;
    }

    Element root() {
        return document.getDocumentElement();
    }

    Element assertion() {
        return at("Assertion");
    }

    /** An element by the names on the way to it from the root, such as {@code Assertion/Subject}: the first of each. */
    Element at(String path) {
        Element element = root();
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            element = child(element, name);
        }
        return element;
    }

    static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                return child;
            }
        }
        throw new IllegalArgumentException("no " + name + " in " + parent.getNodeName());
    }

    /** All elements of a name, wherever they are. */
    List<Element> all(String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagNameNS("*", name);
        for (int each = 0; each < nodes.getLength(); each++) {
            found.add((Element) nodes.item(each));
        }
        return found;
    }

    /** The attribute of the person with a name, such as {@code fiscalNumber}. */
    Element attribute(String name) {
        return all("Attribute").stream()
                .filter(attribute -> attribute.getAttribute("Name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The element with its first value. */
    Element value(String attribute) {
        return child(attribute(attribute), "AttributeValue");
    }

    Element protocol(String name) {
        return element(Saml.PROTOCOL, "samlp:" + name);
    }

    Element saml(String name) {
        return element(Saml.ASSERTION, "saml:" + name);
    }

    Element signature(String name) {
        return element(Saml.SIGNATURE, "ds:" + name);
    }

    /** A new one that stands nowhere yet; its prefix is declared on it. */
    Element element(String namespace, String qualified) {
        Element element = document.createElementNS(namespace, qualified);
        int colon = qualified.indexOf(':');
        String declaration = colon < 0 ? "xmlns" : "xmlns:" + qualified.substring(0, colon);
        element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, declaration, namespace);
        return element;
    }

    /** A copy of an element with all that is in it. */
    static Element copy(Element element) {
        return (Element) element.cloneNode(true);
    }

    static void remove(Node node) {
        node.getParentNode().removeChild(node);
    }

    static void after(Node there, Node added) {
        there.getParentNode().insertBefore(added, there.getNextSibling());
    }

    static void before(Node there, Node added) {
        there.getParentNode().insertBefore(added, there);
    }

    /** Puts another element in the place of one, which then stands nowhere. */
    static void replace(Element old, Element other) {
        old.getParentNode().replaceChild(other, old);
    }

    static void empty(Element element) {
        element.setTextContent("");
    }

    /** As text, with its comments and sections; read again, it is the same. */
    String written() {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
