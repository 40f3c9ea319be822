package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.form.Secret;
import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    static final House HOUSE = new House("Istituto di prova", "Via Vuota 1, 00100 Roma", "803164", "06164164");
    static final String CODE = """
            subject: Il tuo codice del {{until}}
            brief: Il codice è {{code}}, per {{contact}}. Chiama {{landline}}.
            secret.code: 2345-6789
            word.contact: m****o@example.it
            moment.until: 2026-09-30T08:15:00Z

            Il codice è **{{code}}**, fino al {{until}}, per {{contact}}.
            """;

    private static final CodiceFiscale PERSON = new CodiceFiscale("RSSMRA80A41H501Y");
    private static final String MARK = "PLANTED-7Q";

    static Template right(Draft draft) {
        assertThat(draft.problems()).isEmpty();
        return draft.template().orElseThrow();
    }

    private static Template original() {
        return right(Template.original(CODE));
    }

    static Message.Builder message() {
        return Message.of("recapito.code", PERSON)
                .over(Medium.EMAIL)
                .secret("code", new Secret(MARK.toCharArray()))
                .word("contact", "m****o@example.it")
                .moment("until", Instant.parse("2026-03-29T01:30:00Z"));
    }

    private static Written written(Template template, Message message) {
        return template.write(
                Values.of(message, original().places(), HOUSE, Site.INVENTED, new Moments(template.language())));
    }

    private static List<Sentence> problems(String file) {
        return Template.original(file).problems();
    }

    private static Sentence problem(String key, Object... arguments) {
        return Sentence.of(Template.class, key, arguments);
    }

    @Test
    @Proves("OUT-01")
    void aMessageIsWrittenInAllItsFormsFromOneTemplate() {
        Written written = written(original(), message().build());
        assertThat(written.title()).isEqualTo("Il tuo codice del 29 marzo 2026, 03:30");
        assertThat(written.brief()).isEqualTo("Il codice è PLANTED-7Q, per m****o@example. it. Chiama 803164.");
        assertThat(written.text())
                .isEqualTo("Il codice è PLANTED-7Q, fino al 29 marzo 2026, 03:30, per m****o@example. it.");
        assertThat(written.html())
                .isEqualTo("<p>Il codice è <strong>PLANTED-7Q</strong>, fino al 29 marzo 2026, 03:30, "
                        + "per m****o@example. it.</p>");
        assertThat(written.language()).isEqualTo(Locale.ITALIAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it|2026-03-29T00:59:00Z|29 marzo 2026, 01:59",
                "it|2026-03-29T01:00:00Z|29 marzo 2026, 03:00",
                "it|2026-10-25T00:59:00Z|25 ottobre 2026, 02:59",
                "it|2026-10-25T01:00:00Z|25 ottobre 2026, 02:00",
                "en|2026-12-31T23:30:00Z|1 January 2027, 00:30",
                "de|2026-03-01T08:05:00Z|1. März 2026, 09:05",
                "fr|2026-08-01T08:05:00Z|1 août 2026, 10:05",
                "sl|2026-03-11T08:05:00Z|11. marec 2026, 09:05"
            })
    @Proves("NOT-28")
    void momentsAreWrittenInTheLanguageInTheTimeOfRome(String language, Instant at, String written) {
        assertThat(new Moments(new Locale(language)).dayAndTime(at)).isEqualTo(written);
    }

    @Test
    void aFileOfAnotherSystemIsTheSameFile() {
        assertThat(right(Template.original("\uFEFF" + CODE.replace("\n", "\r\n")))
                        .source())
                .isEqualTo(CODE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"words|contact|[contact], got []", "moments|until|[until], got []", "secrets|code|[code], got []"})
    void aMessageThatLeavesAPlaceEmptyIsRefused(String what, String left, String told) {
        Message.Builder poor = Message.of("recapito.code", PERSON).over(Medium.EMAIL);
        if (!left.equals("code")) {
            poor.secret("code", new Secret(MARK.toCharArray()));
        }
        if (!left.equals("contact")) {
            poor.word("contact", "x");
        }
        if (!left.equals("until")) {
            poor.moment("until", Instant.EPOCH);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(original(), poor.build()))
                .withMessage("message: expected the " + what + " " + told);
    }

    @Test
    void aMessageThatBringsWhatNoPlaceTakesIsRefused() {
        Message more = message().word("unknown", MARK).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(original(), more))
                .withMessage("message: expected the words [contact], got [contact, unknown]");
        Message house = Message.of("recapito.code", PERSON)
                .over(Medium.EMAIL)
                .secret("code", new Secret(MARK.toCharArray()))
                .word("contact", "x")
                .word("landline", "899000")
                .moment("until", Instant.EPOCH)
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> written(original(), house));
    }

    @Test
    @Proves({"NOT-27", "SEC-53"})
    void aSecretIsPrintedByNothingAndToldByNoException() {
        Written written = written(original(), message().build());
        assertThat(written.text()).contains(MARK);
        assertThat(written.toString() + message().build()).doesNotContain(MARK);
        Message longer = Message.of("recapito.code", PERSON)
                .over(Medium.EMAIL)
                .secret("code", new Secret(MARK.repeat(40).toCharArray()))
                .word("contact", "x")
                .moment("until", Instant.EPOCH)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(original(), longer))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(MARK));
    }

    @Test
    @Proves("NOT-28")
    void nothingThatAPersonChoseIsALinkInAnyForm() {
        Message chosen = Message.of("recapito.code", PERSON)
                .over(Medium.EMAIL)
                .secret("code", new Secret("ab.cd:ef".toCharArray()))
                .word("contact", "m****o@evil-inps.it http://evil.example/pin")
                .moment("until", Instant.EPOCH)
                .build();
        String broken = "m****o@evil-inps. it http: //evil. example/pin";
        Template template = right(Template.original(CODE.replaceFirst("m.*it", "x".repeat(60))));
        Written written = template.write(
                Values.of(chosen, template.places(), HOUSE, Site.INVENTED, new Moments(template.language())));
        assertThat(written.brief()).contains("per " + broken + ". Chiama");
        assertThat(written.text()).contains("per " + broken + ".").contains("ab.cd:ef");
        assertThat(written.html()).contains("per " + broken + ".").contains("<strong>ab.cd:ef</strong>");
    }

    @Test
    @Proves("NOT-28")
    void theInstitutionHasNoAddressForAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new House("www.example.it", "Via Vuota 1", "803164", "06164164"))
                .withMessage("institution: expected no web address");
    }

    @Test
    @Proves("OUT-02")
    void aTextMessageStaysShortWhateverAWordIs() {
        String longest = CODE.replace("per {{contact}}.", "per {{contact}}." + " a".repeat(29) + "a");
        Template template = right(Template.original(longest));
        Written written = written(
                template,
                Message.of("recapito.code", PERSON)
                        .over(Medium.SMS)
                        .secret("code", new Secret("2345-6789".toCharArray()))
                        .word("contact", "Ж".repeat(17) + "😀" + "Ж".repeat(181))
                        .moment("until", Instant.EPOCH)
                        .build());
        assertThat(Segments.of(written.brief())).isEqualTo(2);
        assertThat(written.brief()).contains("Ж".repeat(17) + ". a").doesNotContain("Ж".repeat(18));
        assertThat(written.text()).contains("Ж".repeat(181));
    }

    @Test
    @Proves("OUT-02")
    void theLengthOfATextMessageIsCountedWithTheLongestThatCanStandInIt() {
        String frame = CODE.replace("word.contact: m****o@example.it\n", "")
                .replace(", per {{contact}}", "")
                .replace("per {{contact}}", "");
        String fits = frame.replace("Chiama", "a".repeat(306 - "Il codice è 2345-6789.  . ".length() - 20 + 1));
        assertThat(problems(fits)).isEmpty();
        assertThat(problems(fits.replace("aaaa", "aaaaa"))).containsExactly(problem("template.brief.long", 2));
    }

    @Test
    @Proves("OUT-02")
    void theMonthThatTakesTheMostRoomCounts() {
        String words = "Il tuo codice vale fino al {{until}}. " + "a".repeat(306 - 27 - 24 - 2);
        assertThat(problems(CODE.replaceFirst("brief: .*", "brief: " + words))).isEmpty();
        assertThat(problems(CODE.replaceFirst("brief: .*", "brief: " + words + "a")))
                .containsExactly(problem("template.brief.long", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject: Il tuo|subject: {{code}} è il tuo|template.subject.personal|code",
                "subject: Il tuo|subject: Per {{contact}} il|template.subject.personal|contact"
            })
    @Proves("OUT-01")
    void theSubjectHasNothingAboutThePerson(String before, String after, String key, String name) {
        assertThat(problems(CODE.replace(before, after))).containsExactly(problem(key, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(?m)^subject.*\\n||template.subject.length|100",
                "(?m)^brief.*\\n||template.brief.missing|",
                "(?m)^subject: |subject: LONG|template.subject.length|100",
                "(?m)^brief: |subject: |template.header.twice|subject",
                "(?m)^secret.code: .*|secret.code:|template.header.place|secret.code",
                "(?m)^moment.until: .*|moment.until: domani|template.header.place|moment.until",
                "(?m)^word.contact|word.landline|template.header.place|word.landline",
                "(?m)^word.contact|word.Contact|template.header.place|word.Contact",
                "(?m)^word.contact|bcc|template.header.unknown|bcc",
                "(?m)^subject: |subject: vai su https://example.it |template.link|",
                "(?m)^brief: |brief: vai su www.example.it |template.link|",
                "(?m)^brief: |brief: scrivi a info@example.it |template.link|",
                "(?m)^brief: |brief: inps-pin.it/login |template.link|",
                "(?m)^brief: |brief: https:{{contact}} |template.link|",
                "(?m)^subject: |subject: ZERO |template.link|",
                "fino al|{{contact}}it|template.link|",
                "(?m)^brief: |brief: {{{x}}} |template.place.shape|",
                "(?m)^brief: |brief: {{nobody}} |template.place.unknown|nobody",
                "fino al|fino al {{nobody}}|template.place.unknown|nobody",
                "fino|BELL|template.control|",
                "fino|TAB|template.control|"
            })
    void whatIsWrongInAFileIsToldInWordsThatSayWhatToDo(String before, String after, String key, String argument) {
        String file = CODE.replaceAll(
                before,
                after == null
                        ? ""
                        : after.replace("LONG", "x".repeat(90))
                                .replace("BELL", "\u0007")
                                .replace("ZERO", "inps-pin.\u200Bit")
                                .replace("TAB", "\t"));
        assertThat(problems(file)).contains(argument == null ? problem(key) : problem(key, argument));
        assertThat(Template.original(file).template()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "subject", "solo testo", "'\n\nsubject: a'"})
    void whatIsNoTemplateAtAllIsTold(String file) {
        assertThat(problems(file)).contains(problem("template.header.shape"));
    }

    @Test
    void aFileThatIsTooLongIsNotLookedAt() {
        assertThat(problems(CODE + "a".repeat(Template.LONGEST))).contains(problem("template.long", Template.LONGEST));
    }

    private static Draft variant(String file) {
        return Template.variant(file, Locale.ENGLISH, original());
    }

    private static final String ENGLISH = """
            subject: Your code
            brief: The code is {{code}}.

            The code is {{code}}, until {{until}}.
            """;

    @Test
    @Proves("NOT-28")
    void otherWordsMayLeaveOutAnyPlaceThatIsNoSecret() {
        Written written = written(right(variant(ENGLISH)), message().build());
        assertThat(written.brief()).isEqualTo("The code is PLANTED-7Q.");
        assertThat(written.text()).isEqualTo("The code is PLANTED-7Q, until 29 March 2026, 03:30.");
        assertThat(written.language()).isEqualTo(Locale.ENGLISH);
        assertThat(right(variant(CODE))
                        .write(Values.of(
                                message().build(),
                                original().places(),
                                HOUSE,
                                Site.INVENTED,
                                new Moments(Locale.ENGLISH)))
                        .text())
                .as("declarations may stay")
                .contains(MARK);
    }

    @Test
    void otherWordsThatLoseASecretOrShowOneElsewhereAreRefused() {
        assertThat(variant(ENGLISH.replace("code is {{code}}, until", "code, until"))
                        .problems())
                .containsExactly(problem("template.secret.body", "code"));
        assertThat(variant(ENGLISH.replace("is {{code}}.", "is in the mail.")).problems())
                .containsExactly(problem("template.secret.brief", "code"));
        Template quiet = right(Template.original(CODE.replace("Il codice è {{code}}, per", "C’è un codice, per")));
        assertThat(Template.variant(ENGLISH, Locale.ENGLISH, quiet).problems())
                .containsExactly(problem("template.secret.brief", ""));
    }

    @Test
    void otherWordsMayNotMakeAWordOfASecret() {
        String file = ENGLISH.replace("\n\n", "\nword.code: x\n\n");
        assertThat(variant(file).problems()).containsExactly(problem("template.place.declared", "code"));
        assertThat(variant(ENGLISH.replace("\n\n", "\nword.more: x\n\n")).problems())
                .containsExactly(problem("template.place.declared", "more"));
    }

    @Test
    void everySentenceIsThereInItalianAndEnglish() {
        assertThat(Map.of(
                        "it",
                                problem("template.brief.long", 2)
                                        .in(Locale.ITALIAN)
                                        .orElseThrow(),
                        "en",
                                problem("template.brief.long", 2)
                                        .in(Locale.ENGLISH)
                                        .orElseThrow()))
                .allSatisfy((language, words) -> assertThat(words).isNotBlank().doesNotContain("{"));
    }
}
