package it.varco.federation;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys with which one role of an entity signs, as its metadata tell them.
 *
 * @param keys RSA of 2048 bits at least, in the order of the metadata; may be empty
 * @param flaws what is wrong with them or with others, in English, for administrators
 * @source SPID-06, SPID-122; SAML 2.0 Metadata 2.4.1.1
 */
public record PublishedKeys(List<PublicKey> keys, List<String> flaws) {

    /** Copies both. */
    public PublishedKeys {
        keys = List.copyOf(keys);
        flaws = List.copyOf(flaws);
    }

    /**
     * Reads them. Keys that say nothing of their use count as well.
     *
     * @param role such as {@code IDPSSODescriptor} or {@code SPSSODescriptor}
     */
    public static PublishedKeys of(XmlNode role) {
        return of(role, Instant.MIN);
    }

    /** The same, and tells of certificates that have ended; the key is what is trusted, so it counts all the same. */
    static PublishedKeys of(XmlNode role, Instant now) {
        List<PublicKey> keys = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        role.children(Saml.metadata("KeyDescriptor")).stream()
                .filter(key -> key.attribute("use").map("signing"::equals).orElse(true))
                .flatMap(key -> key.children(Saml.signature("KeyInfo")).stream())
                .flatMap(info -> info.children(Saml.signature("X509Data")).stream())
                .flatMap(data -> data.children(Saml.signature("X509Certificate")).stream())
                .map(PublishedKeys::certificate)
                .forEach(found -> found.filter(certificate -> SignatureCheck.isUsable(certificate.getPublicKey()))
                        .ifPresentOrElse(
                                certificate -> {
                                    keys.add(certificate.getPublicKey());
                                    if (certificate.getNotAfter().toInstant().isBefore(now)) {
                                        flaws.add("X509Certificate: is not valid any more, its key still counts");
                                    }
                                },
                                () -> flaws.add("X509Certificate: expected one of an RSA key")));
        return new PublishedKeys(keys, flaws);
    }

    private static Optional<X509Certificate> certificate(XmlNode certificate) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(certificate.text().orElse(""));
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
