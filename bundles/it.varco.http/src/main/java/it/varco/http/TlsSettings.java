package it.varco.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a listener speaks TLS.
 *
 * @param keystore PKCS#12 or PEM file with the server's key and chain, readable
 * @param passwordFile file whose first line opens it, readable; a PEM file needs none
 * @param clientCertificate whether browsers are asked for a certificate
 * @param authorities PEM file with the authorities of client certificates; present if they are asked for
 * @param reload how often these files are looked at for something new
 * @source SEC-46
 */
record TlsSettings(
        Path keystore,
        Optional<Path> passwordFile,
        ClientCertificate clientCertificate,
        Optional<Path> authorities,
        Duration reload) {

    /** Whether a browser is asked for a certificate. */
    enum ClientCertificate {
        /** Never asked for. */
        NONE,
        /** Asked for; who has none comes in without. */
        WANTS,
        /** Asked for; who has none is sent away in the handshake. */
        NEEDS
    }

    boolean asksClients() {
        return clientCertificate != ClientCertificate.NONE;
    }

    /**
     * Empty if no keystore is named and no certificate asked for.
     *
     * @throws IllegalArgumentException names the key; also where certificates are asked for and nothing could carry
     *     them
     */
    static Optional<TlsSettings> of(Listener.Config config) {
        ClientCertificate client = ClientCertificate.valueOf(
                Ranges.oneOf("tls.clientCertificate", config.tls_clientCertificate(), Set.of("none", "wants", "needs"))
                        .toUpperCase(Locale.ROOT));
        if (config.tls_keystore().isBlank() && client == ClientCertificate.NONE) {
            return Optional.empty();
        }
        return Optional.of(new TlsSettings(
                readable("tls.keystore", config.tls_keystore()),
                config.tls_passwordFile().isBlank()
                        ? Optional.empty()
                        : Optional.of(readable("tls.passwordFile", config.tls_passwordFile())),
                client,
                client == ClientCertificate.NONE
                        ? Optional.empty()
                        : Optional.of(readable("tls.authorities", config.tls_authorities())),
                Ranges.duration("tls.reload", config.tls_reload(), Duration.ofSeconds(1), Duration.ofHours(24))));
    }

    private static Path readable(String key, String text) {
        Path path = Path.of(text.trim()).toAbsolutePath();
        if (text.isBlank() || !Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw Ranges.refused(key, "the path of a file that this process can read", null);
        }
        return path;
    }
}
