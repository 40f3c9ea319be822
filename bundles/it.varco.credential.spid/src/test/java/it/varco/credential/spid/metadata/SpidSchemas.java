package it.varco.credential.spid.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** What the rules of SPID leave of the metadata of SAML, as a schema. */
final class SpidSchemas {

    private static final Schema SCHEMA = schema();

    private SpidSchemas() {}

    /** What is against a document; empty if it is valid. */
    static Optional<String> flaw(byte[] metadata) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(metadata)));
            return Optional.empty();
        } catch (SAXException notValid) {
            return Optional.of(String.valueOf(notValid.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema schema() {
        URL file = Optional.ofNullable(SpidSchemas.class.getResource("spid-metadata.xsd"))
                .orElseThrow();
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
