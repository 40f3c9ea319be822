package it.varco.channel.posta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.notification.Medium;
import it.varco.pdf.PdfDocuments;
import it.varco.proves.Proves;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("OUT-04")
class SpoolPostaChannelTest {

    private static final Delivery ACCEPTED = new Delivery.Accepted();

    @TempDir
    private Path folder;

    @Test
    void handsOverADocumentWithItsIndex() throws Exception {
        House house = new House(folder, new PdfDocuments());
        Letters letter = Letters.letter().withKey("AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(house.channel.send(letter)).isEqualTo(ACCEPTED);

        byte[] document = Files.readAllBytes(house.letter(letter));
        assertThat(new String(document, StandardCharsets.ISO_8859_1)).startsWith("%PDF-1.");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        assertThat(house.index(letter))
                .containsExactly(
                        "key,file,pages,sha256,language,entered,secret",
                        "AAAAAAAAAAAAAAAAAAAAAA,letter.pdf,1," + hash + ",it,2026-11-22T09:30:15Z,no");
        assertThat(House.names(folder)).containsExactly(letter.key());
    }

    /** Long enough for a tree of pages with branches. */
    @Test
    void countsThePagesOfALongDocument() throws IOException {
        House house = new House(folder, new PdfDocuments());
        String page = Letters.PAGE.replace("</h1>", "</h1>" + "<p style=\"page-break-after: always\">x</p>".repeat(40));
        Letters letter = Letters.page(page);

        house.channel.send(letter);

        assertThat(house.index(letter).get(1)).contains(",letter.pdf,41,");
    }

    @Test
    @Proves("OUT-06")
    void makesTheSameBytesOfTheSameLetter() throws IOException {
        House house = new House(folder, new PdfDocuments());
        Letters one = Letters.letter();
        Letters other = Letters.letter();

        house.channel.send(one);
        house.channel.send(other);

        assertThat(house.letter(one)).hasSameBinaryContentAs(house.letter(other));
    }

    @Test
    void opensItToNobodyElse() throws IOException {
        House house = new House(folder);
        Letters letter = Letters.letter();

        house.channel.send(letter);

        Path own = folder.resolve(letter.key());
        assertThat(mode(own)).isEqualTo("rwx------");
        assertThat(mode(own.resolve("letter.pdf"))).isEqualTo("rw-------");
        assertThat(mode(own.resolve("index.csv"))).isEqualTo("rw-------");
    }

    @Test
    void opensItToTheGroupOfThePrinter() throws IOException {
        String group = Files.getAttribute(folder, "posix:group").toString();
        House house = new House(folder);
        Spool spool = Spool.of(folder.toString(), group, name -> null);
        Letters letter = Letters.letter();

        new SpoolPostaChannel(spool, House.PLAIN, house.store, house.clock).send(letter);

        Path own = folder.resolve(letter.key());
        assertThat(mode(own)).isEqualTo("rwxrwx---");
        assertThat(mode(own.resolve("letter.pdf"))).isEqualTo("rw-r-----");
        assertThat(mode(own.resolve("index.csv"))).isEqualTo("rw-r-----");
    }

    @Test
    void saysNothingAboutThePersonBesideTheLetter() throws IOException {
        House house = new House(folder);
        Letters letter = Letters.letter();

        house.channel.send(letter);

        assertThat(house.index(letter).toString()).doesNotContain("Rossi", "Roma", "Avviso");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {"=1+1,!\"'=1+1\"!", "+1,!\"'+1\"!", "-a,!\"'-a\"!", "@a,!\"'@a\"!", "a=1,a=1"})
    @Proves("SEC-52")
    void quotesWhatASpreadsheetWouldCompute(String value, String cell) {
        assertThat(Index.cell(value)).isEqualTo(cell);
    }

    @Test
    @Proves("SEC-52")
    void quotesWhatWouldEndACellOrALine() {
        assertThat(Index.cell("a,\"b\"\n")).isEqualTo("\"a,\"\"b\"\"\n\"");
    }

    @Test
    void handsTheSameOverOnceWhileItLiesThere() throws IOException {
        House house = new House(folder);
        Letters letter = Letters.letter();
        house.channel.send(letter);
        Files.writeString(house.letter(letter), "as it was");

        House later = new House(folder); // that remembers nothing
        assertThat(later.channel.send(letter)).isEqualTo(ACCEPTED);

        assertThat(house.letter(letter)).hasContent("as it was");
    }

    @Test
    void handsTheSameOverOnceInADayAlsoWhereThePrinterTookIt() throws IOException {
        House house = new House(folder);
        Letters letter = Letters.letter();
        house.channel.send(letter);
        Disk.erase(folder.resolve(letter.key()));

        house.clock.advance(Duration.ofHours(23));
        assertThat(house.channel.send(letter)).isEqualTo(ACCEPTED);

        assertThat(House.names(folder)).isEmpty();
        house.clock.advance(Duration.ofHours(2));
        assertThat(house.channel.send(letter)).isEqualTo(ACCEPTED);
        assertThat(House.names(folder)).containsExactly(letter.key());
    }

    @Test
    void handsTheSameOverOnceWhenTwoAskAtTheSameTime() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        House house = new House(folder, (page, at) -> {
            inside.countDown();
            await(goOn);
            return Optional.of(new byte[10]);
        });
        Letters letter = Letters.letter();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Delivery> first = other.submit(() -> house.channel.send(letter));
            await(inside);

            assertThat(house.channel.send(letter)).isEqualTo(new Delivery.Unknown("posta.twice"));

            goOn.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(ACCEPTED);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void waitsWhereAsManyDocumentsAreMadeAsMayBe() {
        House house = new House(folder, (page, at) -> Optional.empty());

        assertThat(house.channel.send(Letters.letter())).isEqualTo(new Delivery.Unknown("posta.busy"));
        assertThat(House.names(folder)).isEmpty();
    }

    @Test
    void refusesAPageThatIsNone() {
        House house = new House(folder, new PdfDocuments());

        assertThat(house.channel.send(Letters.page("<html><p></html>"))).isEqualTo(new Delivery.Rejected("posta.page"));
        assertThat(House.names(folder)).isEmpty();
    }

    @Test
    void refusesWhatIsNoLetter() {
        House house = new House(folder);

        assertThat(house.channel.send(new Letters(Letters.randomKey(), new Content.Brief("x"), false)))
                .isEqualTo(new Delivery.Rejected("posta.content"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../../tmp/x12",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAA/",
                "",
                ".AAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesAKeyThatWouldLeadElsewhere(String key) {
        House house = new House(folder);

        assertThat(house.channel.send(Letters.letter().withKey(key))).isEqualTo(new Delivery.Rejected("posta.key"));
    }

    @Test
    void handsNothingOverThatItCouldNotRemember() {
        House house = new House(folder);
        house.store.breakDown();

        assertThat(house.channel.send(Letters.letter())).isEqualTo(new Delivery.Unknown("posta.store"));
        assertThat(House.names(folder)).isEmpty();
    }

    @Test
    void leavesNothingWhereTheThreadIsInterrupted() {
        House house = new House(folder);
        Letters letter = Letters.letter();
        Thread.currentThread().interrupt();

        Delivery delivery = house.channel.send(letter);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivery).isEqualTo(new Delivery.Unknown("posta.interrupted"));
        assertThat(House.names(folder)).isEmpty();
        assertThat(house.channel.send(letter)).isEqualTo(ACCEPTED);
    }

    @Test
    void clearsAwayAtTheStartWhatWasLeft() throws IOException {
        House house = new House(folder);
        Letters letter = Letters.letter();
        house.channel.send(letter);
        for (String name : List.of("." + Letters.randomKey() + ".123", "." + Letters.randomKey() + ".doomed")) {
            Files.createDirectory(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("letter.pdf"), "half");
        }
        Files.writeString(folder.resolve(".profile"), "of somebody else");

        new House(folder).channel.start();

        assertThat(House.names(folder)).containsExactlyInAnyOrder(letter.key(), ".profile");
    }

    @Test
    void beginsWithoutItsFolder() {
        House house = new House(folder.resolve("later"));

        house.channel.start();

        assertThat(house.channel.send(Letters.letter())).isEqualTo(new Delivery.Unknown("posta.missing"));
        assertThat(house.channel.reports()).isEmpty();
    }

    @Test
    void isAChannelForLetters() {
        House house = new House(folder);

        assertThat(house.channel.descriptor().id()).isEqualTo("posta");
        assertThat(house.channel.descriptor().medium()).isEqualTo(Medium.POSTA);
    }

    @Test
    void putsTheFoldersOfTheGatewayInTheirPlaces() {
        assertThat(Spool.of("${varco.data}/posta", "", name -> "/srv/varco")).hasToString("/srv/varco/posta");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'',''", "spool,''", "'/a\0b',''", "${unknown}/posta,''", "/srv/posta,no-such-group-anywhere"})
    void takesNoFolderThatIsNone(String path, String group) {
        assertThatThrownBy(() -> Spool.of(path, group, name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(folder|group): expected .*");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
