package it.varco.channel.posta;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the printer says about a letter, and what becomes of the letter then. */
@Proves("OUT-04")
class ReceiptTest {

    @TempDir
    private Path home;

    private Path folder;
    private House house;
    private final Letters letter = Letters.letter();

    @BeforeEach
    void aLetterWaits() throws IOException {
        folder = Files.createDirectory(home.resolve("spool"));
        house = new House(folder);
        house.channel.send(letter);
    }

    @Test
    void nothingIsKnownWhileItWaits() {
        assertThat(house.channel.reports()).isEmpty();
        assertThat(House.names(folder)).containsExactly(letter.key());
    }

    @Test
    void isErasedOnceItIsPrintedAndToldUntilItIsNoted() throws IOException {
        Files.createFile(folder.resolve(letter.key() + ".done"));

        List<Report> reports = house.channel.reports();

        assertThat(reports).containsExactly(new Report(letter.key(), true, "posta.printed"));
        assertThat(House.names(folder)).containsExactly(letter.key() + ".done");
        assertThat(house.channel.reports()).isEqualTo(reports);

        house.channel.noted(reports);

        assertThat(house.channel.reports()).isEmpty();
        assertThat(House.names(folder)).isEmpty();
    }

    @Test
    void isErasedWhereItWasMovedTo() throws IOException {
        Path done = Files.createDirectory(folder.resolve("done"));
        Files.move(folder.resolve(letter.key()), done.resolve(letter.key()));

        List<Report> reports = house.channel.reports();

        assertThat(reports).containsExactly(new Report(letter.key(), true, "posta.printed"));
        assertThat(House.names(done)).isEmpty();
        assertThat(house.channel.reports()).isEqualTo(reports);
        house.channel.noted(reports);
        assertThat(House.names(folder)).containsExactly("done");
    }

    @ParameterizedTest
    @CsvSource({
        "'paper',posta.failed.paper",
        "'address-unreadable\n',posta.failed.address-unreadable",
        "'',posta.failed",
        "'Mario Rossi',posta.failed",
        "'<script>',posta.failed"
    })
    void saysWhyItWasNotPrinted(String written, String code) throws IOException {
        Files.writeString(folder.resolve(letter.key() + ".failed"), written);

        assertThat(house.channel.reports()).containsExactly(new Report(letter.key(), false, code));
        assertThat(House.names(folder)).containsExactly(letter.key() + ".failed");
    }

    @Test
    void isNotHandedOverAgainWhereOnlyItsReceiptIsLeft() throws IOException {
        Files.createFile(folder.resolve(letter.key() + ".done"));
        house.channel.reports();

        assertThat(new House(folder).channel.send(letter)).isEqualTo(new Delivery.Accepted());
        assertThat(House.names(folder)).containsExactly(letter.key() + ".done");
    }

    @Test
    void isNotToldBeforeItIsErased() throws IOException {
        Path stuck = Files.createDirectory(folder.resolve("." + letter.key() + ".doomed"));
        Files.writeString(stuck.resolve("letter.pdf"), "left by an earlier try");
        Disk.erase(folder.resolve(letter.key()));
        Files.createFile(folder.resolve(letter.key() + ".done"));

        assertThat(house.channel.reports()).hasSize(1);

        assertThat(stuck).doesNotExist();
    }

    @Test
    void followsNoLink() throws IOException {
        Path other = Files.createDirectory(home.resolve("other"));
        Path precious = Files.createDirectory(other.resolve(Letters.randomKey()));
        Files.writeString(precious.resolve("letter.pdf"), "of somebody else");
        Files.createSymbolicLink(folder.resolve("done"), other);
        Disk.erase(folder.resolve(letter.key()));
        Files.createSymbolicLink(folder.resolve(letter.key()), precious);
        Files.createFile(folder.resolve(letter.key() + ".done"));

        assertThat(house.channel.reports()).containsExactly(new Report(letter.key(), true, "posta.printed"));

        assertThat(precious.resolve("letter.pdf")).hasContent("of somebody else");
        assertThat(House.names(folder)).containsExactlyInAnyOrder("done", letter.key() + ".done");
    }

    @Test
    void tellsAHundredAtOnce() throws IOException {
        for (int i : IntStream.range(0, 120).toArray()) {
            Files.createFile(folder.resolve("A".repeat(19) + (100 + i) + ".done"));
        }

        List<Report> first = house.channel.reports();
        house.channel.noted(first);

        assertThat(first).hasSize(100);
        assertThat(house.channel.reports()).hasSize(20);
    }
}
