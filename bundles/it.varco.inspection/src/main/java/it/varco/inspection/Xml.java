package it.varco.inspection;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML, such as a jar brings: one pass, no document type, nothing from outside of it. */
final class Xml {

    /** What is told of a document, in its order; names are without their prefix. */
    interface Listener {

        /** Without attributes that have a prefix. */
        void begins(String element, Map<String, String> attributes);

        /** The text behind the last element, up to the next; most do not listen to it. */
        default void says(String text) {}
    }

    private static final int LARGEST = 2 * 1024 * 1024;

    private Xml() {}

    /**
     * Whether it could be read to its end; otherwise the listener was told what stands before the fault. In UTF-8 only:
     * in another encoding the same bytes could say something else.
     */
    static boolean read(byte[] document, Listener listener) {
        if (document.length > LARGEST) {
            return false;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            String encoding = reader.getCharacterEncodingScheme();
            if (encoding != null && !encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
                return false;
            }
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> listener.begins(reader.getLocalName(), attributes(reader));
                    case XMLStreamConstants.CHARACTERS -> listener.says(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return false;
                    }
                    default -> {}
                }
            }
            return true;
        } catch (XMLStreamException | CharacterCodingException e) {
            return false;
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributePrefix(i).isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }
}
