package it.varco.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the files that say whom a gateway believes. One that cannot be read to its end, or is empty, is an error: it
 * would otherwise ask for nothing, or take nothing back.
 *
 * @source SEC-81
 */
public final class TrustFiles {

    /** Reads whatever stands in a file. */
    private interface Reader {
        Collection<?> read(CertificateFactory factory, InputStream in) throws GeneralSecurityException;
    }

    private TrustFiles() {}

    /**
     * The certificates in a file, PEM one behind the other; at least one.
     *
     * @param key what the file is called where it is asked for
     * @throws IllegalArgumentException naming the key, if there is no such file or no certificate in it
     */
    public static Set<X509Certificate> certificates(String key, Path file) {
        return read(
                file,
                CertificateFactory::generateCertificates,
                X509Certificate.class::cast,
                key + ": expected a PEM file of at least one certificate");
    }

    /**
     * The lists of certificates that were taken back in a file, PEM one behind the other, or DER; at least one.
     *
     * @param key what the file is called where it is asked for
     * @throws IllegalArgumentException naming the key, if there is no such file or no such list in it
     */
    public static Set<X509CRL> revoked(String key, Path file) {
        return read(
                file,
                CertificateFactory::generateCRLs,
                X509CRL.class::cast,
                key + ": expected a PEM or DER file of at least one list of revoked certificates");
    }

    private static <T> Set<T> read(Path file, Reader reader, Function<Object, T> type, String expected) {
        try (InputStream in = Files.newInputStream(file)) {
            Set<T> found = reader.read(CertificateFactory.getInstance("X.509"), in).stream()
                    .map(type)
                    .collect(Collectors.toUnmodifiableSet());
            if (found.isEmpty()) {
                throw new IllegalArgumentException(expected);
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }
}
