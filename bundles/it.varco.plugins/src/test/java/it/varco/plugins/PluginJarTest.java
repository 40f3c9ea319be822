package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarTest {

    private static final byte[] JAR =
            TestJar.provider("org.acme.login", "1.2.3", "acme").bytes();

    @TempDir
    private Path folder;

    @Test
    void readsNameVersionAndHash() throws IOException {
        PluginJar.Reading reading = read(JAR);

        assertThat(reading).isInstanceOfSatisfying(PluginJar.Reading.Good.class, good -> {
            assertThat(good.jar().symbolicName()).isEqualTo("org.acme.login");
            assertThat(good.jar().version()).isEqualTo("1.2.3");
            assertThat(good.jar().hash()).matches("[0-9a-f]{64}");
            assertThat(good.jar().open()).hasBinaryContent(JAR);
        });
    }

    @Test
    void takesNoPartOfAJarForAWholeOne() throws IOException {
        for (int length = 0; length < JAR.length; length += 7) {
            assertThat(read(Arrays.copyOf(JAR, length))).isInstanceOf(PluginJar.Reading.Partial.class);
        }
    }

    @Test
    void takesAJarThatGrewIntoItsFullLengthBeforeItsBytesCameForAPart() throws IOException {
        byte[] zeros = new byte[JAR.length];
        System.arraycopy(JAR, 0, zeros, 0, JAR.length / 2);

        assertThat(read(zeros)).isInstanceOf(PluginJar.Reading.Partial.class);
    }

    @Test
    void readsTheNameWithoutItsDirectives() throws IOException {
        byte[] jar = TestJar.bundle("org.acme.login; singleton:=true", "1.0.0").bytes();

        assertThat(read(jar))
                .isInstanceOfSatisfying(
                        PluginJar.Reading.Good.class,
                        good -> assertThat(good.jar().symbolicName()).isEqualTo("org.acme.login"));
    }

    @Test
    @Proves("D-40")
    void keepsOutWhateverCouldContributePages() throws IOException {
        List<TestJar> pages = List.of(
                TestJar.bundle("org.acme.page", "1.0.0")
                        .header("Import-Package", "org.acme;uses:=\"a,b\",it.varco.api.page;version=\"[1.0,2)\""),
                TestJar.bundle("org.acme.page", "1.0.0").header("DynamicImport-Package", "org.acme, it.varco.api.*"),
                TestJar.bundle("org.acme.page", "1.0.0").header("DynamicImport-Package", "*"),
                TestJar.bundle("org.acme.page", "1.0.0")
                        .header("Require-Bundle", "org.acme,it.varco.api;bundle-version=\"1.0\""));
        for (TestJar jar : pages) {
            assertThat(read(jar.bytes()))
                    .isInstanceOfSatisfying(
                            PluginJar.Reading.Unfit.class,
                            unfit -> assertThat(unfit.why().toString()).contains("plugins contribute no pages"));
        }
        assertThat(read(TestJar.bundle("org.acme.page", "1.0.0")
                        .header("DynamicImport-Package", "org.acme.*")
                        .bytes()))
                .isInstanceOf(PluginJar.Reading.Good.class);
    }

    @Test
    void takesAFileThatWentMeanwhileForAPart() {
        assertThat(PluginJar.read(folder.resolve("gone.jar"))).isInstanceOf(PluginJar.Reading.Partial.class);
    }

    private PluginJar.Reading read(byte[] bytes) throws IOException {
        return PluginJar.read(Files.write(folder.resolve("acme.jar"), bytes));
    }
}
