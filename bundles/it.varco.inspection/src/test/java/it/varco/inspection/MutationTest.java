package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.Objection;
import it.varco.inspection.TestAuthority.Certified;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a careless disk or a patient attacker makes of a signed jar. */
class MutationTest {

    private static final long SEED = 20261122;
    private static final int ROUNDS = 3000;
    private static final Instant YEARS_AGO = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofDays(7000);

    private final TestAuthority root = new TestAuthority("CN=Root", YEARS_AGO);
    private final Certified signer = root.certify("CN=Signer", TestAuthority.CODE_SIGNING, YEARS_AGO, LONG);
    private final Inspector inspector = new Inspector(new Surroundings(false, Set.of(), Set.of(root.certificate())));
    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    /** Whatever passes unpacks, for Java as for us, to the entries that were signed. */
    @Test
    @Proves({"SEC-80", "SEC-81", "SEC-82"})
    void letsNothingThroughThatIsNotWhatWasSigned() throws IOException {
        byte[] good = Signed.by(
                signer,
                TestJar.good()
                        .header("Service-Component", "OSGI-INF/a.xml")
                        .entry(
                                "OSGI-INF/a.xml",
                                "<component name=\"org.acme.login.a\"><implementation class=\"A\"/></component>")
                        .entry("META-INF/sbom/bom.json", "{\"components\": [{\"name\": \"a\"}]}")
                        .entry("lib/a.jar", TestJar.empty().entry("x", "y").bytes())
                        .bytes());
        assertThat(inspector.inspect(good).objections()).isEmpty();
        Map<String, String> content = content(good);
        int passed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutant = mutant(good);
            Inspection inspection = inspector.inspect(mutant);
            if (inspection.objections().isEmpty()) {
                passed++;
                assertThat(content(mutant)).as("round %d", round).isEqualTo(content);
            }
        }
        assertThat(passed).as("times and the like may change").isLessThan(ROUNDS / 4);
    }

    /** The same on what is inside of the zip, where no checksum stands before the readers. */
    @Test
    void readsWhateverStandsInTheEntries() {
        Map<String, byte[]> entries =
                Signed.entries(Signed.by(signer, TestJar.good().bytes()));
        byte[] metatype = "<m><Designate pid=\"org.acme.login\"/></m>".getBytes(StandardCharsets.UTF_8);
        entries.put("OSGI-INF/metatype/m.xml", metatype);
        entries.put("META-INF/sbom/b.json", "{\"components\":[{\"name\":\"a\"}]}".getBytes(StandardCharsets.UTF_8));
        for (String name : List.copyOf(entries.keySet())) {
            byte[] good = entries.get(name);
            for (int round = 0; round < ROUNDS / 10; round++) {
                entries.put(name, mutant(good));
                assertThat(inspector.inspect(TestJar.zip(entries)).isWhole()).isTrue();
            }
            entries.put(name, good);
        }
    }

    /** The same on the names of entries, with letters that change with their case. */
    @Test
    void readsWhateverTheEntriesAreCalled() {
        Map<String, byte[]> entries =
                Signed.entries(Signed.by(signer, TestJar.good().bytes()));
        String letters = "\u017f\u0131\u0130\u212a\u00e0./;*SFRAEC";
        for (int round = 0; round < ROUNDS / 3; round++) {
            Map<String, byte[]> renamed = new LinkedHashMap<>();
            entries.forEach((name, bytes) -> {
                StringBuilder changed = new StringBuilder(name);
                if (random.nextInt(3) == 0) {
                    changed.setCharAt(random.nextInt(name.length()), letters.charAt(random.nextInt(letters.length())));
                }
                renamed.put(changed.toString(), bytes);
            });
            assertThat(inspector.inspect(TestJar.zip(renamed)).hash()).hasSize(64);
        }
    }

    /** Should an examination fail all the same, then nobody is let in by that. */
    @Test
    @Proves("SEC-82")
    void refusesWhatItFailsToExamine() {
        byte[] good = Signed.by(signer, TestJar.good().bytes());
        Clock stopped = new Clock() {
            @Override
            public Instant instant() {
                throw new IllegalStateException("time: expected to pass");
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        Inspection inspection =
                new Inspector(new Surroundings(false, Set.of(), Set.of(root.certificate())), stopped).inspect(good);

        assertThat(inspection.isWhole()).isTrue();
        assertThat(inspection.objections()).extracting(Objection::rule).containsExactly("gate.unreadable");
        assertThat(inspection.hash()).isEqualTo(inspector.inspect(good).hash());
    }

    private byte[] mutant(byte[] good) {
        byte[] mutant = good.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && mutant.length > 0; i++) {
            int at = random.nextInt(mutant.length);
            int length = Math.min(mutant.length - at, 1 + random.nextInt(16));
            switch (random.nextInt(6)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt();
                case 2 -> Arrays.fill(mutant, at, at + length, (byte) (random.nextBoolean() ? 0 : -1));
                case 3 -> System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
                case 4 -> mutant = cut(mutant, at, at + length);
                default -> mutant = Arrays.copyOf(mutant, random.nextInt(8) == 0 ? at : mutant.length);
            }
        }
        return mutant;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] cut = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, cut, from, bytes.length - to);
        return cut;
    }

    /** What Java finds in it, but for the signature, which can be written in several ways. */
    private Map<String, String> content(byte[] jar) throws IOException {
        Path file = Files.write(folder.resolve("some.jar"), jar);
        Map<String, String> content = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!Signed.isSignature(entry.getName())) {
                    content.put(
                            entry.getName(),
                            Arrays.toString(zip.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return content;
    }
}
