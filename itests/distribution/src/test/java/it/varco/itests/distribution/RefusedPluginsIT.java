package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jars that the gate of production keeps out, all but those about signatures signed by somebody on the list: one row
 * each of the page "Misbehaving plugins" of the handbook, under the same name.
 */
class RefusedPluginsIT {

    private static final int LARGEST = 20 * 1024 * 1024;
    private static final int MOST_ENTRIES = 20_000;

    /** In whose name all of them would leave their mark. */
    private static final String NAME = "refused";

    @TempDir
    private static Path desk;

    private static Gateway gateway;
    private static Management management;
    private static Intruders intruders;
    private static Seal expired;
    private static Path harms;

    /**
     * A jar that cannot be approved.
     *
     * @param name of its file, without the end
     * @param rule that is against it
     * @param why some of the words that the administrator reads
     */
    private record Unfit(String name, String rule, String why, Supplier<byte[]> jar) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        expired = Seal.of("Bygone", desk, "-startdate", "-3d", "-validity", "1");
        intruders = Intruders.at(gateway, desk, expired);
        harms = Intruders.compiled("Harms", gateway, desk).getParent();
        gateway.start();
        gateway.settle();
        management = gateway.management().ready();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @AfterEach
    void nothingOfItRanAndEverybodySignsIn() {
        assertThat(intruders.marks(NAME)).isEmpty();
        assertThat(new Visitor(gateway.managementSite()).get("/health/ready").statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(gateway).entered(gateway.people().first()).isIn())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"signatures", "zips", "codes", "headers"})
    @Proves({"SEC-80", "SEC-81", "SEC-82"})
    void cannotBeApproved(Unfit row) {
        long before = management.lastPosition();
        String hash = intruders.laid(row.name, row.jar.get(), "unfit");

        JsonNode objections = management.delivery(hash).path("objections");
        String why = objections.path(0).path("why").asText();
        assertThat(StreamSupport.stream(objections.spliterator(), false))
                .extracting(objection -> objection.path("rule").asText())
                .containsExactly(row.rule);
        assertThat(why).contains(row.why);
        assertThat(gateway.varco("plugin", "show", hash).said()).contains("AGAINST IT (" + row.rule + "): " + why);
        Until.isTrue(
                "the log says it", () -> gateway.log().contains("plugin not in use: " + row.name + ".jar: " + why));

        assertThat(management.approving(hash, "in any case")).isEqualTo(409);

        management.verification();
        assertThat(management.eventsAfter(before)).anySatisfy(event -> {
            assertThat(event.path("operation").asText()).isEqualTo("plugins.approve");
            assertThat(event.path("outcome").asText()).isEqualTo("refused");
            assertThat(event.path("details").path("sha256").asText()).isEqualTo(hash);
            assertThat(event.path("details").path("rule").asText()).isEqualTo("plugins.unfit");
        });
        Gateway.delete(intruders.file(row.name));
    }

    private static Repacked plain() {
        return intruders.plain(NAME, "it ran").entry("one.txt", new byte[9]).entry("two.txt", new byte[9]);
    }

    private static Unfit signed(String name, String rule, String why, Repacked plain) {
        return new Unfit(name, rule, why, () -> intruders.signed(plain));
    }

    static Stream<Unfit> signatures() {
        byte[] plain = plain().bytes();
        byte[] signed = intruders.signed(plain());
        return Stream.of(
                new Unfit("unsigned", "gate.unsigned", "it is not signed", () -> plain),
                new Unfit(
                        "signed-by-a-stranger",
                        "gate.signer",
                        "is not on the list of signers",
                        () -> Seal.of("Stranger", desk).on(plain)),
                new Unfit("signed-too-late", "gate.signer", "is not valid at the time", () -> expired.on(plain)),
                new Unfit(
                        "signed-and-altered",
                        "gate.signature",
                        "one.txt was added or altered",
                        () -> Repacked.of(signed).entry("one.txt", new byte[8]).bytes()),
                new Unfit(
                        "signed-and-added-to",
                        "gate.signature",
                        "more.txt was added or altered",
                        () -> Repacked.of(signed).entry("more.txt", new byte[8]).bytes()));
    }

    static Stream<Unfit> zips() {
        byte[] jar = plain().entry("META-INF/MANIFEST.XX", new byte[9]).bytes();
        Repacked many = plain();
        for (int i = 0; i < MOST_ENTRIES; i++) {
            many.entry("part" + i, new byte[0]);
        }
        return Stream.of(
                new Unfit("entry-twice", "gate.twice", "one.txt is there twice", () -> ZipTrick.twice(jar)),
                new Unfit(
                        "manifest-twice",
                        "gate.twice",
                        "manifest.mf is there twice",
                        () -> ZipTrick.secondManifest(jar)),
                signed(
                        "manifest-of-a-newer-java",
                        "gate.manifest",
                        "it holds a second manifest",
                        plain().header("Multi-Release", "true")
                                .entry("META-INF/versions/17/OSGI-INF/MANIFEST.MF", new byte[9])),
                new Unfit("path-outside", "gate.path", "leads out of the jar", () -> ZipTrick.outside(jar)),
                new Unfit("two-readings", "gate.zip", "is another one for", () -> ZipTrick.otherNameInFront(jar)),
                new Unfit("encrypted", "gate.zip", "is encrypted or packed", () -> ZipTrick.encrypted(jar)),
                new Unfit("bytes-before", "gate.zip", "before or behind its entries", () -> ZipTrick.bytesBefore(jar)),
                new Unfit("bytes-behind", "gate.zip", "a comment at its end", () -> ZipTrick.bytesBehind(jar)),
                new Unfit(
                        "bomb",
                        "gate.bomb",
                        "far larger than it is",
                        () -> plain().entry("zeros", new byte[LARGEST]).bytes()),
                new Unfit("many-entries", "gate.bomb", "entries; take out", many::bytes));
    }

    static Stream<Unfit> codes() {
        return Stream.of(
                harm("exit", "Exit", "gate.calls", "ends the whole process"),
                harm("halt", "Halt", "gate.calls", "ends the whole process"),
                harm("installing", "Install", "gate.calls", "installs, updates or removes bundles"),
                harm("loading-native-code", "Load", "gate.native", "loads native code"),
                harm("native-method", "Native", "gate.native", "has native methods"),
                signed(
                        "native-library",
                        "gate.native",
                        "is code for a processor",
                        plain().entry("lib/harm.txt", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0})));
    }

    private static Unfit harm(String name, String type, String rule, String why) {
        String file = "Harms$" + type + ".class";
        try {
            return signed(name, rule, why, plain().entry(file, Files.readAllBytes(harms.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Unfit> headers() {
        return Stream.of(
                header("fragment", "Fragment-Host", "it.varco.web", "gate.fragment", "an addition to"),
                header(
                        "framework-extension",
                        "Fragment-Host",
                        "system.bundle;extension:=framework",
                        "gate.fragment",
                        "an addition to the bundle system.bundle"),
                header("whole-bundle", "Require-Bundle", "it.varco.web", "gate.require", "requires whole bundles"),
                header("exporting", "Export-Package", "it.varco.api.form", "gate.exports", "exports packages that"),
                header("importing-anything", "DynamicImport-Package", "*", "gate.dynamic", "packages by a pattern"),
                header(
                        "importing-the-store",
                        "Import-Package",
                        "org.osgi.framework,it.varco.spi.store",
                        "gate.store",
                        "the store belongs to the gateway"),
                header("our-name", "Bundle-SymbolicName", "it.varco.login", "gate.reserved", "begin with it.varco"),
                header(
                        "name-of-another",
                        "Bundle-SymbolicName",
                        "it.varco.credential.pin",
                        "gate.house",
                        "belongs to a bundle that came with the gateway"));
    }

    private static Unfit header(String name, String header, String value, String rule, String why) {
        return signed(name, rule, why, plain().header(header, value));
    }

    @Test
    @Proves("SEC-82")
    void isNotEvenLookedInto() {
        intruders.lay("too-large", Arrays.copyOf(intruders.signed(plain()), LARGEST + 1));
        intruders.lay("no-zip", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));

        intruders.told("too-large.jar: it is larger than the 20 MB that a plugin may have");
        intruders.told("no-zip.jar: it is no whole jar; copy it again");
        assertThat(management.deliveries()).isEmpty();
        Gateway.delete(intruders.file("too-large"));
        Gateway.delete(intruders.file("no-zip"));
    }

    @Test
    @Proves("SEC-80")
    void isTakenOnlyWhenAllOfItIsThere() {
        byte[] jar = intruders.signed(plain());
        intruders.lay("growing", ZipTrick.truncated(jar));
        intruders.told("growing.jar: it is no whole jar; copy it again");
        List<JsonNode> before = management.deliveries();

        intruders.laid("growing", jar, "waiting");

        assertThat(before).isEmpty();
        Gateway.delete(intruders.file("growing"));
    }
}
