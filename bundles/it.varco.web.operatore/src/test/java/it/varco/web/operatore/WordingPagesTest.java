package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingPagesTest {

    private static final String PAGE = "/messaggi/modelli";

    private final House house = new House();

    private PageAnswer one() {
        return one(PAGE);
    }

    private PageAnswer one(String page) {
        return house.show(page, Anna.FRESH.asks("mittente", "it.varco.x", "messaggio", "x.code", "lingua", "it"));
    }

    @Test
    void theListLeadsToEachAndSaysWhichFileDoesNotCount() {
        String list = new Drawn(Words.ENGLISH).draw(house.show(PAGE, Anna.FRESH.asks()));
        assertThat(list)
                .contains(
                        "/messaggi/modelli?mittente=it.varco.x&amp;messaggio=x.code&amp;lingua=it",
                        "Of the administration",
                        "Original",
                        "File that does not count",
                        "1 message has a file that does not count");
    }

    @Test
    @Proves("OUT-02")
    void oneIsShownInAllItsFormsAndNoneIsMarkUp() {
        String page = new Drawn(Words.ENGLISH).draw(one());
        assertThat(page)
                .contains(
                        "Il tuo &lt;codice&gt;",
                        "It takes 2 text messages.",
                        "conf/messages/it.varco.x/x.code_it.md",
                        "Il codice\nè 2345.</textarea>",
                        "/messaggi/modelli/pagina?mittente=it.varco.x&amp;messaggio=x.code&amp;lingua=it",
                        "/messaggi/modelli/lettera?mittente=it.varco.x&amp;messaggio=x.code&amp;lingua=it")
                .doesNotContain("<script>", "does not count");
        assertThat(house.templates.calls("preview"))
                .singleElement()
                .satisfies(call -> assertThat(call.subList(1, 4)).isEqualTo(List.of("it.varco.x", "x.code", "it")));
    }

    @Test
    @Proves({"OUT-02", "OUT-04"})
    void itsPageAndItsLetterCanBeOpened() {
        assertThat(one(PAGE + "/pagina"))
                .isInstanceOfSatisfying(
                        PageAnswer.SendFile.class,
                        file -> assertThat(file.kind()).isEqualTo(PageAnswer.FileKind.MAIL));
        assertThat(one(PAGE + "/lettera"))
                .isInstanceOfSatisfying(
                        PageAnswer.SendFile.class,
                        file -> assertThat(file.content()).isEqualTo(StandardCharsets.US_ASCII.encode("%PDF-")));
        assertThat(house.documents.calls("pdf"))
                .singleElement()
                .satisfies(call -> assertThat(call.get(0)).isEqualTo("<html/>"));

        house.documents.on("pdf", Optional.empty());
        assertThat(one(PAGE + "/lettera")).isInstanceOf(PageAnswer.Unavailable.class);
        house.documents.leave();
        assertThat(one(PAGE + "/lettera")).isInstanceOf(PageAnswer.Unavailable.class);
        house.templates.done("preview", Worded.nothing());
        assertThat(one(PAGE + "/pagina")).isInstanceOf(PageAnswer.Missing.class);
        assertThat(one(PAGE + "/lettera")).isInstanceOf(PageAnswer.Missing.class);
    }

    @Test
    void whyWordsDoNotCountStandsFirst() {
        house.templates.done("preview", Worded.preview(Worded.wrong()));
        assertThat(new Drawn(Words.ENGLISH).draw(one()))
                .containsSubsequence("There is a file that does not count.", "The text is missing: write it.", "<dl");
    }

    @Test
    @Proves("SEC-01")
    void whatIsUnknownOrNotForTheCallerIsNotShown() {
        for (String page : List.of(PAGE, PAGE + "/pagina", PAGE + "/lettera")) {
            house.templates.on("preview", new Administered.Unknown<>());
            assertThat(one(page)).isInstanceOf(PageAnswer.Missing.class);
            house.templates.on("preview", new Administered.Forbidden<>(new Decision.Refused("access.role")));
            assertThat(one(page)).isInstanceOf(PageAnswer.Forbidden.class);
        }
        house.templates.leave();
        assertThat(one()).isInstanceOf(PageAnswer.Unavailable.class);
    }
}
