package it.varco.itests.saml;

import it.varco.federation.Saml;
import java.security.Key;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Element;

/** What a careless reader finds: any signature anywhere that holds for whatever it says of itself. */
final class Naive {

    private Naive() {}

    /** Whether one of the signatures of a message holds by a key. */
    static boolean holds(byte[] xml, Key key) {
        Message message = Message.parsed(xml);
        message.all("*").stream()
                .filter(element -> element.hasAttribute("ID"))
                .forEach(element -> element.setIdAttribute("ID", true));
        return message.all("Signature").stream().anyMatch(signature -> holds(signature, key));
    }

    private static boolean holds(Element signature, Key key) {
        try {
            return signature.getNamespaceURI().equals(Saml.SIGNATURE)
                    && new XMLSignature(signature, "", false).checkSignatureValue(key);
        } catch (XMLSecurityException wrong) {
            return false;
        }
    }
}
