package it.varco.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a listener speaks TLS.
 *
 * @param keystore PKCS#12 or PEM file with the server's key and chain, readable
 * @param passwordFile file whose first line opens it, readable; a PEM file needs none
 * @param clientCertificate whether browsers are asked for a certificate
 * @param authorities PEM file with the authorities of client certificates; present if they are asked for
 * @param reload how often these files are looked at for something new
 * @source SEC-46, SEC-54
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

    /** The files of the key that every account of this machine can reach, with commas between; most often none. */
    String exposed() {
        return Stream.concat(Stream.of(keystore), passwordFile.stream())
                .filter(TlsSettings::isExposed)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
    }

    /** A group may read it, as those do that renew certificates. */
    private static boolean isExposed(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith("---");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // gone, or there are no such permissions here
        }
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
