package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.inspection.Inspection;
import it.varco.inspection.Inspector;
import it.varco.inspection.Surroundings;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("SEC-80")
class KeptJarsTest {

    private static final TestJar JAR = TestJar.provider("org.acme.login", "1.0.0", "acme");
    private static final Inspection INSPECTED =
            new Inspector(new Surroundings(true, Set.of(), Set.of())).inspect(JAR.bytes());

    @TempDir
    private Path home;

    @Test
    void givesBackTheBytesThatItKeeps() {
        KeptJars kept = kept();
        kept.keep(INSPECTED);

        assertThat(kept.read(JAR.hash()))
                .isInstanceOfSatisfying(
                        KeptJars.Reading.Good.class,
                        good -> assertThat(good.jar().open()).hasBinaryContent(JAR.bytes()));
        assertThat(kept.found(JAR.hash())).map(Found::bundle).contains("org.acme.login");
    }

    @Test
    void believesNoByteThatWasNotApproved() throws IOException {
        KeptJars kept = kept();
        kept.keep(INSPECTED);
        byte[] altered = JAR.bytes();
        altered[altered.length / 2] ^= 1;
        Files.write(file(), altered);

        assertThat(kept.read(JAR.hash()))
                .isInstanceOfSatisfying(
                        KeptJars.Reading.Bad.class,
                        bad -> assertThat(bad.why().toString()).contains("not those that were approved"));
    }

    @Test
    void followsNoLink() throws IOException {
        KeptJars kept = kept();
        kept.keep(INSPECTED);
        Path elsewhere = home.resolve("elsewhere.jar");
        Files.move(file(), elsewhere);
        Files.createSymbolicLink(file(), elsewhere);

        assertThat(kept.read(JAR.hash())).isInstanceOf(KeptJars.Reading.Bad.class);
    }

    @Test
    void deletesWhatNobodyGoesBackToAndWhatAProcessThatDiedLeft() throws IOException {
        KeptJars kept = kept();
        kept.keep(INSPECTED);
        Path part = Files.writeString(folder().resolve("f".repeat(64) + ".part"), "half");
        Path other = Files.writeString(folder().resolve("e".repeat(64) + ".jar"), "old");
        Path notes = Files.writeString(folder().resolve("installed.properties"), "");

        kept.retain(Set.of(JAR.hash()));

        assertThat(file()).exists();
        assertThat(notes).exists();
        assertThat(part).doesNotExist();
        assertThat(other).doesNotExist();
    }

    @Test
    void saysThatItCannotKeep() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("plugins"), "a file, no folder");

        assertThatThrownBy(() -> kept().keep(INSPECTED))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("plugins.not-kept"));
    }

    private KeptJars kept() {
        return new KeptJars(folder(), new Inspector(new Surroundings(true, Set.of(), Set.of()))::inspect);
    }

    private Path folder() {
        return home.resolve("data").resolve("plugins");
    }

    private Path file() {
        return folder().resolve(JAR.hash() + ".jar");
    }
}
