package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("D-49")
class ChecksumsTest {

    private static final List<FeatureBundle> BUNDLES = List.of(new FeatureBundle(BundleId.parse("g:a:1"), 5));

    @TempDir
    private Path folder;

    private Path system;

    @BeforeEach
    void makeHome() throws IOException {
        system = new TestHome(folder).bundle("g:a:1", 5).write().system();
    }

    @Test
    void acceptsTheBundlesOfTheRelease() {
        assertThatCode(() -> Checksums.of(system).verify(BUNDLES)).doesNotThrowAnyException();
    }

    @Test
    void refusesABundleWithOneByteMore() throws IOException {
        Files.write(system.resolve("g/a/1/a-1.jar"), new byte[1], StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Checksums.of(system).verify(BUNDLES))
                .hasMessageContaining("a-1.jar is not the one of this release");
    }

    @Test
    void refusesABundleThatIsMissing() throws IOException {
        Files.delete(system.resolve("g/a/1/a-1.jar"));

        assertThatThrownBy(() -> Checksums.of(system).verify(BUNDLES)).hasMessageContaining("cannot be read");
    }

    @Test
    void refusesABundleThatIsNotOnTheList() {
        assertThatThrownBy(() -> Checksums.of(system).of(BundleId.parse("g:b:1")))
                .hasMessage("The bundle g:b:1 is not in system/SHA256SUMS: it does not belong to this release.");
    }

    @Test
    void refusesAListItCannotRead() throws IOException {
        Files.writeString(system.resolve("SHA256SUMS"), "abc  g/a/1/a-1.jar");
        assertThatThrownBy(() -> Checksums.of(system)).hasMessageContaining("cannot be read: abc");

        Files.delete(system.resolve("SHA256SUMS"));
        assertThatThrownBy(() -> Checksums.of(system)).hasMessageContaining("SHA256SUMS cannot be read");
    }
}
