package it.varco.channel.posta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The spool is taken away from a running gateway, or is not what it was, and is given back. */
@Timeout(60)
@Proves({"OUT-04", "REL-16"})
class UnwritableSpoolTest {

    /** Root, without the power to write what may only be read. */
    private static final List<String> BOUND = List.of("setpriv", "--bounding-set=-dac_override", "--inh-caps=-all");

    @TempDir
    private Path home;

    private Path folder;
    private final Letters letter = Letters.letter();

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(home.resolve("spool"));
    }

    @AfterEach
    void giveBack() throws IOException {
        if (Files.isDirectory(folder)) {
            mode("rwx------");
        }
    }

    /** Modes bind, as for no root. */
    @Test
    void waitsWhileItMayOnlyBeRead() throws Exception {
        mode("r-x------");
        assumeThat(run("touch", folder.resolve("x").toString()))
                .as("skipped: this user writes what may only be read, and setpriv does not help")
                .isNotZero();
        try (ChildJvm sender = new ChildJvm(bound(), folder.toString())) {
            assertThat(sender.ask(letter.key())).isEqualTo("posta.denied");
            assertThat(House.names(folder)).isEmpty();

            mode("rwx------");

            assertThat(sender.ask(letter.key())).isEqualTo("accepted");
            assertThat(House.names(folder)).containsExactly(letter.key());
        }
    }

    @Test
    void waitsWhileItIsMissing() throws IOException {
        House house = new House(folder);
        Files.delete(folder);
        assertThat(Sender.outcome(house.channel.send(letter))).isEqualTo("posta.missing");

        Files.createDirectory(folder);

        assertThat(Sender.outcome(house.channel.send(letter))).isEqualTo("accepted");
    }

    @Test
    void followsNoLinkThatWasPutInItsPlace() throws IOException {
        House house = new House(folder);
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.delete(folder);
        Files.createSymbolicLink(folder, elsewhere);

        assertThat(Sender.outcome(house.channel.send(letter))).isEqualTo("posta.folder");
        assertThat(house.channel.reports()).isEmpty();
        assertThat(House.names(elsewhere)).isEmpty();

        Files.delete(folder);
        Files.createDirectory(folder);
        assertThat(Sender.outcome(house.channel.send(letter))).isEqualTo("accepted");
    }

    @Test
    void waitsWhileAFileIsInItsPlace() throws IOException {
        House house = new House(folder);
        Files.delete(folder);
        Files.writeString(folder, "x");

        assertThat(Sender.outcome(house.channel.send(letter))).isEqualTo("posta.folder");

        Files.delete(folder);
        Files.createDirectory(folder);
        assertThat(Sender.outcome(house.channel.send(letter))).isEqualTo("accepted");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }

    private static List<String> bound() {
        return Files.isWritable(Path.of("/")) ? BOUND : List.of();
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(
                            Stream.concat(bound().stream(), Stream.of(command)).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 0;
        }
    }
}
