package it.varco.channel.posta;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small disk of its own is filled below the spool and emptied again. */
@Timeout(60)
@Proves({"OUT-04", "REL-16"})
class FullSpoolTest {

    private final Path disk = Path.of("target", "disk-" + Letters.randomKey()).toAbsolutePath();
    private final Path filling = disk.resolve("filling");
    private Path folder = disk;
    private House house = new House(folder);

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(disk);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0,
                "skipped: no disk of its own can be mounted here");
        folder = Files.createDirectory(disk.resolve("spool"));
        house = new House(folder, (page, at) -> Optional.of(new byte[200_000]));
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
        Files.deleteIfExists(disk);
    }

    @Test
    void waitsWhileItIsFullAndGoesOnByItself() throws IOException {
        Letters letter = Letters.letter();
        fill(0);

        assertThat(house.channel.send(letter)).isEqualTo(new Delivery.Unknown("posta.full"));
        assertThat(House.names(folder)).isEmpty();

        Files.delete(filling);
        assertThat(house.channel.send(letter)).isEqualTo(new Delivery.Accepted());
        assertThat(House.names(folder)).containsExactly(letter.key());
    }

    /** Room for a half of it. */
    @Test
    void showsNothingOfALetterThatFoundRoomInPart() throws IOException {
        Letters letter = Letters.letter();
        fill(100_000);

        assertThat(house.channel.send(letter)).isEqualTo(new Delivery.Unknown("posta.full"));
        assertThat(House.names(folder)).isEmpty();
    }

    /** Where nothing at all can be written, what can be erased still is. */
    @Test
    void erasesPrintedLettersAlsoWhileItIsFull() throws IOException {
        Letters letter = Letters.letter();
        house.channel.send(letter);
        Files.createFile(folder.resolve(letter.key() + ".done"));
        fill(0);

        assertThat(house.channel.reports()).hasSize(1);
        assertThat(House.names(folder)).containsExactly(letter.key() + ".done");
    }

    private void fill(long leave) throws IOException {
        int piece = 4096;
        try (OutputStream out = Files.newOutputStream(filling)) {
            while (disk.toFile().getUsableSpace() - leave >= piece) {
                out.write(new byte[piece]);
            }
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 1;
        }
    }
}
