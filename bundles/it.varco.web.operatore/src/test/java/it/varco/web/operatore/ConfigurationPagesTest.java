package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Flaw;
import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Preview;
import it.varco.api.form.Sentence;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationPagesTest {

    private static final String PAGE = "/amministrazione/configurazione";

    private final House house = new House();

    private PageAnswer send(String act, Object... more) {
        return house.send(PAGE, States.settings(act, more));
    }

    private static String drawn(PageAnswer answer) {
        return new Drawn(Words.ENGLISH).draw(answer);
    }

    @Test
    @Proves("UX-54")
    void aFormShowsHelpRangeAndDefaultOfEachSetting() {
        assertThat(drawn(house.show(PAGE, Anna.FRESH.asks("pid", "p"))))
                .contains("Che cosa fa block.minutes", "From 1 to 60.", "Default: 3", "From PT1M to P365D.")
                .contains("A duration such as PT30S", "One value a line.", "uno\ndue</textarea>")
                .contains("<option value=\"true\" selected>", "<option value=\"closed\">")
                .contains("type=\"password\"");
    }

    @Test
    @Proves("UX-54")
    void theDifferenceIsShownBeforeAnythingIsSaved() {
        assertThat(drawn(send("confronta", "k-block_minutes", "5")))
                .contains("<del>3</del>", "<ins>5</ins>", "name=\"k-block_minutes\" value=\"5\"");
        assertThat(house.configurations.calls("change")).isEmpty();
    }

    @Test
    @Proves("UX-54")
    void whatWouldBePublishedIsShownBeforeAnythingIsSaved() {
        house.configurations.done("preview", new Preview("<md:EntityDescriptor/>", List.of()));
        assertThat(drawn(send("confronta", "k-block_minutes", "5")))
                .contains("What would be published", "no rule is broken", "&lt;md:EntityDescriptor");
        assertThat(house.configurations.calls("preview").get(0).get(2))
                .isEqualTo(Map.of("block.minutes", List.of("5")));

        house.configurations.done(
                "preview",
                new Preview("", List.of(new BrokenRule("SPID-14", "block.minutes", Sentence.quoted("Write it.")))));
        assertThat(drawn(send("confronta", "k-block_minutes", "5")))
                .contains("it cannot be published", ": Write it.", "SPID-14", "<ins>5</ins>")
                .doesNotContain("no rule is broken", "Show the document");
        assertThat(house.configurations.calls("change")).isEmpty();
    }

    @Test
    @Proves("UX-54")
    void aPartThatDoesNotTellIsNoPartThatPublishesNothing() {
        house.configurations.on("preview", new Administered.Contrary<>("configuration.not-previewed"));
        assertThat(drawn(send("confronta", "k-block_minutes", "5")))
                .contains("What would be published", "no rule was checked", "<ins>5</ins>")
                .doesNotContain("no rule is broken", "Show the document");
    }

    @Test
    void nothingIsShownOfAPartThatPublishesNothing() {
        assertThat(drawn(send("confronta", "k-block_minutes", "5"))).doesNotContain("What would be published");
    }

    @Test
    void onlyWhatWasChangedIsSent() {
        send(
                "confronta",
                "k-block_minutes",
                "5",
                "k-validity",
                "P180D",
                "k-greeting",
                "",
                "k-strict",
                "true",
                "k-names",
                "uno\r\ndue",
                "k-pepper",
                "",
                "k-unknown",
                "x");
        assertThat(house.configurations.calls("compare").get(0).get(2))
                .isEqualTo(Map.of("block.minutes", List.of("5")));
    }

    @Test
    void keysThatDifferHaveFieldsThatDiffer() {
        assertThat(List.of("block.minutes", "block_minutes", "block-minutes", "blockMinutes"))
                .map(Settings::field)
                .containsExactly("k-block_minutes", "k-block__minutes", "k-block-minutes", "k-blockMinutes");
    }

    @Test
    void listsAreTypedOneALineAndAnEmptyFieldIsNoValue() {
        send("confronta", "k-names", "uno\r\n\r\n due \r\ntre", "k-validity", " ");
        assertThat(house.configurations.calls("compare").get(0).get(2))
                .isEqualTo(Map.of("names", List.of("uno", "due", "tre"), "validity", List.of()));
    }

    @Test
    @Proves("UX-54")
    void itIsSavedWithTheReasonAndTheVersionThatWasSeen() {
        assertThat(send("salva", "k-block_minutes", "5", "reason", "Troppo corto"))
                .isEqualTo(new PageAnswer.SeeOther(PAGE + "?pid=it.varco.credential.pin&fatto=salvato"));
        assertThat(house.configurations.calls("change").get(0).subList(1, 5))
                .isEqualTo(List.of(
                        "it.varco.credential.pin", Map.of("block.minutes", List.of("5")), "Troppo corto", "v1"));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        house.configurations.done(
                "one", new Samples.Sheet("v2", "", Samples.Sheet.pin().settings()));
        assertThat(send("confronta", "k-block_minutes", "5")).isEqualTo(new PageAnswer.Outdated());
        assertThat(send("salva", "k-block_minutes", "5", "reason", "Prova")).isEqualTo(new PageAnswer.Outdated());
        assertThat(send("modifica", "k-block_minutes", "5")).isEqualTo(new PageAnswer.Outdated());
        assertThat(house.configurations.calls("change")).isEmpty();
    }

    @Test
    @Proves("SEC-53")
    void aSecretIsOnNoPageAndIsTypedOnceMore() {
        house.configurations.done("compare", List.of(new Difference("pepper", List.of(), List.of())));
        assertThat(drawn(send("confronta", "k-pepper", "s3cr3t")))
                .contains("The secret value changes.", "type it once more", "name=\"segreto\" value=\"pepper\"")
                .doesNotContain("s3cr3t");
        assertThat(send("salva", "segreto", "pepper", "reason", "Prova")).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(house.configurations.calls("change")).isEmpty();
        send("salva", "segreto", "pepper", "k-pepper", "s3cr3t", "reason", "Prova");
        assertThat(house.configurations.calls("change").get(0).get(2)).isEqualTo(Map.of("pepper", List.of("s3cr3t")));
    }

    @Test
    @Proves("SEC-53")
    void aKeyThatNoFormKnowsIsSaidToHaveChangedAndNotShown() {
        house.configurations.done("compare", List.of(new Difference("retired.key", List.of(), List.of())));
        assertThat(drawn(send("confronta", "k-block_minutes", "5")))
                .contains("retired.key", "Changed. Not shown.")
                .doesNotContain("no value");
    }

    @Test
    void aListIsNoLongerThanAFormCanCarry() {
        assertThat(drawn(house.show(PAGE, Anna.FRESH.asks("pid", "p"))))
                .containsPattern("<textarea[^>]*maxlength=\"3000\"");
    }

    @Test
    @Proves("D-42")
    void withoutTheRoomItSaysThatTheConfigurationComesFromOutside() {
        house.configurations.leave();
        assertThat(drawn(house.show(PAGE, Anna.FRESH.asks()))).contains("it comes from outside");
        assertThat(drawn(house.show(PAGE, Anna.FRESH.asks("pid", "p")))).contains("it comes from outside");
        assertThat(send("salva", "reason", "Prova")).isEqualTo(new PageAnswer.Unavailable());
    }

    @Test
    @Proves("UX-05")
    void goingBackToEditLosesNothing() {
        assertThat(drawn(send("modifica", "k-block_minutes", "5", "k-names", "a\nb")))
                .contains("value=\"5\"", "a\nb</textarea>", "value=\"P180D\"");
    }

    @Test
    @Proves("UX-03")
    void aWrongValueLeadsBackToItsField() {
        house.configurations.on(
                "compare", new Administered.Invalid<>(List.of(new Flaw("block.minutes", Flaw.Kind.RANGE, "1..60"))));
        PageAnswer answer = send("confronta", "k-block_minutes", "99");
        assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(drawn(answer))
                .contains("href=\"#confronta-k-block_minutes\"", "The value must be between 1 and 60.", "value=\"99\"");
    }

    @Test
    @Proves("REL-15")
    void aRefusalOfThePartItselfIsSaidAndWhatWasTypedIsKept() {
        house.configurations.on(
                "change", new Administered.Invalid<>(List.of(new Flaw("", Flaw.Kind.REJECTED, "port in use"))));
        assertThat(drawn(send("salva", "k-block_minutes", "5", "reason", "Prova")))
                .contains("the one before is still in force", "port in use", "value=\"5\"", "value=\"Prova\"");
    }

    @Test
    @Proves("UX-54")
    void whatAVersionWouldChangeIsShownBeforeItIsInForceAgain() {
        assertThat(drawn(send("torna", "numero", "1")))
                .contains("Back to version 1: PIN", "<del>3</del>", "<ins>9</ins>")
                .contains("name=\"numero\" value=\"1\"", "value=\"ripristina\"");
        assertThat(house.configurations.calls("compareVersion").get(0).subList(1, 3))
                .isEqualTo(List.of("it.varco.credential.pin", 1L));
        assertThat(house.configurations.calls("restore")).isEmpty();
    }

    @Test
    void aVersionThatWouldChangeNothingIsNotRestored() {
        house.configurations.done("compareVersion", List.of());
        assertThat(drawn(send("torna", "numero", "1")))
                .contains("Nothing would change")
                .doesNotContain("ripristina");
    }

    @Test
    @Proves("UX-03")
    void whyAVersionCannotComeBackIsSaidWithTheNameOfTheSetting() {
        house.configurations.on(
                "compareVersion",
                new Administered.Invalid<>(List.of(new Flaw("block.minutes", Flaw.Kind.REJECTED, "only a file"))));
        PageAnswer answer = send("torna", "numero", "1");
        assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(drawn(answer)).contains("Nome di block.minutes", "only a file");
    }

    @Test
    @Proves("UX-54")
    void aVersionIsPutInForceAgain() {
        assertThat(send("ripristina", "numero", "1", "reason", "Meglio prima"))
                .isEqualTo(new PageAnswer.SeeOther(PAGE + "?pid=it.varco.credential.pin&fatto=ripristinato"));
        assertThat(house.configurations.calls("restore").get(0).subList(2, 5))
                .isEqualTo(List.of(1L, "Meglio prima", "v1"));
        for (String act : List.of("torna", "ripristina")) {
            assertThat(send(act, "numero", "x", "reason", "Prova")).isInstanceOf(PageAnswer.Rejected.class);
        }
    }
}
