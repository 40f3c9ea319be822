package it.varco.federation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An element to be written: name, attributes, and text or elements inside. The same calls always give the same bytes.
 *
 * <p>For one thread.
 */
public final class XmlDraft {

    private final QName name;
    private final Map<QName, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> namespaces = new TreeMap<>();
    private final List<XmlDraft> children = new ArrayList<>();
    private String text = "";
    private @Nullable SigningKey signer;

    private XmlDraft(QName name) {
        this.name = name;
    }

    /**
     * An empty element.
     *
     * @param name with the prefix it is written with, such as {@link Saml#protocol}
     */
    public static XmlDraft of(QName name) {
        return new XmlDraft(name);
    }

    /** Adds an attribute in no namespace. */
    public XmlDraft attribute(String attribute, String value) {
        return attribute(new QName(attribute), value);
    }

    /** Adds an attribute; one of a namespace has its prefix. */
    public XmlDraft attribute(QName attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Declares a prefix that a value uses, such as that of a type. */
    public XmlDraft namespace(String prefix, String namespace) {
        namespaces.put(prefix, namespace);
        return this;
    }

    /** Adds an element inside, after those that are there. */
    public XmlDraft child(XmlDraft child) {
        children.add(child);
        return this;
    }

    /** Adds an element with nothing but text. */
    public XmlDraft child(QName child, String inside) {
        return child(of(child).text(inside));
    }

    /** Sets the text, before any elements. */
    public XmlDraft text(String inside) {
        text = inside;
        return this;
    }

    /**
     * Says that it is to be signed, over all that is in it; the signature stands right after its issuer, else first.
     * What is inside is signed before what is around it.
     *
     * @param key what it is signed with
     */
    public XmlDraft signed(SigningKey key) {
        signer = key;
        return this;
    }

    /**
     * The element as the only one of a document.
     *
     * @param signatures takes those that are to be signed, those inside first, once all of the document is there
     */
    Document document(BiConsumer<Element, SigningKey> signatures) {
        Document document = SamlReader.emptyDocument();
        Map<Element, SigningKey> signed = new LinkedHashMap<>();
        Element root = element(document, signed);
        document.appendChild(root);
        Map<String, String> declared = new TreeMap<>();
        collect(declared);
        declared.forEach((prefix, namespace) -> declare(root, prefix, namespace));
        signed.forEach(signatures);
        return document;
    }

    private Element element(Document document, Map<Element, SigningKey> signed) {
        Element element = document.createElementNS(name.getNamespaceURI(), qualified(name));
        attributes.forEach(
                (attribute, value) -> element.setAttributeNS(namespaceOf(attribute), qualified(attribute), value));
        if (!text.isEmpty()) {
            element.appendChild(document.createTextNode(text));
        }
        children.forEach(child -> element.appendChild((Node) child.element(document, signed)));
        if (signer != null) {
            signed.put(element, signer);
        }
        return element;
    }

    private void collect(Map<String, String> declared) {
        declared.put(name.getPrefix(), name.getNamespaceURI());
        declared.putAll(namespaces);
        attributes.keySet().stream()
                .filter(attribute -> !attribute.getPrefix().isEmpty())
                .filter(attribute -> !attribute.getPrefix().equals(XMLConstants.XML_NS_PREFIX))
                .forEach(attribute -> declared.put(attribute.getPrefix(), attribute.getNamespaceURI()));
        children.forEach(child -> child.collect(declared));
    }

    private static void declare(Element root, String prefix, String namespace) {
        String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, declaration, namespace);
    }

    private static @Nullable String namespaceOf(QName attribute) {
        return attribute.getNamespaceURI().isEmpty() ? null : attribute.getNamespaceURI();
    }

    private static String qualified(QName name) {
        return name.getPrefix().isEmpty() ? name.getLocalPart() : name.getPrefix() + ':' + name.getLocalPart();
    }
}
