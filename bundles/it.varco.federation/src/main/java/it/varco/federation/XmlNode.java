package it.varco.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An element of a message as it was read. Whatever is there twice where once is right counts as not there, so that no
 * reader has to choose. Two are equal if they are the same element of the same document.
 *
 * <p>Not thread-safe: a message is read by one thread.
 */
public final class XmlNode {

    private final Element element;

    XmlNode(Element element) {
        this.element = element;
    }

    Element element() {
        return element;
    }

    /** Namespace and local name; prefixes do not count. */
    public QName name() {
        return new QName(element.getNamespaceURI(), element.getLocalName());
    }

    /** Whether it has that name. */
    public boolean is(QName name) {
        return name().equals(name);
    }

    /** The value of an attribute in no namespace, as it stands; may be empty where there is one. */
    public Optional<String> attribute(String name) {
        return element.hasAttributeNS(null, name) ? Optional.of(element.getAttributeNS(null, name)) : Optional.empty();
    }

    /** The value of an attribute in a namespace, such as the language of a text. */
    public Optional<String> attribute(QName name) {
        return element.hasAttributeNS(name.getNamespaceURI(), name.getLocalPart())
                ? Optional.of(element.getAttributeNS(name.getNamespaceURI(), name.getLocalPart()))
                : Optional.empty();
    }

    /** The elements right inside, in their order. */
    public List<XmlNode> children() {
        List<XmlNode> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new XmlNode(child));
            }
        }
        return children;
    }

    /** Those of them with a name. */
    public List<XmlNode> children(QName name) {
        return children().stream().filter(child -> child.is(name)).toList();
    }

    /** The only one with a name right inside; empty if there is none, or more than one. */
    public Optional<XmlNode> child(QName name) {
        List<XmlNode> named = children(name);
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /**
     * All the text inside, trimmed: comments are skipped and the pieces around them joined, as the signature has it.
     * Empty if there is none, or an element among it.
     *
     * @source SPID-87, SPID-146
     */
    public Optional<String> text() {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                return Optional.empty();
            }
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return Optional.of(text.toString().strip()).filter(found -> !found.isEmpty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XmlNode node && node.element == element;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(element);
    }

    /** Its name, and nothing of what is in it. */
    @Override
    public String toString() {
        return "XmlNode[" + element.getLocalName() + "]";
    }
}
