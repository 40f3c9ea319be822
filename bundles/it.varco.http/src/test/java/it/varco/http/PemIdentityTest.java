package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.http.TlsIdentity.Material;
import it.varco.http.TlsSettings.ClientCertificate;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PemIdentityTest {

    @TempDir
    private static Path directory;

    private static TestKeys keys;

    @BeforeAll
    static void keys() throws Exception {
        keys = new TestKeys(directory);
        keys.make("issuer", "CN=authority");
        keys.make("leaf", "CN=server");
        keys.make("other", "CN=another");
        keys.sign("leaf", "issuer");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/keystores.csv")
    @Proves("SEC-46")
    void takesAKeyWithItsCertificatesFromTheServersOwnUpwards(String blocks, boolean isTaken) throws Exception {
        Path file = Files.writeString(directory.resolve("tried.pem"), file(blocks));
        Material material = Material.read(new TlsSettings(
                file, Optional.empty(), ClientCertificate.NONE, Optional.empty(), Duration.ofMinutes(1)));

        if (isTaken) {
            assertThat(TlsIdentity.of(material, false).until()).isNotNull();
        } else {
            assertThatThrownBy(() -> TlsIdentity.of(material, false)).hasMessageContaining("'tls.keystore' must be");
        }
    }

    private static String file(String blocks) throws GeneralSecurityException, IOException {
        StringBuilder file = new StringBuilder();
        for (String each : blocks.split(" ", -1)) {
            file.append(block(each));
        }
        return blocks.startsWith("crlf") ? file.toString().replace("\n", "\r\n") : file.toString();
    }

    private static String block(String name) throws GeneralSecurityException, IOException {
        return switch (name) {
            case "crlf" -> "";
            case "text" -> "Bag Attributes\n    friendlyName: server\n";
            case "key" -> keys.key("leaf");
            case "other-key" -> keys.key("other");
            case "ec-key" -> keys.key("leaf").replace("PRIVATE", "EC PRIVATE");
            case "encrypted-key" -> keys.key("leaf").replace("PRIVATE", "ENCRYPTED PRIVATE");
            case "garbled-key" -> keys.key("leaf").replace("\nM", "\nA");
            case "parameters" -> "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
            case "garbled-leaf" -> keys.certificate("leaf").replace("\nM", "\nA");
            default -> keys.certificate(name);
        };
    }
}
