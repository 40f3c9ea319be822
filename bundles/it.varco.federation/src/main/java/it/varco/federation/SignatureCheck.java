package it.varco.federation;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Says whether an element carries a signature over itself, made by one of the keys that are trusted for whoever wrote
 * it. What the message says about keys counts for nothing. Whoever asks then reads that very element, and looks for
 * nothing anew.
 *
 * <p>Thread-safe, as far as two threads do not check one document.
 *
 * @source SPID-57 to SPID-61; SEC-13
 */
public final class SignatureCheck {

    /** Makes the library ready, once for all. */
    public SignatureCheck() {
        Santuario.ready();
    }

    /**
     * What is wrong with the signature of an element.
     *
     * @param signed of a document whose identifiers are unique ({@link SamlDocument#hasUniqueIdentifiers()})
     * @param keys those of the one who is to have signed; RSA keys of fewer than 2048 bits count as none
     * @return empty if it is signed
     */
    public Optional<SignatureFlaw> flaw(XmlNode signed, Collection<PublicKey> keys) {
        List<XmlNode> signatures = signed.children(Saml.signature("Signature"));
        if (signatures.isEmpty()) {
            return Optional.of(SignatureFlaw.ABSENT);
        }
        Optional<String> id = signed.attribute("ID").filter(found -> !found.isEmpty());
        if (signatures.size() > 1 || id.isEmpty()) {
            return Optional.of(SignatureFlaw.SHAPE);
        }
        return SignatureShape.flaw(signatures.get(0), id.get())
                .or(() -> computed(signed.element(), id.get(), signatures.get(0).element(), keys));
    }

    /** The element is marked as the one with its identifier, so a reference can find no other. */
    private static Optional<SignatureFlaw> computed(
            Element signed, String id, Element signature, Collection<PublicKey> keys) {
        List<PublicKey> usable = keys.stream().filter(SignatureCheck::isUsable).toList();
        if (usable.isEmpty()) {
            return Optional.of(SignatureFlaw.ALGORITHM);
        }
        Document document = signed.getOwnerDocument();
        signed.setIdAttributeNS(null, "ID", true);
        try {
            boolean right =
                    document.getElementById(id) == signed && usable.stream().anyMatch(key -> isBy(signature, key));
            return right ? Optional.empty() : Optional.of(SignatureFlaw.WRONG);
        } finally {
            signed.setIdAttributeNS(null, "ID", false);
        }
    }

    /** Whether a key is one that signatures can be checked with. */
    static boolean isUsable(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= Algorithms.SHORTEST_KEY;
    }

    private static boolean isBy(Element signature, PublicKey key) {
        try {
            return new XMLSignature(signature, "", true).checkSignatureValue(key);
        } catch (XMLSecurityException wrong) {
            return false;
        }
    }
}
