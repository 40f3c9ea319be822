package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.Objection;
import it.varco.proves.Proves;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tricks that can be played with a zip. */
class ZipTest {

    private static final Inspector INSPECTOR = new Inspector(new Surroundings(false, Set.of(), Set.of()));
    private static final byte[] GOOD =
            TestJar.good().entry("org/acme/a.txt", "aaaa").bytes();
    private static final int END_SIZE = 22;

    private static List<String> rules(byte[] jar) {
        return INSPECTOR.inspect(jar).objections().stream().map(Objection::rule).toList();
    }

    private static byte[] with(String name) {
        return TestJar.good().entry(name, "x").bytes();
    }

    /** Replaces words of the same length, in local headers, directory and all. */
    private static byte[] replaced(byte[] jar, String words, String others) {
        String text = new String(jar, StandardCharsets.ISO_8859_1);
        return text.replace(words, others).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int directory(byte[] jar) {
        return little(jar).getInt(jar.length - END_SIZE + 16);
    }

    @Test
    void takesNoPartOfAJarForAWholeOne() {
        for (int length = 0; length < GOOD.length; length++) {
            Inspection part = INSPECTOR.inspect(Arrays.copyOf(GOOD, length));
            assertThat(part.isWhole()).isFalse();
            assertThat(part.objections()).extracting(Objection::rule).containsExactly("gate.partial");
        }
        assertThat(INSPECTOR.inspect(GOOD).isWhole()).isTrue();
    }

    @Test
    void takesAJarThatGrewIntoItsFullLengthBeforeItsBytesCameForAPart() {
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(GOOD, GOOD.length / 2), GOOD.length);

        assertThat(INSPECTOR.inspect(zeros).isWhole()).isFalse();
    }

    @Test
    void takesAPartThatEndsWithAWholeJarInsideForAPart() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("first", new byte[100]);
        byte[] outer = joined(TestJar.zip(entries), GOOD);

        assertThat(INSPECTOR.inspect(outer).objections()).isNotEmpty();
    }

    @Test
    @Proves("SEC-82")
    void refusesMoreThanTwentyMegabytes() {
        Inspection inspection = INSPECTOR.inspect(new byte[Inspector.LARGEST + 1]);

        assertThat(inspection.objections()).extracting(Objection::rule).containsExactly("gate.size");
        assertThat(inspection.isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "/etc/passwd",
                "a//b",
                "./a",
                "a/.",
                "C:/evil",
                "..\\evil",
                "a\nb",
                "a\u0000b"
            })
    @Proves("SEC-82")
    void refusesNamesThatLeadOut(String name) {
        assertThat(rules(with(name))).containsExactly("gate.path");
    }

    @Test
    void refusesANameThatIsNoText() {
        assertThat(rules(replaced(with("org/acme/nn"), "org/acme/nn", "org/acme/\u00c3(")))
                .containsExactly("gate.path");
    }

    @Test
    @Proves("SEC-82")
    void refusesAnEntryThatIsThereTwice() {
        byte[] twice = replaced(
                TestJar.good()
                        .entry("org/acme/1.txt", "one")
                        .entry("org/acme/2.txt", "two")
                        .bytes(),
                "org/acme/2.txt",
                "org/acme/1.txt");

        assertThat(rules(twice)).containsExactly("gate.twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/MANIFEST.MF", "meta-inf/manifest.mf", "META-INF/Manifest.MF"})
    @Proves("SEC-82")
    void refusesASecondManifest(String name) {
        byte[] jar = replaced(with("META-INF/MANIFEST.XX"), "META-INF/MANIFEST.XX", name);

        assertThat(rules(jar)).containsExactly("gate.twice");
    }

    /** In upper case, a long s becomes an S and a dotless i an I. */
    @ParameterizedTest
    @ValueSource(strings = {"META-INF/A.R\u017fA", "META-INF/x.\u017ff", "META-\u0131NF/X.MF", "META-INF/\u00e0"})
    @Proves("SEC-82")
    void refusesNamesBesideTheManifestThatOtherReadersCouldTakeForOthers(String name) {
        assertThat(rules(with(name))).containsExactly("gate.path");
        assertThat(rules(with(name.replace("META-", "META_")))).isEmpty();
    }

    @Test
    @Proves("SEC-82")
    void refusesAManifestThatAnotherOneOfANewerJavaChanges() {
        byte[] jar = TestJar.good()
                .header("Multi-Release", "true")
                .entry("META-INF/versions/17/OSGI-INF/MANIFEST.MF", "Import-Package: it.varco.api.page\n")
                .bytes();

        assertThat(rules(jar)).containsExactly("gate.manifest");
    }

    @Test
    @Proves("SEC-82")
    void refusesALocalHeaderThatSaysAnotherName() {
        byte[] jar = GOOD.clone();
        byte[] name = "org/acme/a.txt".getBytes(StandardCharsets.US_ASCII);
        int local = new String(jar, StandardCharsets.ISO_8859_1).indexOf("org/acme/a.txt");
        jar[local + name.length - 1] = 'x';

        assertThat(rules(jar)).containsExactly("gate.zip");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 26})
    void refusesALocalHeaderThatDiffers(int field) {
        byte[] jar = GOOD.clone();
        jar[field] ^= 1;

        assertThat(rules(jar)).containsExactly("gate.zip");
    }

    @Test
    void refusesSizesThatDiffer() {
        byte[] stored = new String(GOOD, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        int descriptor = new String(stored, StandardCharsets.ISO_8859_1).indexOf("PK\u0007\u0008");
        stored[descriptor + 8] ^= 1;

        assertThat(rules(stored)).containsExactly("gate.zip");
    }

    @Test
    @Proves("SEC-82")
    void refusesBytesBeforeTheZipBetweenItsEntriesAndBehindIt() {
        int directory = directory(GOOD);
        byte[] between =
                joined(Arrays.copyOf(GOOD, directory), new byte[10], Arrays.copyOfRange(GOOD, directory, GOOD.length));
        little(between).putInt(between.length - END_SIZE + 16, directory + 10);
        byte[] comment = joined(GOOD, new byte[10]);
        little(comment).putShort(GOOD.length - 2, (short) 10);

        assertThat(rules(joined("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), GOOD)))
                .containsExactly("gate.zip");
        assertThat(rules(between)).containsExactly("gate.zip");
        assertThat(rules(comment)).containsExactly("gate.zip");
        assertThat(INSPECTOR.inspect(joined(GOOD, new byte[10])).isWhole()).isFalse();
    }

    @Test
    @Proves("SEC-82")
    void refusesAnEntryThatTheDirectoryDoesNotName() {
        byte[] hidden = GOOD.clone();
        ByteBuffer zip = little(hidden);
        int end = hidden.length - END_SIZE;
        int directory = directory(hidden);
        int first = 46 + zip.getShort(directory + 28) + zip.getShort(directory + 30) + zip.getShort(directory + 32);
        byte[] jar =
                joined(Arrays.copyOf(hidden, directory), Arrays.copyOfRange(hidden, directory + first, hidden.length));
        ByteBuffer record = little(jar);
        int newEnd = jar.length - END_SIZE;
        record.putShort(newEnd + 8, (short) (zip.getShort(end + 8) - 1));
        record.putShort(newEnd + 10, (short) (zip.getShort(end + 10) - 1));
        record.putInt(newEnd + 12, zip.getInt(end + 12) - first);

        assertThat(rules(jar)).containsExactly("gate.zip");
    }

    @Test
    @Proves("SEC-82")
    void refusesEntriesThatLieInEachOther() {
        byte[] jar = TestJar.good()
                .entry("org/acme/1.txt", "one")
                .entry("org/acme/2.txt", "two")
                .bytes();
        ByteBuffer zip = little(jar);
        String text = new String(jar, StandardCharsets.ISO_8859_1);
        int one = text.indexOf("org/acme/1.txt", directory(jar)) - 46;
        int two = text.indexOf("org/acme/2.txt", directory(jar)) - 46;
        zip.putInt(two + 42, zip.getInt(one + 42));

        assertThat(rules(jar)).containsExactly("gate.zip");
    }

    @Test
    void refusesEncryptedEntriesAndThoseOfAnotherKind() {
        byte[] encrypted = GOOD.clone();
        encrypted[6] |= 1;
        encrypted[directory(GOOD) + 8] |= 1;
        byte[] other = GOOD.clone();
        other[8] = 12;
        other[directory(GOOD) + 10] = 12;

        assertThat(rules(encrypted)).containsExactly("gate.zip");
        assertThat(rules(other)).containsExactly("gate.zip");
    }

    @Test
    void refusesDamagedBytes() {
        byte[] jar = GOOD.clone();
        int name = new String(jar, StandardCharsets.ISO_8859_1).indexOf("org/acme/a.txt");
        jar[name + "org/acme/a.txt".length() + 1] ^= 0x55;

        assertThat(rules(jar)).containsExactly("gate.zip");
    }

    @Test
    @Proves("SEC-82")
    void refusesABombWithoutUnpackingIt() {
        byte[] one = TestJar.good().entry("bomb", new byte[15 * 1024 * 1024]).bytes();

        assertThat(one).hasSizeLessThan(30_000);
        assertThat(rules(one)).containsExactly("gate.bomb");
    }

    @Test
    @Proves("SEC-82")
    void refusesABombOfManySmallOnesAlsoWithinJars() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            many.put("part" + i, new byte[1024 * 1024]);
        }
        byte[] inner = TestJar.zip(many);
        byte[] jar = TestJar.good()
                .entry("lib/a.jar", inner)
                .entry("lib/b.jar", inner)
                .bytes();

        assertThat(rules(jar)).containsExactly("gate.bomb");
    }

    @Test
    void refusesASizeThatIsALie() {
        byte[] jar = TestJar.good().entry("bomb", new byte[1000_000]).bytes();
        String text = new String(jar, StandardCharsets.ISO_8859_1);
        ByteBuffer zip = little(jar);
        int central = text.indexOf("bomb", directory(jar)) - 46;
        int descriptor = directory(jar) - 16;
        zip.putInt(central + 24, 100);
        zip.putInt(descriptor + 12, 100);

        assertThat(rules(jar)).containsExactly("gate.zip");
    }

    @Test
    void refusesTooManyEntries() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 20_001; i++) {
            many.put("part" + i, new byte[0]);
        }

        assertThat(rules(TestJar.zip(many))).containsExactly("gate.bomb");
    }

    @Test
    void refusesAZipWithoutManifest() {
        assertThat(rules(TestJar.empty().entry("a", "b").bytes())).containsExactly("gate.manifest");
        assertThat(rules(TestJar.empty()
                        .entry("meta-inf/manifest.mf", "Manifest-Version: 1.0\n\n")
                        .bytes()))
                .containsExactly("gate.manifest");
    }
}
