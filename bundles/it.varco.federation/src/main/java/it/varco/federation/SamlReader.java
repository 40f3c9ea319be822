package it.varco.federation;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The one parser for what comes from a federation: no document type, no entity, nothing fetched, limits on size, depth
 * and attributes, then the schema. It says nothing about who wrote it. Thread-safe; never waits for anything.
 *
 * @source SEC-13; SPID-43 to SPID-45, SPID-145
 */
public final class SamlReader {

    /** The largest document, in bytes (SEC-13). */
    public static final int LARGEST = 256 * 1024;

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String DEPTH = "64"; // SEC-13
    private static final String ATTRIBUTES = "64"; // a guess: no message of a federation has ten
    private static final String NAME = "256"; // a guess as well

    /** The most elements, attributes and texts of a message; one of a federation has some two hundred (SPID-145). */
    private static final int MOST_PARTS = 5000;

    /** The longest text of a message: schemas look at some with expressions that take their time (SPID-145). */
    private static final int LONGEST_TEXT = 8 * 1024;

    private final DocumentBuilderFactory builders = builders();
    private final SamlSchemas schemas = new SamlSchemas();

    /** Makes one; the schemas are read when something is to be compared with them. */
    public SamlReader() {}

    /** Reads a request or a response. */
    public Reading message(byte[] xml) {
        return read(xml, SamlReader::isModest, schemas::isMessage);
    }

    /** Reads metadata. */
    public Reading metadata(byte[] xml) {
        return read(xml, document -> true, schemas::isMetadata);
    }

    private Reading read(byte[] xml, DocumentRule size, DocumentRule schema) {
        if (xml.length > LARGEST) {
            return new Reading.Unreadable(ReadingFlaw.TOO_LARGE);
        }
        Optional<String> text = decoded(xml);
        if (text.isEmpty()) {
            return new Reading.Unreadable(ReadingFlaw.NOT_UTF_8);
        }
        Optional<Document> parsed = parsed(text.get());
        if (parsed.isEmpty()) {
            return new Reading.Unreadable(ReadingFlaw.NOT_XML);
        }
        Document document = parsed.get();
        String encoding = document.getXmlEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            return new Reading.Unreadable(ReadingFlaw.NOT_UTF_8);
        }
        if (hasInstruction(document)) {
            return new Reading.Unreadable(ReadingFlaw.INSTRUCTION);
        }
        if (!size.holds(document)) {
            return new Reading.Unreadable(ReadingFlaw.TOO_LARGE);
        }
        return schema.holds(document)
                ? new Reading.Read(new SamlDocument(document))
                : new Reading.Unreadable(ReadingFlaw.NOT_VALID);
    }

    private static Optional<String> decoded(byte[] xml) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private Optional<Document> parsed(String text) {
        try {
            DocumentBuilder builder;
            synchronized (builders) { // factories are for one thread, builders of one message each
                builder = builders.newDocumentBuilder();
            }
            builder.setErrorHandler(Strictly.STRICTLY);
            return Optional.of(builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXException broken) {
            return Optional.empty();
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException("the parser of this JDK cannot be used", impossible);
        }
    }

    private static boolean hasInstruction(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || hasInstruction(child)) {
                return true;
            }
        }
        return false;
    }

    /** One to write into. */
    static Document emptyDocument() {
        try {
            return builders().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the parser of this JDK cannot be used", impossible);
        }
    }

    private static DocumentBuilderFactory builders() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the parser of this JDK cannot be made safe", impossible);
        }
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(LIMITS + "maxElementDepth", DEPTH);
        factory.setAttribute(LIMITS + "elementAttributeLimit", ATTRIBUTES);
        factory.setAttribute(LIMITS + "maxXMLNameLimit", NAME);
        return factory;
    }

    /** Whether looking at the rest of a document takes a moment and no more. */
    private static boolean isModest(Document document) {
        return parts(document.getDocumentElement(), 0) <= MOST_PARTS;
    }

    /** How many there are with those before; more than all that may be as soon as one text is too long. */
    private static int parts(Element element, int before) {
        NamedNodeMap attributes = element.getAttributes();
        int count = before + 1 + attributes.getLength();
        for (int each = 0; each < attributes.getLength(); each++) {
            count += excess(attributes.item(each).getNodeValue().length());
        }
        int text = 0; // comments between its pieces make no shorter ones of it
        for (Node child = element.getFirstChild();
                child != null && count <= MOST_PARTS;
                child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                count = parts(inner, count);
            } else {
                text += child instanceof Text piece ? piece.getLength() : 0;
                count += 1 + excess(text);
            }
        }
        return count;
    }

    private static int excess(int length) {
        return length > LONGEST_TEXT ? MOST_PARTS : 0;
    }

    /** What a document has to keep. */
    private interface DocumentRule {
        boolean holds(Document document);
    }
}
