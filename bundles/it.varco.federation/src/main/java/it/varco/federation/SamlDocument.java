package it.varco.federation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** A message or metadata that was read: well-formed, without anything active, valid by its schema; nothing more. */
public final class SamlDocument {

    private final Document document;

    SamlDocument(Document document) {
        this.document = document;
    }

    /** The outermost element. */
    public XmlNode root() {
        return new XmlNode(document.getDocumentElement());
    }

    /** How many elements with a name there are anywhere. */
    public int count(QName name) {
        return document.getElementsByTagNameNS(name.getNamespaceURI(), name.getLocalPart())
                .getLength();
    }

    /** Whether no two elements have one identifier, whatever the attribute that says so is called. */
    public boolean hasUniqueIdentifiers() {
        Set<String> seen = new HashSet<>();
        NodeList elements = document.getElementsByTagNameNS("*", "*");
        for (int each = 0; each < elements.getLength(); each++) {
            if (!identifiersAreNew((Element) elements.item(each), seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean identifiersAreNew(Element element, Set<String> seen) {
        NamedNodeMap attributes = element.getAttributes();
        for (int each = 0; each < attributes.getLength(); each++) {
            Attr attribute = (Attr) attributes.item(each);
            boolean identifies =
                    attribute.getLocalName().toLowerCase(Locale.ROOT).equals("id");
            if (identifies && !seen.add(attribute.getValue())) {
                return false;
            }
        }
        return true;
    }
}
