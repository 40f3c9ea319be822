package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ServerKeysTest {

    private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void keys() throws IOException, InterruptedException {
        make("issuer", "30");
        make("leaf", "90");
        make("other", "90");
        keytool("leaf", "-certreq", "-file", at("leaf.csr"));
        keytool("issuer", "-gencert", "-rfc", "-validity", "60", "-infile", at("leaf.csr"), "-outfile", at("leaf.pem"));
    }

    private static void make(String name, String days) throws IOException, InterruptedException {
        keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-validity", days);
        keytool(name, "-exportcert", "-rfc", "-file", at(name + ".pem"));
    }

    private static void keytool(String name, String... words) throws IOException, InterruptedException {
        new Keytool(folder.resolve(name + ".p12"), name).run(words);
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    /** The table is that of the listener itself: neither may take what the other refuses. */
    @ParameterizedTest
    @CsvFileSource(files = "../../bundles/it.varco.http/src/test/resources/keystores.csv")
    @Proves({"UX-57", "SEC-46"})
    void takesWhatTheListenerTakes(String blocks, boolean isTaken) throws Exception {
        Path file = Files.writeString(folder.resolve("tried.pem"), file(blocks));

        if (isTaken) {
            String last = blocks.contains("issuer") ? "issuer" : "leaf";
            assertThat(ServerKeys.end(file, new char[0]))
                    .isEqualTo(certificate(last).getNotAfter().toInstant());
        } else {
            assertThatThrownBy(() -> ServerKeys.end(file, new char[0])).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    @Proves("UX-57")
    void opensAPkcs12FileWithItsPassword() throws Exception {
        Path keystore = folder.resolve("issuer.p12");

        assertThat(ServerKeys.end(keystore, PASSWORD))
                .isEqualTo(certificate("issuer").getNotAfter().toInstant());
        assertThatThrownBy(() -> ServerKeys.end(keystore, "wrong".toCharArray()))
                .isInstanceOf(IOException.class);
    }

    private static X509Certificate certificate(String name) throws Exception {
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String file(String blocks) throws Exception {
        StringBuilder file = new StringBuilder();
        for (String each : blocks.split(" ", -1)) {
            file.append(block(each));
        }
        return blocks.startsWith("crlf") ? file.toString().replace("\n", "\r\n") : file.toString();
    }

    private static String block(String name) throws Exception {
        return switch (name) {
            case "crlf" -> "";
            case "text" -> "Bag Attributes\n    friendlyName: server\n";
            case "key" -> key("leaf");
            case "other-key" -> key("other");
            case "ec-key" -> key("leaf").replace("PRIVATE", "EC PRIVATE");
            case "encrypted-key" -> key("leaf").replace("PRIVATE", "ENCRYPTED PRIVATE");
            case "garbled-key" -> key("leaf").replace("\nM", "\nA");
            case "parameters" -> "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
            case "garbled-leaf" -> pem("leaf").replace("\nM", "\nA");
            default -> pem(name);
        };
    }

    private static String pem(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".pem"));
    }

    private static String key(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store.getKey(name, PASSWORD).getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    }
}
