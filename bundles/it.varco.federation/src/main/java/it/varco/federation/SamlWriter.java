package it.varco.federation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writes messages and metadata, signed or not, as bytes in UTF-8. The same draft and key always give the same bytes.
 * Thread-safe.
 *
 * @source SPID-04, SPID-19, SPID-31
 */
public final class SamlWriter {

    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8);

    /** Makes the library ready, once for all. */
    public SamlWriter() {
        Santuario.ready();
    }

    /**
     * Writes something, signed where it says so.
     *
     * @throws IllegalArgumentException if an element that is to be signed has no {@code ID}
     */
    public byte[] write(XmlDraft draft) {
        return written(draft.document(SamlWriter::sign));
    }

    private static void sign(Element element, SigningKey key) {
        String id = element.getAttributeNS(null, "ID");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("draft: expected an ID");
        }
        element.setIdAttributeNS(null, "ID", true);
        Document document = element.getOwnerDocument();
        try {
            XMLSignature signature = new XMLSignature(document, "", Algorithms.RSA_SHA256, Algorithms.EXCLUSIVE);
            element.insertBefore(signature.getElement(), afterIssuer(element));
            Transforms transforms = new Transforms(document);
            transforms.addTransform(Algorithms.ENVELOPED);
            transforms.addTransform(Algorithms.EXCLUSIVE);
            signature.addDocument('#' + id, transforms, Algorithms.SHA256);
            signature.addKeyInfo(key.certificate());
            signature.sign(key.key());
            withoutBreaks(signature.getElement(), "SignatureValue");
            withoutBreaks(signature.getElement(), "X509Certificate");
        } catch (XMLSecurityException impossible) {
            throw new IllegalStateException("nothing can be signed with this key", impossible);
        }
    }

    /** The library breaks Base64 in lines that end with what canonical form writes as a reference; nothing signs it. */
    private static void withoutBreaks(Element signature, String name) {
        NodeList found = signature.getElementsByTagNameNS(Saml.SIGNATURE, name);
        for (int each = 0; each < found.getLength(); each++) {
            Node value = found.item(each);
            value.setTextContent(value.getTextContent().replaceAll("\\s", ""));
        }
    }

    private static @Nullable Node afterIssuer(Element element) {
        Node first = element.getFirstChild();
        boolean issued = first != null && "Issuer".equals(first.getLocalName());
        return issued ? first.getNextSibling() : first;
    }

    /** Canonical form, because it is the same for the same tree; inclusive, as types need their prefixes. */
    private static byte[] written(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(DECLARATION);
        try {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS).canonicalizeSubtree(document, bytes);
        } catch (XMLSecurityException impossible) {
            throw new IllegalStateException("a draft cannot be written", impossible);
        }
        return bytes.toByteArray();
    }
}
