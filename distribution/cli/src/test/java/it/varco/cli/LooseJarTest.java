package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("SEC-83")
class LooseJarTest {

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
    }

    private Path jar(String file, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        for (int i = 0; i < headers.length; i += 2) {
            main.putValue(headers[i], headers[i + 1]);
        }
        Path jar = folder.resolve(file);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            zip.putNextEntry(new ZipEntry("org/example/Caller.class"));
            zip.write(classThatCalls());
            zip.closeEntry();
        }
        return jar;
    }

    /** Any class that opens connections. */
    private static byte[] classThatCalls() throws IOException {
        try (InputStream in = Management.class.getResourceAsStream("Management.class")) {
            return in.readAllBytes();
        }
    }

    private Path almanac(String... more) throws IOException {
        String[] headers = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "Bundle-SymbolicName",
                    "org.example.almanac",
                    "Bundle-Version",
                    "1.1.0",
                    "Import-Package",
                    "javax.net.ssl"
                },
                0,
                headers,
                0,
                6);
        System.arraycopy(more, 0, headers, 6, more.length);
        return jar("almanac.jar", headers);
    }

    @Test
    void tellsOfAJarWithoutAGateway() throws IOException {
        assertThat(bench.run("plugin", "inspect", "" + almanac("Bundle-Vendor", "Maker")))
                .isZero();
        assertThat(bench.out())
                .startsWith("org.example.almanac 1.1.0\n\nNobody signed it")
                .contains("It may open network connections.", "vendor   Maker\n", "imports  javax.net.ssl\n")
                .endsWith("\nIt can be approved.\n");
    }

    @Test
    void tellsTheSameAsTheInterface() throws IOException {
        assertThat(bench.run("plugin", "inspect", "" + almanac(), "--json")).isZero();
        assertThat(bench.out())
                .startsWith("{\"hash\":\"")
                .contains("\"symbolic_name\":\"org.example.almanac\"", "\"objections\":[]")
                .doesNotContain("vendor", "\"signer\"");
    }

    @Test
    @Proves("DEV-03")
    void saysWhyAJarCannotBeApproved() throws IOException {
        assertThat(bench.run("plugin", "inspect", "" + almanac("Fragment-Host", "it.varco.api")))
                .isEqualTo(Exit.FAILED);
        assertThat(bench.out())
                .contains("AGAINST IT (gate.fragment): it is a fragment")
                .endsWith("cannot be approved.\n");
    }

    @Test
    @Proves("D-59")
    void knowsTheNamesOfThisInstallationAndItsMode() throws IOException {
        jar("system/a/b/house.jar", "Bundle-SymbolicName", "org.example.almanac;singleton:=true");
        assertThat(bench.run("plugin", "inspect", "" + almanac())).isEqualTo(Exit.FAILED);
        assertThat(bench.out()).contains("gate.house");

        Path ours = jar("ours.jar", "Bundle-SymbolicName", "it.varco.credential.other");
        assertThat(bench.run("plugin", "inspect", "" + ours)).isEqualTo(Exit.FAILED);
        Files.writeString(folder.resolve("conf/varco.properties"), "varco.mode=development\n");
        assertThat(bench.run("plugin", "inspect", "" + ours)).isZero();
    }

    @Test
    @Proves("SEC-81")
    void judgesTheSignatureByTheFilesThatAreNamed() throws Exception {
        Keytool maker = new Keytool(folder.resolve("keys.p12"), "maker");
        maker.run("-genkeypair", "-dname", "CN=Maker", "-keyalg", "EC", "-groupname", "secp256r1");
        String signers = "" + folder.resolve("signers.pem");
        maker.run("-exportcert", "-rfc", "-file", signers);
        String revoked = "" + folder.resolve("revoked.crl");
        maker.run("-gencrl", "-id", maker.serial(), "-file", revoked);
        Path jar = almanac();

        refuses(jar, "gate.unsigned", "--signers", signers);
        maker.sign(jar);
        assertThat(inspect(jar, "--signers", signers)).isZero();
        assertThat(bench.out()).contains("Signed by CN=Maker, who is on the list of signers");
        refuses(jar, "gate.stamp", "--signers", signers, "--stampers", signers);
        refuses(jar, "gate.signer", "--signers", signers, "--revoked", revoked);
        assertThat(inspect(jar, "--signers", signers, "--revoked", signers)).isEqualTo(Exit.USAGE);
        assertThat(bench.err()).startsWith("varco: --revoked: expected a PEM or DER file");
    }

    private void refuses(Path jar, String rule, String... options) {
        assertThat(inspect(jar, options)).isEqualTo(Exit.FAILED);
        assertThat(bench.out()).contains("AGAINST IT (" + rule + ")");
    }

    private int inspect(Path jar, String... options) {
        List<String> words = new ArrayList<>(List.of("plugin", "inspect", jar.toString()));
        words.addAll(List.of(options));
        return bench.run(words.toArray(String[]::new));
    }

    @Test
    void saysThatAFileIsNoWholeJar() throws IOException {
        Path torn = folder.resolve("torn.jar");
        byte[] whole = Files.readAllBytes(almanac());
        Files.write(torn, Arrays.copyOf(whole, whole.length / 2));
        assertThat(bench.run("plugin", "inspect", "" + torn)).isEqualTo(Exit.FAILED);
        assertThat(bench.err()).endsWith("torn.jar is no whole jar; copy it again.\n");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(bench.run("plugin", "inspect", "" + folder.resolve("none.jar")))
                .isEqualTo(Exit.NOT_FOUND);
        assertThat(bench.err()).startsWith("varco: There is no file ").endsWith("none.jar.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", ""})
    void saysThatTheListOfSignersIsNone(String content) throws IOException {
        Path list = Files.writeString(folder.resolve("list.pem"), content);
        assertThat(inspect(almanac(), "--signers", "" + list)).isEqualTo(Exit.USAGE);
        assertThat(bench.err())
                .startsWith("varco: --signers: expected a PEM file of at least one certificate, and ")
                .endsWith("list.pem is none.\n");
    }

    @Test
    void asksForSignersWhereStampersOrRevokedAreNamed() throws IOException {
        for (String option : List.of("--stampers", "--revoked")) {
            assertThat(inspect(almanac(), option, "list.pem")).isEqualTo(Exit.USAGE);
            assertThat(bench.err()).contains("--signers: expected where --stampers or --revoked is given.");
        }
    }
}
