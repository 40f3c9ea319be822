package it.varco.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The schemas of SAML, from this bundle alone. A filter before the checks, and none of them: of five wrapping messages
 * four are valid by schema.
 *
 * @source SPID-45; OASIS SAML 2.0 schemas
 */
final class SamlSchemas {

    /** By namespace, whatever location a schema gives for it. */
    private static final Map<String, String> FILES = Map.of(
            Saml.PROTOCOL,
            "schema/saml-schema-protocol-2.0.xsd",
            Saml.ASSERTION,
            "schema/saml-schema-assertion-2.0.xsd",
            Saml.METADATA,
            "schema/saml-schema-metadata-2.0.xsd",
            Saml.SIGNATURE,
            "/bindings/schemas/xmldsig-core-schema.xsd",
            "http://www.w3.org/2001/04/xmlenc#",
            "/bindings/schemas/xenc-schema.xsd",
            "http://www.w3.org/2004/08/xop/include",
            "/bindings/schemas/xop-include.xsd",
            XMLConstants.XML_NS_URI,
            "/bindings/schemas/xml.xsd");

    private @Nullable Schema messages;
    private @Nullable Schema metadata;

    /** Whether a document is a request or a response. */
    boolean isMessage(Document document) {
        return isValid(messages(), document);
    }

    /** Whether a document is metadata. */
    boolean isMetadata(Document document) {
        return isValid(metadata(), document);
    }

    private synchronized Schema messages() {
        Schema schema = messages == null ? schema(Saml.PROTOCOL) : messages;
        messages = schema;
        return schema;
    }

    private synchronized Schema metadata() {
        Schema schema = metadata == null ? schema(Saml.METADATA) : metadata;
        metadata = schema;
        return schema;
    }

    private static Schema schema(String namespace) {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setErrorHandler(Strictly.STRICTLY);
        factory.setResourceResolver((type, imported, publicId, location, base) -> new SchemaInput(file(imported)));
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newSchema(new StreamSource(file(namespace)));
        } catch (SAXException impossible) {
            throw new IllegalStateException("the schema of " + namespace + " cannot be read", impossible);
        }
    }

    private static InputStream file(@Nullable String namespace) {
        String name = namespace == null ? null : FILES.get(namespace);
        InputStream stream = name == null ? null : SamlSchemas.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("there is no schema of " + namespace + " in this bundle");
        }
        return stream;
    }

    private static boolean isValid(Schema schema, Document document) {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(Strictly.STRICTLY);
        try {
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new DOMSource(withoutKeyInfo(document)));
            return true;
        } catch (SAXException notValid) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Collected before any is removed: what the document gives walks all of it again after each change. */
    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(Saml.SIGNATURE, name);
        List<Element> all = new ArrayList<>();
        for (int each = 0; each < found.getLength(); each++) {
            all.add((Element) found.item(each));
        }
        return all;
    }

    /** A copy: what is said about keys in a message counts for nothing, even where it is damaged (SPID-61). */
    private static Document withoutKeyInfo(Document document) {
        Document copy = (Document) document.cloneNode(true);
        for (Element keyInfo : all(copy, "KeyInfo")) {
            Node parent = keyInfo.getParentNode();
            if (parent instanceof Element signature && signature.getLocalName().equals("Signature")) {
                parent.removeChild(keyInfo);
            }
        }
        return copy;
    }
}
