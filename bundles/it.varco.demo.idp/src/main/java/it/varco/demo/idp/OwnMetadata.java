package it.varco.demo.idp;

import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * What others have to know of this identity provider. The same key and addresses always give the same bytes.
 *
 * @source SAML 2.0 Metadata 2.4.3; SPID-120
 */
final class OwnMetadata {

    private static final QName LANGUAGE = new QName("http://www.w3.org/XML/1998/namespace", "lang", "xml");
    private static final Map<String, String> NAMES =
            Map.of("it", "Identità di prova (dimostrazione)", "en", "Test identities (demonstration)");

    private static final String UNWRITABLE = "a certificate that was read can be written";

    /** Another number, and what was written before is written anew. */
    private static final String FORM = "1";

    private OwnMetadata() {}

    /**
     * Whether something that was written says the same as what would be written now: to know it is quicker than to
     * sign.
     *
     * @param certificate of the key
     */
    static boolean isCurrent(byte[] written, String entityId, X509Certificate certificate) {
        return new String(written, StandardCharsets.UTF_8).contains(" ID=\"" + id(entityId, certificate) + "\"");
    }

    /**
     * Writes it, signed.
     *
     * @param places where requests come in, by binding
     */
    static byte[] of(String entityId, Map<String, URI> places, SigningKey key) {
        XmlDraft role = XmlDraft.of(Saml.metadata("IDPSSODescriptor"))
                .attribute("protocolSupportEnumeration", Saml.PROTOCOL)
                .attribute("WantAuthnRequestsSigned", "true")
                .child(XmlDraft.of(Saml.metadata("KeyDescriptor"))
                        .attribute("use", "signing")
                        .child(keyInfo(key)))
                .child(Saml.metadata("NameIDFormat"), Saml.TRANSIENT);
        for (String binding : new String[] {Saml.HTTP_POST, Saml.HTTP_REDIRECT}) {
            role.child(XmlDraft.of(Saml.metadata("SingleSignOnService"))
                    .attribute("Binding", binding)
                    .attribute("Location", String.valueOf(places.get(binding))));
        }
        return new SamlWriter()
                .write(XmlDraft.of(Saml.metadata("EntityDescriptor"))
                        .attribute("ID", id(entityId, key.certificate()))
                        .attribute("entityID", entityId)
                        .child(role)
                        .child(organization(entityId))
                        .signed(key));
    }

    /** Follows from all that is said. */
    private static String id(String entityId, X509Certificate certificate) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((FORM + ' ' + entityId + ' ').getBytes(StandardCharsets.UTF_8));
            digest.update(certificate.getEncoded());
            return "_" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(UNWRITABLE, impossible);
        }
    }

    private static XmlDraft keyInfo(SigningKey key) {
        try {
            String encoded =
                    Base64.getEncoder().encodeToString(key.certificate().getEncoded());
            return XmlDraft.of(signature("KeyInfo"))
                    .child(XmlDraft.of(signature("X509Data")).child(signature("X509Certificate"), encoded));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(UNWRITABLE, impossible);
        }
    }

    private static QName signature(String name) {
        return new QName(Saml.SIGNATURE, name, "ds");
    }

    private static XmlDraft organization(String entityId) {
        XmlDraft organization = XmlDraft.of(Saml.metadata("Organization"));
        for (String part : new String[] {"OrganizationName", "OrganizationDisplayName"}) {
            for (String language : new String[] {"it", "en"}) {
                organization.child(XmlDraft.of(Saml.metadata(part))
                        .attribute(LANGUAGE, language)
                        .text(NAMES.getOrDefault(language, "")));
            }
        }
        for (String language : new String[] {"it", "en"}) {
            organization.child(XmlDraft.of(Saml.metadata("OrganizationURL"))
                    .attribute(LANGUAGE, language)
                    .text(entityId));
        }
        return organization;
    }
}
