package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("SEC-81")
class TrustFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TestAuthority ONE = new TestAuthority("CN=One", NOW);
    private static final TestAuthority OTHER = new TestAuthority("CN=Other", NOW);
    private static final X509CRL LIST = ONE.takeBack(ONE.certificate(), NOW);
    private static final X509CRL OTHER_LIST = OTHER.takeBack(OTHER.certificate(), NOW);

    @TempDir
    private Path folder;

    private static byte[] pem(String type, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] lists() throws GeneralSecurityException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(pem("X509 CRL", LIST.getEncoded()));
        both.writeBytes(pem("X509 CRL", OTHER_LIST.getEncoded()));
        return both.toByteArray();
    }

    private static byte[] certificates() throws GeneralSecurityException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(pem("CERTIFICATE", ONE.certificate().getEncoded()));
        both.writeBytes(pem("CERTIFICATE", OTHER.certificate().getEncoded()));
        return both.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "trust", ".pem"), content);
    }

    @Test
    void readsEveryCertificateOfAFile() throws IOException, GeneralSecurityException {
        assertThat(TrustFiles.certificates("signers", file(certificates())))
                .containsExactlyInAnyOrder(ONE.certificate(), OTHER.certificate());
    }

    @Test
    void readsEveryListOfAFile() throws IOException, GeneralSecurityException {
        assertThat(TrustFiles.revoked("revoked", file(lists()))).containsExactlyInAnyOrder(LIST, OTHER_LIST);
        assertThat(TrustFiles.revoked("revoked", file(LIST.getEncoded()))).containsExactly(LIST);
    }

    @Test
    void takesNoFileOfWhichItCannotReadAll() throws IOException, GeneralSecurityException {
        Path none = folder.resolve("none.pem");
        for (Path file : new Path[] {
            none,
            file(new byte[0]),
            file("nothing".getBytes(StandardCharsets.US_ASCII)),
            file(lists()),
            file(Arrays.copyOf(certificates(), certificates().length - 40))
        }) {
            assertThatIllegalArgumentException()
                    .as(file.toString())
                    .isThrownBy(() -> TrustFiles.certificates("signers", file))
                    .withMessage("signers: expected a PEM file of at least one certificate");
        }
        for (Path file : new Path[] {
            none,
            file(new byte[0]),
            file("nothing".getBytes(StandardCharsets.US_ASCII)),
            file(certificates()),
            file(Arrays.copyOf(lists(), lists().length - 40)),
            file(Arrays.copyOf(LIST.getEncoded(), 100))
        }) {
            assertThatIllegalArgumentException()
                    .as(file.toString())
                    .isThrownBy(() -> TrustFiles.revoked("revoked", file))
                    .withMessage("revoked: expected a PEM or DER file of at least one list of revoked certificates");
        }
    }
}
