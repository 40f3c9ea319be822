package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.certificate.Pem;
import it.varco.certificate.SpidProfile;
import it.varco.launcher.Json;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpidCommandTest {

    private static final SpidProfile PROFILE = SpidProfile.publicBody(
            "Istituto di Prova per la Previdenza", "https://accesso.istituto.example", "idp_prova");
    private static final String CONFIGURATION = """
            entityId = https://accesso.istituto.example
            organization.name = Istituto di Prova per la Previdenza
            organization.displayName = Istituto di Prova
            organization.locality = Roma
            ipaCode = idp_prova
            """;

    @TempDir
    private Path folder;

    private Bench bench;
    private Path key;
    private Path certificate;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        Files.createDirectories(folder.resolve("features/core"));
        Files.writeString(folder.resolve("features/core/feature.json"), """
                {"feature-resource-version": "1.0", "id": "it.varco.features:core:1.0.0", "bundles": []}""");
        configure(CONFIGURATION);
        key = folder.resolve("data/secrets/spid-key.pem");
        certificate = folder.resolve("data/secrets/spid-certificate.pem");
    }

    private void configure(String text) throws IOException {
        Files.writeString(folder.resolve("conf/it.varco.credential.spid.cfg"), text);
    }

    private X509Certificate made() throws IOException {
        return Pem.certificates(Files.readAllBytes(certificate)).get(0);
    }

    @Test
    @Proves({"SPID-16", "SPID-17"})
    void makesWhatTheRulesWantOfTheConfiguration() throws Exception {
        assertThat(bench.run("spid", "certificate")).isZero();

        assertThat(PROFILE.flaws(made())).isEmpty();
        assertThat(((RSAKey) made().getPublicKey()).getModulus().bitLength()).isEqualTo(3072);
        assertThat(((RSAKey) Pem.key(Files.readAllBytes(key))).getModulus())
                .isEqualTo(((RSAKey) made().getPublicKey()).getModulus());
        assertThat(made().getNotBefore()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(made().getNotAfter()).isEqualTo("2028-02-29T10:00:00Z");
        assertThat(bench.out())
                .contains(key.toString(), certificate + "  until 29 February 2028, 11:00 CET", "/accesso/spid/metadata")
                .doesNotContain("Kept", "BEGIN");
    }

    @Test
    @Proves("D-51")
    void keepsTheKeyForTheAccountOfTheGateway() throws IOException {
        bench.run("spid", "certificate");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void takesWhatTheCommandLineSays() throws IOException {
        configure("");

        assertThat(bench.run(
                        "spid",
                        "certificate",
                        "--entity-id",
                        PROFILE.entityId(),
                        "--name",
                        PROFILE.name(),
                        "--short-name",
                        "Istituto",
                        "--locality",
                        "Roma",
                        "--ipa-code",
                        "idp_prova",
                        "--bits",
                        "2048",
                        "--days",
                        "30",
                        "--json"))
                .isZero();
        assertThat(PROFILE.flaws(made())).isEmpty();
        assertThat(made().getSubjectX500Principal().getName()).endsWith("CN=Istituto");
        assertThat(Json.read(bench.out()))
                .isEqualTo(Map.of(
                        "entity_id", PROFILE.entityId(),
                        "key", key.toString(),
                        "certificate", certificate.toString(),
                        "expires_at", "2026-03-31T10:00:00Z",
                        "kept", List.of()));
    }

    @Test
    void leavesWhatIsThereUnlessToldToKeepItAside() throws IOException {
        bench.run("spid", "certificate", "--bits", "2048");
        byte[] before = Files.readAllBytes(key);
        X509Certificate first = made();

        assertThat(bench.run("spid", "certificate", "--bits", "2048")).isEqualTo(Exit.FAILED);
        assertThat(bench.err()).contains(key + " is there already", "--force");
        assertThat(Files.readAllBytes(key)).isEqualTo(before);
        assertThat(made()).isEqualTo(first);

        assertThat(bench.run("spid", "certificate", "--bits", "2048", "--force"))
                .isZero();
        Path kept = key.resolveSibling("until-20260301-100000-spid-key.pem");
        assertThat(bench.out()).contains("Kept         " + kept, "nobody signs in with SPID");
        assertThat(Files.readAllBytes(kept)).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(made()).isNotEqualTo(first);
        assertThat(Pem.certificates(
                        Files.readAllBytes(certificate.resolveSibling("until-20260301-100000-spid-certificate.pem"))))
                .containsExactly(first);
    }

    @Test
    void leavesACertificateWithoutAKeyAsWell() throws IOException {
        Files.createDirectories(certificate.getParent());
        Files.writeString(certificate, "mine");

        assertThat(bench.run("spid", "certificate", "--bits", "2048")).isEqualTo(Exit.FAILED);
        assertThat(certificate).hasContent("mine");
        assertThat(key).doesNotExist();
    }

    @Test
    void namesEveryFieldThatIsMissing() throws IOException {
        configure("entityId = istituto\norganization.name = Istituto di Prova\n");

        assertThat(bench.run("spid", "certificate")).isEqualTo(Exit.USAGE);
        assertThat(bench.err().lines())
                .containsExactly(
                        "varco: The certificate cannot be made yet:",
                        "  organization.displayName: expected in conf/it.varco.credential.spid.cfg, or as --short-name",
                        "  organization.locality: expected in conf/it.varco.credential.spid.cfg, or as --locality",
                        "  ipaCode: expected in conf/it.varco.credential.spid.cfg, or as --ipa-code",
                        "  entityId: expected an address that begins with https://");
        assertThat(key).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--bits, 1024", "--days, 29", "--days, 3651", "--url, https://gateway.example"})
    void takesNoOtherWords(String option, String value) throws IOException {
        assertThat(bench.run("spid", "certificate", option, value)).isEqualTo(Exit.USAGE);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".pem"));
        }
    }

    @Test
    void makesNoneForAPrivateBody() throws IOException {
        configure(CONFIGURATION + "activity = private\n");

        assertThat(bench.run("spid", "certificate")).isEqualTo(Exit.FAILED);
        assertThat(bench.err()).contains("activity: expected public");
        assertThat(key).doesNotExist();
    }

    @Test
    void writesWhereItIsToldAndChangesNoOtherFolder() throws IOException {
        Path elsewhere = Files.createDirectory(
                folder.resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        Path other = elsewhere.resolve("next-key.pem");

        assertThat(bench.run(
                        "spid",
                        "certificate",
                        "--bits",
                        "2048",
                        "--key",
                        other.toString(),
                        "--certificate",
                        elsewhere.resolve("next.pem").toString()))
                .isZero();
        assertThat(other).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
                .isEqualTo("rwxr-x---");
        assertThat(key).doesNotExist();
        assertThat(bench.run(
                        "spid",
                        "certificate",
                        "--key",
                        folder.resolve("no/key.pem").toString()))
                .isEqualTo(Exit.FAILED);
        assertThat(bench.run(
                        "spid", "certificate", "--force", "--key", other.toString(), "--certificate", other.toString()))
                .isEqualTo(Exit.USAGE);
    }
}
