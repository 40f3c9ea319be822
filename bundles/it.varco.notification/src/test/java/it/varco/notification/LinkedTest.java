package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.notification.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that lead to a page of the public site. */
class LinkedTest {

    private static final CodiceFiscale PERSON = new CodiceFiscale("RSSMRA80A41H501Y");
    private static final String TICKET = "Zm9vYmFyYmF6cXV4LTEyMw";
    private static final String PAGE =
            "https://varco.example.it/portale/servizio?operazione=pin.reset&biglietto=" + TICKET;
    private static final String FILE = """
            subject: Scegli un nuovo PIN
            brief: Scegli un nuovo PIN: {{page}} Non dirlo a nessuno.
            link.page: pin.reset
            word.name: Maria

            Buongiorno {{name}},

            {{page}}

            Se non lo hai chiesto tu, chiamaci.
            """;

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private static Message.Builder message() {
        return Message.of("pin.reset", PERSON).link("page", "pin.reset", TICKET).word("name", "Maria");
    }

    private static Written written(Message.Builder message) {
        return written(FILE, message);
    }

    private static Written written(String file, Message.Builder message) {
        Template template = TemplateTest.right(Template.original(file));
        return template.write(Values.of(
                message.to(Medium.EMAIL, "maria@example.it").build(),
                template.places(),
                TemplateTest.HOUSE,
                Site.INVENTED,
                new Moments(Locale.ITALIAN)));
    }

    private static List<Sentence> problems(String file) {
        return Template.original(file).problems();
    }

    @Test
    @Proves("OUT-01")
    void leadsToThePageInEachForm() {
        Written written = written(message());

        assertThat(written.brief()).isEqualTo("Scegli un nuovo PIN: " + PAGE + " Non dirlo a nessuno.");
        assertThat(written.text().lines()).contains(PAGE);
        assertThat(written.html())
                .contains("href=\"" + PAGE.replace("&", "&amp;") + "\"")
                .containsOnlyOnce("<a ");
    }

    private Content content(Medium medium, Locale language) {
        Layouts layouts = new Layouts(new Bundles().context(), Path.of("target/none"), TemplateTest.HOUSE);
        Written italian = written(message());
        Written written = new Written(italian.title(), italian.brief(), italian.text(), italian.html(), language);
        return layouts.content(medium, written, "Maria\nRoma", "A".repeat(22), Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({"it, Apri la pagina", "en, Open the page"})
    void isAButtonInAMailWithItsAddressBelow(Locale language, String label) {
        String page = ((Content.Mail) content(Medium.EMAIL, language)).html();
        String address = PAGE.replace("&", "&amp;");

        assertThat(page).containsOnlyOnce("<a ").contains(label + "</a>").contains("<br>" + address + "</p>");
        assertThat(page.split("href=\"", -1)[1]).startsWith(address + "\"");
    }

    @Test
    void isItsAddressInALetter() {
        String page = ((Content.Letter) content(Medium.POSTA, Locale.ITALIAN)).page();

        assertThat(page).contains(">" + PAGE.replace("&", "&amp;") + "</p>").doesNotContain("<a ", "href");
    }

    /** Whoever sends it may not lead anywhere else than the words say. */
    @ParameterizedTest
    @ValueSource(strings = {"pin.request", "pin.reset.other", "pin.rese"})
    @Proves("NOT-28")
    void aLinkToAnotherOperationIsRefused(String operation) {
        Message.Builder other = Message.of("pin.reset", PERSON).link("page", operation, TICKET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(other.word("name", "Maria")))
                .withMessageNotContaining(TICKET);
    }

    @ParameterizedTest
    @CsvSource({
        "pin.reset, a&operazione=x",
        "pin.reset, ../accesso",
        "pin.reset, ''",
        "pin.reset, a b",
        "pin.reset&x=1, a",
        "PIN.RESET, a",
        "//evil.example, a"
    })
    @Proves("NOT-28")
    void nothingButAnOperationAndATicketMakesALink(String operation, String ticket) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> message().link("other", operation, ticket))
                .withMessageNotContaining(operation);
    }

    @Test
    void aLinkThatTheTemplateDoesNotHaveOrLacksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(message().link("other", "pin.reset", TICKET)))
                .withMessage("message: expected the links [page], got [other, page]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Message.of("pin.reset", PERSON).word("name", "Maria")))
                .withMessage("message: expected the links [page], got []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(message().word("page2", "x")))
                .withMessageStartingWith("message: expected the words");
    }

    @Test
    @Proves("NOT-28")
    void aWordBecomesNoLinkBesideOne() {
        String evil = "https://evil.example/pin";
        Written written = written(Message.of("pin.reset", PERSON)
                .link("page", "pin.reset", TICKET)
                .word("name", evil));

        assertThat(written.html()).doesNotContain(evil).containsOnlyOnce("href=");
        assertThat(written.text()).doesNotContain(evil);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apri {{page}}",
                "{{page}}.",
                "**{{page}}**",
                "- {{page}}",
                "{{page}} {{page}}",
                "Apri\n{{page}}",
                "{{name}}{{page}}",
                "## {{page}}"
            })
    void standsAloneInItsParagraph(String paragraph) {
        String file = FILE.replace("\n{{page}}\n", "\n" + paragraph + "\n");
        assertThat(problems(file)).containsExactly(Sentence.of(Prose.class, "template.link.alone"));
    }

    @Test
    @Proves("NOT-28")
    void isWrittenInNoOtherWay() {
        assertThat(problems(FILE.replace("\n{{page}}\n", "\n[Apri]({{page}})\n")))
                .containsExactly(Sentence.of(Prose.class, "template.link"));
        assertThat(problems(FILE.replace("\n{{page}}\n", "\n<{{page}}>\n"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apri {{page}}.", "Apri ({{page}})", "{{name}}{{page}}", "{{page}} e {{page}}, ora"})
    void touchesNoSignInATextMessage(String brief) {
        String file = FILE.replaceFirst("brief: .*", "brief: " + Matcher.quoteReplacement(brief));
        assertThat(problems(file)).contains(Sentence.of(Template.class, "template.link.brief"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pin", "PIN.reset", "https://evil.example", "pin.reset&biglietto=1"})
    void itsOperationHasAName(String operation) {
        assertThat(problems(FILE.replace("link.page: pin.reset", "link.page: " + operation)))
                .contains(Sentence.of(Template.class, "template.header.place", "link.page"));
    }

    @Test
    void isNoSubject() {
        assertThat(problems(FILE.replace("subject: Scegli", "subject: {{page}} Scegli")))
                .contains(Sentence.of(Template.class, "template.subject.personal", "page"));
    }

    @Test
    void takesItsPartOfATextMessage() {
        String longer = FILE.replace("Non dirlo a nessuno.", "Non dirlo. ".repeat(15));
        assertThat(problems(longer)).containsExactly(Sentence.of(Template.class, "template.brief.long", 2));
    }

    @Test
    @Proves("NOT-28")
    void isLeftOutByNoOtherLanguageAndNoWordsOfTheAdministration() {
        Template original = TemplateTest.right(Template.original(FILE));
        String bare = FILE.replace("link.page: pin.reset\n", "").replace("word.name: Maria\n", "");

        assertThat(Template.variant(bare, Locale.ENGLISH, original).problems()).isEmpty();
        assertThat(Template.variant(bare.replace("\n{{page}}\n", "\nCome\n"), Locale.ENGLISH, original)
                        .problems())
                .containsExactly(Sentence.of(Template.class, "template.secret.body", "page"));
        assertThat(Template.variant(bare.replace("PIN: {{page}}", "PIN:"), Locale.ENGLISH, original)
                        .problems())
                .containsExactly(Sentence.of(Template.class, "template.secret.brief", "page"));
    }

    @Test
    void isInventedForAPreview() {
        Template template = TemplateTest.right(Template.original(FILE));
        Written written =
                template.write(Values.examples(template.places(), TemplateTest.HOUSE, new Moments(Locale.ITALIAN)));
        assertThat(written.text())
                .contains("https://varco.example.it/portale/servizio?operazione=pin.reset&biglietto=AAAA");
    }

    @ParameterizedTest
    @EnumSource(
            value = Medium.class,
            names = {"EMAIL", "SMS", "PEC", "POSTA"})
    @Proves("NOT-27")
    void whatWasMadeOfItIsErasedLikeASecret(Medium medium) {
        String address =
                medium == Medium.POSTA ? "Maria\nRoma" : medium == Medium.SMS ? "+393331234567" : "m@example.it";
        ProbeChannel channel = ProbeChannel.tellingLater(medium.name().toLowerCase(Locale.ROOT), medium);
        String key = world.send(message().to(medium, address));
        assertThat(world.entry(key).row().secret()).isTrue();
        world.calls.put(channel);

        world.work();

        assertThat(channel.sent().get(0).secret()).isTrue();
        assertThat(world.state(key)).isEqualTo(State.SENT);
        assertThat(world.entry(key).isErased()).isTrue();
    }

    @Test
    void aMessagePrintsNoTicket() {
        Message message = message().to(Medium.EMAIL, "maria@example.it").build();
        assertThat(message.toString() + message.links()).doesNotContain(TICKET);
    }
}
