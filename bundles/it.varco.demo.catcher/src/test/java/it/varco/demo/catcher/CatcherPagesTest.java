package it.varco.demo.catcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageAnswer.FileKind;
import it.varco.proves.Proves;
import it.varco.tck.ScriptedPageRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatcherPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T17:05:30Z");
    private static final Path RESOURCES = Path.of("src/main/resources/OSGI-INF");
    private static final String KEY = "AbCdEfGhIjKlMnOpQrSt-_";
    private static final String MAIL = """
            From: Varco <varco@example.it>
            To: anna@example.it
            Subject: =?UTF-8?Q?Il_tuo_PIN_=C3=A8_cambiato?=
            Message-ID: <abc@localhost>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Perch=C3=A9 s=C3=AC.

            Ciao
            --b
            Content-Type: text/html; charset=ISO-8859-1
            Content-Transfer-Encoding: base64

            PHA+UGVyY2jpPC9wPjxzY3JpcHQ+eDwvc2NyaXB0Pg==
            --b--""";

    @TempDir
    private Path letters;

    private CatcherPages catcher;

    @BeforeEach
    void start() throws IOException {
        catcher = catcher(0);
    }

    private CatcherPages catcher(int port) throws IOException {
        CatcherPages pages = new CatcherPages(port, letters, Clock.fixed(NOW, ZoneOffset.UTC));
        pages.start();
        return pages;
    }

    @AfterEach
    void stop() {
        catcher.stop();
    }

    @Test
    void showsAMailThatCameInOverTheWire() throws IOException {
        assertThat(send("anna@example.it", MAIL)).startsWith("250");

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("letter", false)
                        .containsEntry("to", "anna@example.it")
                        .containsEntry("subject", "Il tuo PIN è cambiato")
                        .containsEntry("at", NOW)
                        .containsEntry("url", "/demo/posta/messaggio?n=1"));
        assertThat(mail("1"))
                .containsEntry("from", "varco@example.it")
                .containsEntry(
                        "text", List.of(Map.of("lines", List.of("Perché sì.")), Map.of("lines", List.of("Ciao"))))
                .containsEntry("html", "/demo/posta/messaggio/html?n=1")
                .extractingByKey("headers")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(
                        Map.of("name", "Subject", "value", "Il tuo PIN è cambiato"),
                        Map.of("name", "Message-ID", "value", "<abc@localhost>"));
    }

    /** The part of somebody else goes out as a file of its kind and never through a template of ours. */
    @Test
    @Proves("SEC-51")
    void sendsThePageOfAMailByItself() throws IOException {
        send("anna@example.it", MAIL);

        PageAnswer.SendFile html = (PageAnswer.SendFile) shown("/demo/posta/messaggio/html", "n", "1");

        assertThat(html.kind()).isEqualTo(FileKind.MAIL);
        assertThat(StandardCharsets.UTF_8.decode(html.content().duplicate()).toString())
                .isEqualTo("<p>Perché</p><script>x</script>");
    }

    @Test
    void hasNoPageOfAMailThatIsPlainTextOrNotThere() throws IOException {
        send("anna@example.it", "Subject: solo testo\n\nCiao");

        assertThat(mail("1")).containsEntry("hasHtml", false).containsEntry("hasText", true);
        for (String number : List.of("1", "2", "0", "-1", "uno", "99999999999", "")) {
            assertThat(shown("/demo/posta/messaggio/html", "n", number)).isEqualTo(new PageAnswer.Missing());
        }
        assertThat(shown("/demo/posta/messaggio", "n", "2")).isEqualTo(new PageAnswer.Missing());
    }

    @Test
    void showsWhatIsNoMailAsItCame() throws IOException {
        send("anna@example.it", "Content-Type: multipart/mixed; boundary=\"nowhere\"\n\nno part at all");

        assertThat(rows()).hasSize(1);
        assertThat(mail("1")).containsEntry("hasHtml", false);
    }

    @Test
    void listensOnTheLoopbackAddressAloneAndRelaysNothing() throws IOException {
        int port = catcher.server().port().orElseThrow();

        try (Sender sender = new Sender(port)) {
            assertThat(sender.say("EHLO test")).startsWith("250");
            assertThat(sender.say("MAIL FROM:<anybody@example.org>")).startsWith("250");
            assertThat(sender.say("RCPT TO:<somebody@example.org>")).startsWith("250");
        }
        assertThat(catcher.server().address().isLoopbackAddress()).isTrue();
    }

    @Test
    void takesNoMailThatIsTooLarge() throws IOException {
        assertThat(send("anna@example.it", "Subject: a\n\n" + "x".repeat(1 << 18)))
                .doesNotStartWith("250");
        assertThat(rows()).isEmpty();
    }

    /** Each empty header takes a hundred times its four bytes. */
    @Test
    void isNotFilledByMailsThatAreAllHead() throws IOException {
        String head = "a:\n".repeat(50_000);
        assertThat(send("anna@example.it", head)).startsWith("250");

        assertThat(mail("1")).containsEntry("headers", List.of()).containsEntry("hasText", true);
        Mail few = MimeReader.read(1, NOW, "", "", "a:\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
        assertThat(few.headers()).hasSize(1000);
        assertThat(few.size()).isGreaterThan(200_000);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"production", ""})
    void doesNotStartInProduction(@Nullable String mode) {
        assertThatThrownBy(() -> CatcherPages.inDevelopment(mode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("varco.mode: expected development");
    }

    @Test
    void keepsTheLatestThatFit() {
        Mailbox box = new Mailbox(3, 100);
        for (int i = 0; i < 5; i++) {
            box.add(number -> mail(number, 10));
        }
        assertThat(box.latestFirst()).extracting(Mail::number).containsExactly(5, 4, 3);

        box.add(number -> mail(number, 85));
        assertThat(box.latestFirst()).extracting(Mail::number).containsExactly(6, 5);
        assertThat(box.find(4)).isEmpty();
        assertThat(box.last()).isEqualTo(6);
    }

    @Test
    void saysSoWhereItsPortIsTaken() throws IOException {
        CatcherPages second = catcher(catcher.server().port().orElseThrow());

        assertThat(model(second.pages().get(0).shown().orElseThrow().apply(ScriptedPageRequest.at(NOW))))
                .containsEntry("deaf", true);
        second.stop();
        send("anna@example.it", MAIL);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void showsTheLettersBetweenTheMails() throws IOException {
        send("anna@example.it", MAIL);
        letter(KEY, "2026-11-21T18:00:00Z");
        letter("B".repeat(22), "2026-11-21T16:00:00Z");

        assertThat(rows())
                .extracting(row -> row.get("url"))
                .containsExactly(
                        "/demo/posta/lettera?k=" + KEY,
                        "/demo/posta/messaggio?n=1",
                        "/demo/posta/lettera?k=" + "B".repeat(22));
        PageAnswer.SendFile letter = (PageAnswer.SendFile) shown("/demo/posta/lettera", "k", KEY);
        assertThat(letter.kind()).isEqualTo(FileKind.PDF);
        assertThat(StandardCharsets.US_ASCII
                        .decode(letter.content().duplicate())
                        .toString())
                .isEqualTo("%PDF-1.7 " + KEY);
    }

    @Test
    @Proves("SEC-51")
    void opensNothingOutsideOfTheFolderOfLetters() throws IOException {
        Path secret = Files.createDirectory(letters.resolve("secret"));
        Files.writeString(secret.resolve("letter.pdf"), "secret");
        Files.createSymbolicLink(letters.resolve("C".repeat(22)), secret);
        Path folder = Files.createDirectory(letters.resolve("D".repeat(22)));
        Files.createSymbolicLink(folder.resolve("letter.pdf"), secret.resolve("letter.pdf"));
        Files.createDirectory(letters.resolve("." + "E".repeat(21)));

        assertThat(rows()).isEmpty();
        for (String key : List.of("secret", "../secret", "C".repeat(22), "D".repeat(22), "", ".", "/etc")) {
            assertThat(shown("/demo/posta/lettera", "k", key)).as(key).isEqualTo(new PageAnswer.Missing());
        }
    }

    @Test
    void looksDifferentOnceSomethingCameOrWasTaken() throws IOException {
        Page list = page("/demo/posta");
        String nothing = list.mark().orElseThrow().apply(ScriptedPageRequest.at(NOW));
        send("anna@example.it", MAIL);
        String mail = list.mark().orElseThrow().apply(ScriptedPageRequest.at(NOW));
        letter(KEY, "2026-11-21T18:00:00Z");
        String letter = list.mark().orElseThrow().apply(ScriptedPageRequest.at(NOW));

        assertThat(Set.of(nothing, mail, letter)).hasSize(3);
    }

    @Test
    void isEmptyWhereNobodySpoolsLetters() throws IOException {
        CatcherPages alone = new CatcherPages(0, letters.resolve("none"), Clock.systemUTC());

        assertThat(model(alone.pages().get(0).shown().orElseThrow().apply(ScriptedPageRequest.at(NOW))))
                .containsEntry("empty", true)
                .containsEntry("deaf", true);
    }

    @Test
    void makesTheFolderOfLettersForItsAccountAlone() throws IOException {
        Path folder = letters.resolve("data").resolve("posta");
        CatcherPages first = new CatcherPages(0, folder, Clock.systemUTC());
        first.start();
        first.stop();

        assertThat(Files.getPosixFilePermissions(folder))
                .hasSize(3)
                .noneMatch(each -> !each.name().startsWith("OWNER"));
    }

    @Test
    void hasEveryTextOfItsTemplatesInBothLanguagesAndNoOther() throws IOException {
        String used = Files.readString(RESOURCES.resolve("templates/posta.mustache"))
                + Files.readString(RESOURCES.resolve("templates/messaggio.mustache"));
        Set<String> keys = new TreeSet<>(Set.of("catcher.title", "catcher.mail.title"));
        Matcher key = Pattern.compile("\\{\\{#t}}([a-z.]+)\\{\\{/t}}").matcher(used);
        while (key.find()) {
            keys.add(key.group(1));
        }

        for (String file : List.of("texts.properties", "texts_en.properties")) {
            Properties words = new Properties();
            words.load(
                    new StringReader(Files.readString(RESOURCES.resolve("l10n").resolve(file))));
            assertThat(words.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void bringsNoNameOfTheLayout() throws IOException {
        String layout =
                Files.readString(Path.of("../it.varco.web/src/main/resources/OSGI-INF/templates/layout.mustache"));

        assertThat(layout).contains("{{#management}}");
        assertThat(List.of("rows", "empty", "deaf", "mail"))
                .noneMatch(name -> Pattern.compile("\\{\\{[#^>]?" + name + "[.}]")
                        .matcher(layout)
                        .find());
    }

    private static Mail mail(int number, int size) {
        return new Mail(number, NOW, "", "", "", List.of(), "", "", size);
    }

    private void letter(String key, String entered) throws IOException {
        Path folder = Files.createDirectory(letters.resolve(key));
        Files.writeString(folder.resolve("letter.pdf"), "%PDF-1.7 " + key);
        Files.writeString(
                folder.resolve("index.csv"), "key,file,entered\r\n" + key + ",letter.pdf," + entered + "\r\n");
    }

    private String send(String to, String mail) throws IOException {
        return Sender.send(catcher.server().port().orElseThrow(), to, mail);
    }

    @SuppressWarnings("unchecked") // rows of the page as it makes them
    private List<Map<String, Object>> rows() {
        return (List<Map<String, Object>>) model(shown("/demo/posta", "k", "")).get("rows");
    }

    @SuppressWarnings("unchecked") // the mail of the page as it makes it
    private Map<String, Object> mail(String number) {
        return (Map<String, Object>)
                model(shown("/demo/posta/messaggio", "n", number)).get("mail");
    }

    private static Map<String, Object> model(PageAnswer answer) {
        return ((PageAnswer.Show) answer).model();
    }

    private PageAnswer shown(String path, String name, String value) {
        return page(path)
                .shown()
                .orElseThrow()
                .apply(ScriptedPageRequest.at(NOW).with(name, value));
    }

    private Page page(String path) {
        return catcher.pages().stream()
                .filter(page -> page.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
