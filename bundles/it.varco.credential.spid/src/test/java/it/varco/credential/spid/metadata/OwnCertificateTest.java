package it.varco.credential.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.certificate.CertificateDraft;
import it.varco.certificate.SubjectField;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCertificateTest {

    @TempDir
    private Path folder;

    private OwnFiles files;

    @BeforeEach
    void write() {
        files = OwnFiles.in(folder);
    }

    private List<BrokenRule> broken() {
        return OwnCertificate.broken(files.settings(), OwnFiles.NOW);
    }

    private Finding finding(Instant now) {
        return new CertificateCheck(files.settings()).examine(now);
    }

    @Test
    @Proves("SPID-18")
    void signsWithTheKeyOfTheFirstCertificate() {
        OwnCertificate own = OwnCertificate.read(files.settings(), OwnFiles.NOW);

        assertThat(own.key().certificate().getPublicKey()).isEqualTo(OwnFiles.KEY.getPublic());
        assertThat(own.until()).isEqualTo(OwnFiles.UNTIL);
        assertThat(own).hasToString("OwnCertificate[until 2028-11-22T10:00:00Z]");
        assertThat(finding(OwnFiles.NOW)).isEqualTo(Finding.well("spid-certificate"));
    }

    @Test
    @Proves("SPID-18")
    void namesEveryFieldThatIsNotAsTheRulesWantIt() {
        X509Certificate plain = CertificateDraft.valid(OwnFiles.NOW, OwnFiles.UNTIL)
                .subject(SubjectField.COMMON_NAME, "Istituto di Prova")
                .subject(SubjectField.SURNAME, "Rossi")
                .selfSigned(OwnFiles.KEY);
        files.certificates(plain);

        assertThat(broken())
                .extracting(each -> each.rule() + " " + each.why())
                .satisfiesExactly(
                        each -> assertThat(each).contains("SPID-16", "organizationName", "Istituto di Prova per la"),
                        each -> assertThat(each).contains("uri", "https://accesso.istituto.example"),
                        each -> assertThat(each).contains("organizationIdentifier", "PA:IT-idp_prova"),
                        each -> assertThat(each).contains("countryName", "\"IT\""),
                        each -> assertThat(each).contains("localityName", "once"),
                        each -> assertThat(each).contains("surname", "of a person"),
                        each -> assertThat(each).contains("SPID-17", "keyUsage"),
                        each -> assertThat(each).contains("SPID-17", "certificatePolicies"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnCertificate.read(files.settings(), OwnFiles.NOW))
                .withMessageContainingAll("certificate: ", "organizationName", "keyUsage", "(SPID-17)");
        assertThat(finding(OwnFiles.NOW).condition()).isEqualTo(Condition.RED);
        assertThat(finding(OwnFiles.NOW).why().in(Locale.ITALIAN).orElseThrow())
                .contains("localityName", "varco spid certificate");
    }

    @Test
    @Proves({"SPID-06", "SPID-18"})
    void looksAtTheNextCertificateToo() {
        X509Certificate first = OwnFiles.certificate(OwnFiles.PUBLIC, OwnFiles.KEY);
        files.certificates(first, OwnFiles.certificate(OwnFiles.PUBLIC, OwnFiles.NEXT));
        assertThat(broken()).isEmpty();

        X509Certificate wrong = CertificateDraft.valid(OwnFiles.NOW, OwnFiles.UNTIL)
                .subject(SubjectField.COMMON_NAME, "next")
                .selfSigned(OwnFiles.NEXT);
        files.certificates(first, wrong);
        assertThat(broken()).isNotEmpty();
    }

    @Test
    @Proves("SPID-18")
    void refusesACertificateThatIsOverOrHasNotBegun() {
        assertThat(OwnCertificate.broken(files.settings(), OwnFiles.UNTIL.minusSeconds(1)))
                .isEmpty();
        assertThat(OwnCertificate.broken(files.settings(), OwnFiles.UNTIL))
                .singleElement()
                .satisfies(each -> assertThat(each.why().toString()).contains("ended on 2028-11-22"));
        assertThat(OwnCertificate.broken(files.settings(), OwnFiles.NOW.minus(Duration.ofDays(2))))
                .singleElement()
                .satisfies(each -> assertThat(each.why().toString()).contains("2026-11-22", "clock"));
    }

    @Test
    @Proves("SPID-18")
    void warnsSixtyDaysBeforeTheEnd() {
        Instant warned = OwnFiles.UNTIL.minus(Duration.ofDays(60));

        assertThat(finding(warned).condition()).isEqualTo(Condition.GREEN);
        assertThat(finding(warned.plusSeconds(1)).condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding(warned.plusSeconds(1)).why().toString()).contains("ends on 2028-11-22");
        assertThat(finding(OwnFiles.UNTIL).condition()).isEqualTo(Condition.RED);
    }

    @Test
    @Proves("SPID-18")
    void refusesTheKeyOfAnotherCertificate() {
        files.key(OwnFiles.NEXT);

        assertThat(broken())
                .containsExactly(new BrokenRule("SPID-18", "key", Sentence.of(OwnCertificate.class, "key.other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.pem", "certificate.pem"})
    @Proves("SPID-18")
    void namesAFileThatIsMissingOrSomethingElse(String name) throws IOException {
        String setting = name.replace(".pem", "");
        files.write(name, "something else".getBytes(StandardCharsets.UTF_8));
        assertThat(broken()).extracting(BrokenRule::key).containsExactly(setting);

        Files.delete(files.file(name));
        assertThat(broken())
                .singleElement()
                .satisfies(each -> assertThat(each.why().toString())
                        .contains(files.file(name).toString()));
    }

    @Test
    @Proves("D-51")
    void refusesAKeyThatOthersCanRead() throws IOException {
        Files.setPosixFilePermissions(files.file("key.pem"), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(broken())
                .singleElement()
                .satisfies(each -> assertThat(each.why().toString()).contains("chmod 600 " + files.file("key.pem")));
    }

    @Test
    void saysNothingOfTheKeyItself() throws IOException {
        files.write(
                "key.pem",
                Files.readString(files.file("key.pem"))
                        .replace("PRIVATE", "OTHER")
                        .getBytes(StandardCharsets.US_ASCII));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnCertificate.read(files.settings(), OwnFiles.NOW))
                .satisfies(e -> assertThat(e.getMessage() + Arrays.toString(e.getStackTrace()))
                        .doesNotContain("MII"))
                .withNoCause();
    }
}
