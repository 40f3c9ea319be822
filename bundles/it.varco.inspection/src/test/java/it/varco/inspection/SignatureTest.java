package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Signer;
import it.varco.inspection.TestAuthority.Certified;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant YEARS_AGO = NOW.minus(Duration.ofDays(1000));
    private static final Duration LONG = Duration.ofDays(2000);
    private static final TestAuthority ROOT = new TestAuthority("CN=Test authority,O=Acme", YEARS_AGO);
    private static final Certified SIGNER =
            ROOT.certify("CN=Acme plugins,O=Acme", TestAuthority.CODE_SIGNING, YEARS_AGO, LONG);
    private static final byte[] PLAIN = TestJar.good()
            .entry("org/acme/login/text.properties", "a=b")
            .entry("META-INF/LICENSE", "EUPL")
            .bytes();
    private static final byte[] SIGNED = Signed.by(SIGNER, PLAIN);

    private static Surroundings production(X509Certificate... signers) {
        return new Surroundings(false, Set.of(), Set.of(signers));
    }

    private static Inspection inspect(byte[] jar, Surroundings surroundings) {
        return new Inspector(surroundings, Clock.fixed(NOW, ZoneOffset.UTC)).inspect(jar);
    }

    private static List<String> rules(byte[] jar) {
        return rules(jar, production(ROOT.certificate()));
    }

    private static List<String> rules(byte[] jar, Surroundings surroundings) {
        return inspect(jar, surroundings).objections().stream()
                .map(Objection::rule)
                .toList();
    }

    private static byte[] altered(byte[] jar, Consumer<Map<String, byte[]>> how) {
        Map<String, byte[]> entries = Signed.entries(jar);
        how.accept(entries);
        return TestJar.zip(entries);
    }

    @Test
    @Proves("SEC-81")
    void believesWhoeverStandsBelowAnAuthorityOnTheList() {
        Inspection inspection = inspect(SIGNED, production(ROOT.certificate()));

        assertThat(inspection.objections()).isEmpty();
        Signer signer = inspection.sheet().signer().orElseThrow();
        assertThat(signer.name()).isEqualTo("CN=Acme plugins,O=Acme");
        assertThat(signer.chain()).containsExactly("CN=Test authority,O=Acme");
        assertThat(signer.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(signer.until()).isEqualTo(YEARS_AGO.plus(LONG));
        assertThat(signer.at()).isEmpty();
        assertThat(signer.trusted()).isTrue();
    }

    @Test
    void believesASignerThatIsOnTheListItself() {
        assertThat(rules(SIGNED, production(SIGNER.certificate()))).isEmpty();
    }

    @Test
    void followsTheAuthoritiesThatTheSignatureBrings() {
        byte[] jar = Signed.by(SIGNER, PLAIN, ROOT.certificate());

        assertThat(rules(jar)).isEmpty();
        assertThat(inspect(jar, production(ROOT.certificate()))
                        .sheet()
                        .signer()
                        .orElseThrow()
                        .chain())
                .containsExactly("CN=Test authority,O=Acme");
    }

    @Test
    @Proves("SEC-81")
    void asksForASignatureWhereThereAreSignersAndNotInDevelopment() {
        assertThat(rules(PLAIN)).containsExactly("gate.unsigned");
        assertThat(rules(PLAIN, production())).isEmpty();
        assertThat(rules(PLAIN, new Surroundings(true, Set.of(), Set.of(ROOT.certificate()))))
                .isEmpty();
    }

    @Test
    @Proves("SEC-81")
    void refusesASignerThatIsNotOnTheList() {
        TestAuthority other = new TestAuthority("CN=Test authority,O=Acme", YEARS_AGO); // of the same name
        Certified stranger = other.certify("CN=Acme plugins,O=Acme", TestAuthority.CODE_SIGNING, YEARS_AGO, LONG);
        byte[] jar = Signed.by(stranger, PLAIN, other.certificate());

        assertThat(rules(jar)).containsExactly("gate.signer");
        assertThat(inspect(jar, production(ROOT.certificate()))
                        .sheet()
                        .signer()
                        .orElseThrow()
                        .trusted())
                .isFalse();
        assertThat(rules(jar, production())).isEmpty();
    }

    @Test
    @Proves("SEC-81")
    void refusesAnEntryThatWasAlteredAfterSigning() {
        byte[] jar = altered(SIGNED, entries -> entries.put("org/acme/login/text.properties", new byte[] {'x'}));

        assertThat(rules(jar)).containsExactly("gate.signature");
        assertThat(inspect(jar, production(ROOT.certificate())).sheet().signer())
                .isEmpty();
    }

    @Test
    @Proves("SEC-81")
    void refusesAnEntryThatWasAddedAfterSigning() {
        assertThat(rules(altered(SIGNED, entries -> entries.put("org/acme/more.txt", new byte[3]))))
                .containsExactly("gate.signature");
        assertThat(rules(altered(SIGNED, entries -> entries.put("META-INF/services/x", new byte[3]))))
                .containsExactly("gate.signature");
    }

    @Test
    @Proves("SEC-81")
    void refusesAnEntryThatWasTakenAwayAfterSigning() {
        assertThat(rules(altered(SIGNED, entries -> entries.remove("META-INF/LICENSE"))))
                .containsExactly("gate.signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Import-Package: org.slf4j\r\n", "X: y\r\n"})
    @Proves("SEC-81")
    void refusesAManifestThatWasSwappedAfterSigning(String header) {
        byte[] jar = altered(
                SIGNED,
                entries -> entries.computeIfPresent(TestJar.MANIFEST, (name, bytes) -> {
                    String manifest = new String(bytes, StandardCharsets.UTF_8);
                    int end = manifest.indexOf("\r\n\r\n") + 2;
                    String changed = manifest.substring(0, end).replaceAll("Import-Package:.*(\r\n .*)*\r\n", "")
                            + header
                            + manifest.substring(end);
                    return changed.getBytes(StandardCharsets.UTF_8);
                }));

        assertThat(rules(jar)).containsExactly("gate.signature");
    }

    @Test
    void refusesASectionThatWasAddedToTheManifestForANewEntry() {
        byte[] content = "more".getBytes(StandardCharsets.UTF_8);
        byte[] jar = altered(SIGNED, entries -> {
            entries.put("org/acme/more.txt", content);
            String manifest = new String(entries.get(TestJar.MANIFEST), StandardCharsets.UTF_8);
            entries.put(
                    TestJar.MANIFEST,
                    (manifest + "Name: org/acme/more.txt\r\nSHA-256-Digest: "
                                    + Base64.getEncoder().encodeToString(sha256(content)) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        });

        assertThat(rules(jar)).containsExactly("gate.signature");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once it was block and signed entry at the same time. */
    @Test
    @Proves("SEC-81")
    void refusesABlockThatIsOneInUpperCaseOnly() {
        byte[] block = "none".getBytes(StandardCharsets.UTF_8);
        String name = "META-INF/A.R\u017fA";
        Map<String, byte[]> entries =
                Signed.entries(TestJar.bundle("org.acme.login", "1.0.0").bytes());
        String manifest = new String(entries.get(TestJar.MANIFEST), StandardCharsets.UTF_8) + "Name: " + name
                + "\r\nSHA-256-Digest: " + Base64.getEncoder().encodeToString(sha256(block)) + "\r\n\r\n";
        entries.put(TestJar.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        String file = "Signature-Version: 1.0\r\nSHA-256-Digest-Manifest: "
                + Base64.getEncoder().encodeToString(sha256(manifest.getBytes(StandardCharsets.UTF_8))) + "\r\n\r\n";
        entries.put("META-INF/A.SF", file.getBytes(StandardCharsets.UTF_8));
        entries.put(name, block);

        assertThat(rules(TestJar.zip(entries), production())).containsExactly("gate.path");
    }

    /** Each section becomes objects of Java, however small it is. */
    @Test
    @Proves("SEC-82")
    void refusesMoreSectionsThanAJarCanHaveEntries() {
        String section = "\r\nNAME: a\r\na: b\r\n";

        assertThat(rules(altered(SIGNED, entries -> append(entries, TestJar.MANIFEST, section.repeat(20_001)))))
                .containsExactly("gate.manifest");
        assertThat(rules(altered(SIGNED, entries -> append(entries, "META-INF/SIGNER.SF", section.repeat(20_001)))))
                .containsExactly("gate.signature");
    }

    private static void append(Map<String, byte[]> entries, String name, String more) {
        assertThat(entries).containsKey(name);
        entries.computeIfPresent(
                name,
                (same, bytes) -> (new String(bytes, StandardCharsets.UTF_8) + more).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Proves("SEC-81")
    void takesAStrippedSignatureForNone() {
        byte[] jar = altered(SIGNED, entries -> entries.keySet().removeIf(Signed::isSignature));

        assertThat(rules(jar)).containsExactly("gate.unsigned");
    }

    @Test
    void refusesHalfASignature() {
        assertThat(rules(altered(SIGNED, entries -> entries.keySet().removeIf(name -> name.endsWith(".EC")))))
                .containsExactly("gate.signature");
        assertThat(rules(altered(SIGNED, entries -> entries.keySet().removeIf(name -> name.endsWith(".SF")))))
                .containsExactly("gate.signature");
        assertThat(rules(altered(SIGNED, entries -> entries.put("META-INF/SIG-X", new byte[1]))))
                .containsExactly("gate.signature");
        assertThat(rules(altered(SIGNED, entries -> entries.put("META-INF/OTHER.RSA", new byte[1]))))
                .containsExactly("gate.signature");
    }

    @Test
    void refusesTheSignatureOfAnotherJar() {
        Map<String, byte[]> other = Signed.entries(Signed.by(
                SIGNER,
                TestJar.bundle("org.acme.other", "1.0.0").entry("a", "b").bytes()));
        byte[] jar = altered(
                SIGNED,
                entries -> entries.replaceAll((name, bytes) -> Signed.isSignature(name) ? other.get(name) : bytes));

        assertThat(rules(jar)).containsExactly("gate.signature");
    }

    @Test
    void refusesABlockThatIsNone() {
        byte[] jar = altered(
                SIGNED,
                entries -> entries.replaceAll(
                        (name, bytes) -> name.endsWith(".EC") ? new byte[] {0x30, 0x03, 1, 2, 3} : bytes));

        assertThat(rules(jar)).containsExactly("gate.signature");
    }

    @Test
    @Proves("SEC-81")
    void refusesABrokenSignatureWhereNoneIsAskedFor() {
        byte[] jar = altered(SIGNED, entries -> entries.put("org/acme/more.txt", new byte[3]));

        assertThat(rules(jar, production())).containsExactly("gate.signature");
        assertThat(rules(jar, new Surroundings(true, Set.of(), Set.of()))).containsExactly("gate.signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "MD5"})
    @Proves("SEC-81")
    void refusesWeakDigests(String digest) {
        byte[] jar = Signed.by(SIGNER, PLAIN, builder -> {
            try {
                return builder.digestAlgorithm(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(rules(jar)).containsExactly("gate.signature");
    }

    @Test
    @Proves("SEC-81")
    void refusesAWeakKey() {
        Certified weak =
                ROOT.certify("CN=Weak", TestAuthority.newKey("RSA", 1024), TestAuthority.CODE_SIGNING, YEARS_AGO, LONG);

        assertThat(rules(Signed.by(weak, PLAIN))).containsExactly("gate.signer");
    }

    @Test
    void refusesAKeyThatIsNotForCode() {
        Certified stamper = ROOT.certify("CN=Stamps", TestAuthority.TIME_STAMPING, YEARS_AGO, LONG);

        assertThat(rules(Signed.by(stamper, PLAIN))).containsExactly("gate.signer");
    }

    @Test
    @Proves("SEC-81")
    void refusesACertificateThatWasTakenBack() {
        X509CRL list = ROOT.takeBack(SIGNER.certificate(), NOW.minusSeconds(60));
        Set<X509Certificate> root = Set.of(ROOT.certificate());

        assertThat(rules(SIGNED, new Surroundings(false, Set.of(), root, Set.of(), Set.of(list))))
                .containsExactly("gate.signer");
    }

    @Test
    @Proves("SEC-81")
    void refusesWhatStandsBelowAnAuthorityOnTheListThatWasTakenBack() {
        X509CRL list = ROOT.takeBack(ROOT.certificate(), NOW.minusSeconds(60));
        Set<X509Certificate> root = Set.of(ROOT.certificate());

        assertThat(rules(SIGNED, new Surroundings(false, Set.of(), root, Set.of(), Set.of(list))))
                .containsExactly("gate.signer");
    }

    @Test
    @Proves("SEC-81")
    void countsTheTimeOfTheStampAndOtherwiseThatOfToday() {
        Certified ended = ROOT.certify("CN=Ended", TestAuthority.CODE_SIGNING, YEARS_AGO, Duration.ofDays(365));
        Certified stamper = ROOT.certify("CN=Stamps", TestAuthority.TIME_STAMPING, YEARS_AGO, LONG);
        Instant then = YEARS_AGO.plus(Duration.ofDays(100));
        HttpServer stamping = TestAuthority.stamping(stamper, then);
        try {
            byte[] jar = Signed.stamped(ended, PLAIN, TestAuthority.address(stamping));

            assertThat(rules(Signed.by(ended, PLAIN))).containsExactly("gate.signer");
            assertThat(rules(jar)).isEmpty();
            assertThat(inspect(jar, production(ROOT.certificate()))
                            .sheet()
                            .signer()
                            .orElseThrow()
                            .at())
                    .contains(then);
            TestAuthority others = new TestAuthority("CN=Others", YEARS_AGO);
            assertThat(rules(jar, stampedBy(others))).containsExactly("gate.signer");
        } finally {
            stamping.stop(0);
        }
    }

    private static Surroundings stampedBy(TestAuthority stamping, X509CRL... revoked) {
        return new Surroundings(
                false, Set.of(), Set.of(ROOT.certificate()), Set.of(stamping.certificate()), Set.of(revoked));
    }

    @Test
    @Proves("SEC-81")
    void asksForATimeStampOfThoseOnTheListWhereThereIsOne() {
        TestAuthority stamping = new TestAuthority("CN=Stamping authority", YEARS_AGO);
        Certified stamper = stamping.certify("CN=Stamps", TestAuthority.TIME_STAMPING, YEARS_AGO, LONG);
        HttpServer server = TestAuthority.stamping(stamper, NOW.minus(Duration.ofDays(1)));
        try {
            byte[] jar = Signed.stamped(SIGNER, PLAIN, TestAuthority.address(server));

            assertThat(rules(jar, stampedBy(stamping))).isEmpty();
            assertThat(rules(SIGNED, stampedBy(stamping))).containsExactly("gate.stamp");
            assertThat(rules(jar, stampedBy(ROOT))).containsExactly("gate.stamp");
            assertThat(inspect(jar, stampedBy(ROOT)).objections())
                    .singleElement()
                    .extracting(objection -> objection.why().toString())
                    .asString()
                    .startsWith("the time stamp of its signature, by CN=Stamps, does not count");
            assertThat(rules(jar, stampedBy(stamping, stamping.takeBack(stamper.certificate(), NOW))))
                    .containsExactly("gate.stamp");
            assertThat(inspect(SIGNED, stampedBy(stamping))
                            .sheet()
                            .signer()
                            .orElseThrow()
                            .trusted())
                    .isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Proves("SEC-81")
    void believesNoTimeStampThatIsStillToCome() {
        Certified stamper = ROOT.certify("CN=Stamps", TestAuthority.TIME_STAMPING, YEARS_AGO, LONG);
        HttpServer server = TestAuthority.stamping(stamper, NOW.plusSeconds(60));
        try {
            assertThat(rules(Signed.stamped(SIGNER, PLAIN, TestAuthority.address(server)), stampedBy(ROOT)))
                    .containsExactly("gate.stamp");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesTwoSignersIfOneOfThemIsBelieved() {
        TestAuthority other = new TestAuthority("CN=Other", YEARS_AGO);
        Certified stranger = other.certify("CN=Stranger", TestAuthority.CODE_SIGNING, YEARS_AGO, LONG);
        byte[] jar = Signed.by(SIGNER, Signed.by(stranger, PLAIN, builder -> builder.signerName("FIRST")));

        assertThat(rules(jar)).isEmpty();
        assertThat(inspect(jar, production(ROOT.certificate()))
                        .sheet()
                        .signer()
                        .orElseThrow()
                        .name())
                .isEqualTo("CN=Acme plugins,O=Acme");
    }
}
