package it.varco.credential.spid;

import it.varco.certificate.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose signature makes a document of the federation count: keys that an administrator pinned by their certificates.
 *
 * @source SPID-120
 */
final class FederationKeys {

    private FederationKeys() {}

    /**
     * Those of some files.
     *
     * @throws IllegalArgumentException naming the file that is not what it has to be
     */
    static Set<PublicKey> in(List<Path> files) {
        return files.stream()
                .flatMap(file -> certificates(file).stream())
                .map(X509Certificate::getPublicKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            return Pem.certificates(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("federationCertificates: expected certificates (PEM) in " + file, e);
        }
    }
}
