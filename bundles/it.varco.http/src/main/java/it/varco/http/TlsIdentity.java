package it.varco.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * As whom a listener answers over TLS, and which client certificates it takes: what its files say, whole and usable.
 *
 * @param context for handshakes; remembers no session of another identity
 * @param until when the first certificate of the chain ends to be valid
 * @source SEC-46
 */
record TlsIdentity(SSLContext context, Instant until) {

    private static final String PEM = "-----BEGIN ";

    /** The bytes of the files at one moment. */
    static final class Material {

        private final byte[] keystore;
        private final byte[] password;
        private final byte[] authorities;

        private Material(byte[] keystore, byte[] password, byte[] authorities) {
            this.keystore = keystore;
            this.password = password;
            this.authorities = authorities;
        }

        static Material read(TlsSettings tls) throws IOException {
            return new Material(
                    Files.readAllBytes(tls.keystore()),
                    bytes(tls.passwordFile().orElse(null)),
                    bytes(tls.authorities().orElse(null)));
        }

        private static byte[] bytes(@Nullable Path file) throws IOException {
            return file == null ? new byte[0] : Files.readAllBytes(file);
        }

        /** Says whether two are the same without keeping what is in them. */
        String fingerprint() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (byte[] each : new byte[][] {keystore, password, authorities}) {
                    digest.update(MessageDigest.getInstance("SHA-256").digest(each));
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /** @throws IllegalArgumentException names the key whose file cannot be used */
    static TlsIdentity of(Material files, boolean asksClients) {
        try {
            boolean pem = new String(files.keystore, StandardCharsets.ISO_8859_1).contains(PEM);
            char[] secret = pem ? new char[0] : firstLine(files.password);
            KeyStore keys = pem ? PemIdentity.keystore(files.keystore, secret) : pkcs12(files.keystore, secret);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, secret);
            Arrays.fill(secret, ' ');
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), asksClients ? trust(files.authorities) : null, null);
            return new TlsIdentity(context, until(keys));
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private static IllegalArgumentException unusable(@Nullable Exception cause) {
        return Ranges.refused(
                "tls.keystore",
                "a PKCS#12 file that the first line of 'tls.passwordFile' opens, or a PEM file,"
                        + " with one private key and its certificates",
                cause);
    }

    private static KeyStore pkcs12(byte[] file, char[] secret) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(file), secret);
        return keys;
    }

    private static Instant until(KeyStore keys) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                return Arrays.stream(keys.getCertificateChain(alias))
                        .map(each -> ((X509Certificate) each).getNotAfter().toInstant())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(() -> unusable(null));
            }
        }
        throw unusable(null);
    }

    private static TrustManager[] trust(byte[] authorities) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(authorities))) {
                trusted.setCertificateEntry("authority-" + number++, each);
            }
            if (number == 0) {
                throw Ranges.refused("tls.authorities", "a PEM file with at least one certificate", null);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw Ranges.refused("tls.authorities", "a PEM file with certificates of authorities", e);
        }
    }

    private static char[] firstLine(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .toCharArray();
    }
}
