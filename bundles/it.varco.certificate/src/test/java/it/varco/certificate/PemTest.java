package it.varco.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PemTest {

    private static final X509Certificate CERTIFICATE = CertificateDraft.valid(TestKeys.FROM, TestKeys.UNTIL)
            .subject(SubjectField.COMMON_NAME, "sp.example")
            .selfSigned(TestKeys.KEY);

    @Test
    void readsWhatItWrote() {
        assertThat(Pem.certificates(Pem.written(CERTIFICATE))).containsExactly(CERTIFICATE);
        assertThat(Pem.key(Pem.written(TestKeys.KEY.getPrivate()))).isEqualTo(TestKeys.KEY.getPrivate());
    }

    @Test
    void writesLinesThatOtherProgramsRead() {
        String text = text(Pem.written(TestKeys.KEY.getPrivate()));

        assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----\nMII").endsWith("\n-----END PRIVATE KEY-----\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 64).hasSizeGreaterThan(20);
    }

    @Test
    void readsSeveralCertificatesWithWordsBetween() {
        String twice = "one:\n" + text(Pem.written(CERTIFICATE)) + "two:\r\n" + text(Pem.written(CERTIFICATE));

        assertThat(Pem.certificates(bytes(twice))).containsExactly(CERTIFICATE, CERTIFICATE);
    }

    @Test
    void takesNothingElseForACertificate() {
        String certificate = text(Pem.written(CERTIFICATE));
        for (String wrong : List.of(
                "",
                certificate.substring(0, 500),
                certificate.replace("MII", "MIJ"),
                certificate + text(Pem.written(TestKeys.KEY.getPrivate())))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Pem.certificates(bytes(wrong)));
        }
    }

    @Test
    void takesNothingElseForAKeyAndTellsNothingOfIt() {
        String key = text(Pem.written(TestKeys.KEY.getPrivate()));
        for (String wrong : List.of(
                "",
                key + key,
                key.replace("MII", "MIJ"),
                key.replace("PRIVATE", "ENCRYPTED PRIVATE"),
                key + text(Pem.written(CERTIFICATE)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pem.key(bytes(wrong)))
                    .withNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("MI"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
