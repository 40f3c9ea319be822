package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
import it.varco.proves.Proves;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves("SEC-83")
class KnownFlawsTest {

    private static final String WORDS = "It encloses commons-io:commons-io:2.13.0, which has a known flaw"
            + " (CVE-2024-47554); ask for one without it.";

    private static boolean hasFlaw(String group, String name, String version) {
        return !KnownFlaws.of(List.of(new Bom.Part(group, name, version))).isEmpty();
    }

    @Test
    void warnsOfAPartThatTheListNames() {
        Inspector inspector = new Inspector(new Surroundings(false, Set.of(), Set.of()));
        Inspection found = inspector.inspect(TestJar.good()
                .entry(
                        "META-INF/sbom/bom.json",
                        "{\"components\": ["
                                + "{\"group\": \"commons-io\", \"name\": \"commons-io\", \"version\": \"2.13.0\"},"
                                + " {\"group\": \"org.acme\", \"name\": \"util\", \"version\": \"1.0\"}]}")
                .bytes());

        assertThat(found.objections()).isEmpty();
        assertThat(found.sheet().warnings()).extracting(Sentence::toString).containsExactly(WORDS);
        assertThat(found.sheet().warnings().get(0).in(Locale.ITALIAN).orElseThrow())
                .startsWith("Contiene commons-io:commons-io:2.13.0, che ha una falla nota (CVE-2024-47554)");
    }

    @Test
    void namesEveryAdvisoryOnAPartAndNotMoreThanTwentyParts() {
        Bom.Part jetty = new Bom.Part("org.eclipse.jetty.ee10", "jetty-ee10-servlet", "12.0.32");

        assertThat(KnownFlaws.of(List.of(jetty)))
                .singleElement()
                .asString()
                .contains("(CVE-2026-19203, CVE-2026-2332)");
        assertThat(KnownFlaws.of(Collections.nCopies(30, jetty))).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({
        "commons-io, commons-io, 2.13.0, true",
        "commons-io, commons-io, 2.14.0, false",
        "commons-io, commons-io, 2.14, false",
        "commons-io, commons-io, 2.14.0-RC1, true",
        "commons-io, commons-io, 2.14.0.redhat-1, false",
        "commons-io, commons-io, 2.9, true",
        "commons-io, commons-io, '', true",
        "commons-io, commons-iox, 2.13.0, false",
        "commons-iox, commons-io, 2.13.0, false",
        "'', commons-io, 2.13.0, false",
        "com.fasterxml.jackson.core, jackson-core, 2.14.3, false",
        "com.fasterxml.jackson.core, jackson-core, 2.15.0, true",
        "com.fasterxml.jackson.core, jackson-databind, 2.18.9, false",
        "com.fasterxml.jackson.core, jackson-databind, 2.19.0, true",
        "org.bouncycastle, bcprov-jdk15on, 1.70, true",
        "org.bouncycastle, bcprov-jdk18on, 1.84, true",
        "org.bouncycastle, bcprov-jdk18on, 1.85, false",
        "org.eclipse.angus, jakarta.mail, 2.0.3, true",
    })
    void readsNamesWithStarsAndRangesOfVersions(String group, String name, String version, boolean flaw) {
        assertThat(hasFlaw(group, name, version)).isEqualTo(flaw);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0.0, 0",
        "1.2, 1.10, -1",
        "12.0.9, 12.0.10.v2024, -1",
        "1.0-alpha-1, 1.0, -1",
        "1.0-SNAPSHOT, 1.0, -1",
        "1.0M2, 1.0, -1",
        "1.0-macos, 1.0, 0",
        "32.0-jre, 32.0, 0",
        "unknown, 0.1, -1",
        "20250101120000, 1.0, 1",
    })
    void putsVersionsInTheOrderOfMaven(String one, String other, int order) {
        assertThat(Integer.signum(PartVersion.of(one).compareTo(PartVersion.of(other))))
                .isEqualTo(order);
        assertThat(Integer.signum(PartVersion.of(other).compareTo(PartVersion.of(one))))
                .isEqualTo(-order);
    }
}
