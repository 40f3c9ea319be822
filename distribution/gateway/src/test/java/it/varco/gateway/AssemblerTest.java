package it.varco.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.launcher.Checksums;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("D-49")
class AssemblerTest {

    private static final String A = "{\"id\": \"g:a:1\", \"bundleStartLevel\": 5}";
    private static final String API = "{\"id\": \"it.varco:it.varco.api:1\", \"bundleStartLevel\": 5}";
    private static final String SPI = "{\"id\": \"it.varco:it.varco.spi:1\", \"bundleStartLevel\": 5}";
    private static final String DEMO = "{\"id\": \"it.varco:it.varco.demo.people:1\", \"bundleStartLevel\": 5}";

    private static final String ARCHETYPE = "it.varco.archetype.credential-provider";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeSources() throws IOException {
        file("src/varco/bin/varco", "#!/bin/sh");
        file("src/varco/conf/varco.properties", "#varco.mode=production");
        file("src/varco-demo/conf/varco.properties", "varco.mode=development");
        file("src/varco-demo/examples/README.txt", "x");
        feature("core", A, API, SPI);
        feature("demo", DEMO);
        feature("dev");
        file("sdk/pom.xml", "<project/>");
        file("sdk/README.md", "# Rules");
        for (String artifact : List.of("it.varco.api", "it.varco.spi", "it.varco.tck", ARCHETYPE)) {
            file("jars/" + artifact + "-1.jar", artifact);
            file("sdk/" + artifact + ".pom", "<project/>");
        }
        for (String jar : List.of(
                "a-1.jar",
                "it.varco.demo.people-1.jar",
                "it.varco.launcher-1.jar",
                "org.apache.felix.framework-7.jar",
                "it.varco.credential.demo-1.jar")) {
            file("jars/" + jar, jar);
        }
        file("jars/picocli-4.jar", "picocli-4.jar");
        try (OutputStream out = Files.newOutputStream(folder.resolve("jars/it.varco.cli-1.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new ZipEntry("it/varco/cli/varco-completion.bash"));
            jar.write("# completion".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void putsDemonstrationAndShellInTheDemoOnly() throws IOException {
        assemble();

        assertThat(names("out/varco/features")).containsExactly("core");
        assertThat(names("out/varco-demo/features")).containsExactly("core", "demo", "dev");
        assertThat(names("out/varco/system/it/varco")).containsExactly("it.varco.api", "it.varco.spi");
        assertThat(folder.resolve("out/varco-demo/system/it/varco/it.varco.demo.people/1/it.varco.demo.people-1.jar"))
                .exists();
        assertThat(folder.resolve("out/varco/conf/varco.properties")).hasContent("#varco.mode=production");
        assertThat(folder.resolve("out/varco-demo/conf/varco.properties")).hasContent("varco.mode=development");
        assertThat(folder.resolve("out/varco/examples")).doesNotExist();
        assertThat(names("out/varco-demo/examples")).containsExactly("README.txt", "it.varco.credential.demo-1.jar");
    }

    @Test
    void putsTheProgramInLibAndTheBundlesInSystemWithTheirChecksums() throws IOException {
        assemble();

        assertThat(names("out/varco/lib"))
                .containsExactly(
                        "it.varco.cli.jar",
                        "it.varco.launcher.jar",
                        "org.apache.felix.framework-7.jar",
                        "picocli-4.jar",
                        "varco-completion.bash");
        assertThat(folder.resolve("out/varco/lib/varco-completion.bash")).hasContent("# completion");
        assertThat(folder.resolve("out/varco/system/g/a/1/a-1.jar")).hasContent("a-1.jar");
        assertThat(folder.resolve("out/varco/system/SHA256SUMS"))
                .content()
                .startsWith(Checksums.hash(folder.resolve("jars/a-1.jar")) + "  g/a/1/a-1.jar\n");
    }

    @Test
    @Proves("DEV-01")
    void givesThirdPartiesContractsTestKitAndArchetypeAsARepository() throws IOException {
        assemble();

        assertThat(names("out/varco-demo/sdk/it/varco"))
                .containsExactly("it.varco.api", ARCHETYPE, "it.varco.spi", "it.varco.tck");
        assertThat(names("out/varco-demo/sdk")).containsExactly("README.md", "it", "pom.xml");
        assertThat(names("out/varco-demo/sdk/it/varco/it.varco.tck/1"))
                .containsExactly(
                        "it.varco.tck-1.jar",
                        "it.varco.tck-1.jar.sha1",
                        "it.varco.tck-1.pom",
                        "it.varco.tck-1.pom.sha1");
        assertThat(folder.resolve("out/varco/sdk")).doesNotExist();
    }

    @Test
    void refusesToGoWithoutTheTestKit() throws IOException {
        Files.delete(folder.resolve("jars/it.varco.tck-1.jar"));

        assertThatThrownBy(this::assemble).hasMessage("distribution/gateway/pom.xml has no it.varco.tck");
    }

    @Test
    void refusesABundleWithoutItsJar() throws IOException {
        Files.delete(folder.resolve("jars/a-1.jar"));

        assertThatThrownBy(this::assemble).hasMessageContaining("in a feature only: [a-1.jar], in the pom only: []");
    }

    @Test
    void refusesAJarThatNoFeatureHas() throws IOException {
        file("jars/b-1.jar", "");

        assertThatThrownBy(this::assemble).hasMessageContaining("in a feature only: [], in the pom only: [b-1.jar]");
    }

    @Test
    void refusesADemoBundleInAnotherFeature() throws IOException {
        feature("core", A, API, SPI, DEMO);
        feature("demo");

        assertThatThrownBy(this::assemble).hasMessage("Only the feature demo may have it.varco:it.varco.demo.people:1");
    }

    @Test
    void packsTheSameBytesAgain() throws IOException {
        assemble();
        byte[] first = Files.readAllBytes(folder.resolve("out/varco-demo.tar.gz"));
        Files.setLastModifiedTime(folder.resolve("jars/a-1.jar"), FileTime.fromMillis(1_000_000));

        assemble();

        assertThat(Files.readAllBytes(folder.resolve("out/varco-demo.tar.gz"))).isEqualTo(first);
    }

    private void assemble() throws IOException {
        new Assembler(
                        folder.resolve("src"),
                        folder.resolve("features"),
                        folder.resolve("jars"),
                        folder.resolve("sdk"),
                        folder.resolve("out"),
                        Instant.EPOCH)
                .assemble();
    }

    private List<String> names(String path) throws IOException {
        try (var inside = Files.list(folder.resolve(path))) {
            return inside.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void feature(String name, String... bundles) throws IOException {
        file(
                "features/" + name + "/feature.json",
                "{\"id\": \"t:" + name + ":1\", \"bundles\": [" + String.join(",", bundles) + "]}");
    }

    private void file(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
