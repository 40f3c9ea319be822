package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Login.Absence;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dialogue with a service, from its questions to each of its ends. */
class ServicePagesTest {

    private static final String HTML = "<b>\"&'";
    private static final String ESCAPED = "&lt;b&gt;&quot;&amp;&#39;";
    private static final Serving.Card OPERATION = new Serving.Card("trial.change");
    private static final Form FORM = Form.builder()
            .step(1, 2)
            .heading(Text.of("service.heading"))
            .point(Text.of("service.point"))
            .exhibit(Exhibit.of(Exhibit.Kind.CODE, Text.of("field.code"), "K7M2-P9QX"))
            .field(Field.of("word", FieldKind.TEXT, Text.of("field.word")).build())
            .field(Field.of("which", FieldKind.CHOICE, Text.of("guest.title"))
                    .option("one", Text.of("option.one"))
                    .option("two", Text.of("option.two"))
                    .build())
            .field(Field.of("pin", FieldKind.SECRET, Text.of("field.pin")).build())
            .build();

    private final Serving serving = new Serving();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.add(serving, 0);
        serving.handling = () -> ask(FORM, Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static Handling ask(Form form, Map<String, String> typed) {
        return new Handling.Ask(new Serving.Begun(Serving.PRATICA), form, typed);
    }

    /** Sends the form of the question as the browser would. */
    private HttpResponse<String> answer(Browser browser, Handling next) throws Exception {
        HttpResponse<String> page = browser.get(Serving.HERE);
        String token = Browser.hidden(page, Serving.HERE, "_token");
        serving.handling = () -> next;
        return browser.post(
                Serving.HERE,
                Map.of("_token", token, "pratica", Serving.PRATICA, "word", HTML, "which", "two", "pin", "12345678"));
    }

    private HttpResponse<String> answer(Handling next) throws Exception {
        return answer(site.signedIn(), next);
    }

    @Test
    @Proves({"UX-02", "UX-23"})
    void aQuestionSaysWhatIsDoneHowFarItIsAndHowToGiveUp() throws Exception {
        HttpResponse<String> page = site.signedIn().get(Serving.HERE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Cambia la parola - Varco</title>", "<h1>Cambia la parola</h1>")
                .contains("<p class=\"varco-progress\">Passo 1 di 2</p>", "<h2 class=\"h4\">Scegli la parola</h2>")
                .contains("<li>La parola è tua</li>", "Qui cambi la parola.")
                .contains("<a href=\"/posto\">Pagina di prova</a>", "aria-current=\"page\">Cambia la parola</li>")
                .contains("name=\"pratica\" value=\"" + Serving.PRATICA + "\"")
                .contains("fino al 21 novembre 2026, 19:05");
        assertThat(Browser.hidden(page, Serving.PATH, "_abandon")).isEqualTo("si");
        assertThat(Browser.hidden(page, Serving.PATH, "_token")).hasSize(43);
    }

    @Test
    @Proves("UX-08")
    void theOtherLanguageLeadsToTheSameQuestion() throws Exception {
        Browser browser = site.signedIn();
        String other = Serving.HERE + "&amp;lang=en";
        assertThat(browser.get(Serving.HERE).body()).contains("href=\"" + other + "\"");
        assertThat(browser.get(other.replace("&amp;", "&")).body())
                .contains("<h1>Change the word</h1>", "Step 1 of 2", "Choose the word");
    }

    @Test
    @Proves("UX-07")
    void aChoiceIsAGroupWithItsNameAndItsError() throws Exception {
        Form wrong = FORM.withErrors(List.of(new FieldError("which", Text.of(Form.REQUIRED))));
        Map<String, String> typed = Map.of("word", HTML, "which", "two", "pin", "12345678");
        Browser browser = site.signedIn();
        HttpResponse<String> sent = answer(browser, ask(wrong, typed));
        assertThat(Browser.header(sent, "Location")).as("to be had again by F5").isEqualTo(Serving.HERE);
        serving.handling = () -> ask(FORM, typed);
        HttpResponse<String> page = browser.get(Serving.HERE);
        assertThat(page.body())
                .contains("<title>Errore: Cambia la parola", "<a href=\"#campo-which\">Pagina di prova – ")
                .contains("role=\"radiogroup\" aria-required=\"true\" aria-describedby=\"campo-which-errore\""
                        + " aria-invalid=\"true\">\n<legend>Pagina di prova")
                .contains("<input type=\"radio\" id=\"campo-which\" name=\"which\" value=\"one\">")
                .contains("<input type=\"radio\" id=\"campo-which-2\" name=\"which\" value=\"two\" checked>")
                .contains("<label for=\"campo-which-2\">La seconda</label>", "value=\"" + ESCAPED + "\"")
                .doesNotContain("12345678", HTML);
    }

    @Test
    @Proves("UX-12")
    void aCodeThatIsAnnouncedCanBeSelectedCopiedAndPrinted() throws Exception {
        assertThat(site.signedIn().get(Serving.HERE).body())
                .contains("<p data-varco-print data-label=\"Stampa\"><code class=\"varco-code varco-exhibit-code\""
                        + " data-varco-copy data-label=\"Copia\" data-done=\"Copiato\">K7M2-P9QX</code></p>");
        String style = java.nio.file.Files.readString(FolderFiles.WEB.resolve("OSGI-INF/assets/varco.css"));
        assertThat(style).contains("@media print", "main:has(.varco-exhibit)");
    }

    @Test
    @Proves("UX-05")
    void theNextQuestionHasAnAddressOfItsOwn() throws Exception {
        HttpResponse<String> answer = answer(ask(FORM, Map.of()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo(Serving.HERE);
    }

    @Test
    void thePageGetsWhatWasSentWithoutTheFieldsOfTheFrontEnd() throws Exception {
        answer(ask(FORM, Map.of()));
        assertThat(serving.sent)
                .containsExactly(Map.of("pratica", Serving.PRATICA, "word", HTML, "which", "two", "pin", "12345678"));
    }

    @Test
    @Proves("SEC-27")
    void anAnswerWithoutItsTokenReachesNobody() throws Exception {
        HttpResponse<String> answer =
                site.signedIn().post(Serving.HERE, Map.of("pratica", Serving.PRATICA, "word", "x"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(serving.sent).isEmpty();
    }

    private static View view() {
        View.Value plain = new View.Value.Plain(HTML);
        return View.builder()
                .heading(Text.of("service.heading"))
                .sentence(Text.of("guest.text", HTML))
                .fact(Text.of("field.word"), plain)
                .fact(Text.of("field.code"), new View.Value.Moment(RunningSite.NOW))
                .fact(Text.of("field.pin"), new View.Value.Words(Text.of("option.one")))
                .table(new View.Table(
                        Text.of("service.point"),
                        List.of(Text.of("field.word"), Text.of("field.cf")),
                        List.of(List.of(plain, new View.Value.Day(LocalDate.of(2026, 1, 5))))))
                .table(new View.Table(Text.of("option.two"), List.of(Text.of("field.word")), List.of()))
                .action("trial.other", Text.of("option.one"))
                .build();
    }

    @Test
    @Proves({"SEC-50", "UX-07"})
    void whatAServiceAnswersIsDrawnAndEscaped() throws Exception {
        serving.handling = () -> new Handling.Answered(OPERATION, view());
        HttpResponse<String> page = site.signedIn().get(Serving.HERE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Scegli la parola</h1>", "<p>Ciao, " + ESCAPED + "</p>")
                .contains("<dt>Parola</dt><dd>" + ESCAPED + "</dd>", "<dd>La prima</dd>")
                .contains("<time datetime=\"2026-11-21T17:05:30Z\">21 novembre 2026, 18:05</time>")
                .contains("role=\"region\" tabindex=\"0\" aria-labelledby=\"tabella-1\"")
                .contains("<caption id=\"tabella-1\">La parola è tua</caption>")
                .contains(
                        "<th scope=\"row\">" + ESCAPED + "</th><td><time datetime=\"2026-01-05\">5 gennaio 2026</time>")
                .contains("Non c’è nulla da mostrare.")
                .contains("href=\"/posto/servizio?operazione=trial.other\">La prima</a>")
                .contains("<a href=\"/posto\">Torna a: Pagina di prova</a>")
                .doesNotContain(HTML, "Fatto:");
    }

    @Test
    void whatIsDoneIsSaidAndTheOtherLanguageDoesNotAskForItAgain() throws Exception {
        HttpResponse<String> page =
                answer(new Handling.Done(OPERATION, View.builder().build()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Cambia la parola</h1>", "Fatto: l’operazione è conclusa")
                .contains("href=\"/posto?lang=en\"");
    }

    @Test
    @Proves("UX-04")
    void aRuleAgainstItIsToldInTheWordsOfTheService() throws Exception {
        HttpResponse<String> page = answer(new Handling.Rejected(OPERATION, Text.of("service.rule")));
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains(
                        "Hai già cambiato la parola oggi.",
                        "Non è cambiato nulla.",
                        "Cambia la parola: non si può fare")
                .contains("href=\"/posto\"", "href=\"/posto/servizio?operazione=trial.change\"");
        SiteTest.reference(page);
    }

    @Test
    @Proves("UX-16")
    void aStepUpLeadsBackToTheQuestionAndSaysThatWhatWasTypedIsKept() throws Exception {
        site.rooms.offered = List.of(
                new FakeRooms.Card("pin", "it.varco.guest"),
                new FakeRooms.Card("other", "it.varco.guest", AssuranceLevel.SUBSTANTIAL));
        Decision more = new Decision.StepUpNeeded(AssuranceLevel.SUBSTANTIAL);
        HttpResponse<String> page = answer(new Handling.Forbidden(more));
        String back = "?ritorno=/posto/servizio%3Fpratica%3D" + Serving.PRATICA + "&amp;livello=substantial";
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("href=\"/accesso/other" + back + "\">Entra con Altro modo</a>")
                .contains("sicurezza media", "Quello che hai scritto è conservato")
                .doesNotContain("href=\"/accesso/pin", HTML, ESCAPED);
    }

    @Test
    @Proves("UX-16")
    void anOldProofIsRenewedByWaysThatReachTheLevelOfTheSession() throws Exception {
        HttpResponse<String> page = answer(new Handling.Forbidden(new Decision.ProofTooOld(Duration.ofMinutes(5))));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("5 minuti", "&amp;livello=low\">Entra con PIN</a>");
    }

    @Test
    void whatMayNotBeDoneAtAllIsSaid() throws Exception {
        HttpResponse<String> page = answer(new Handling.Forbidden(new Decision.Refused("access.role")));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Non puoi aprire questa pagina").doesNotContain("access.role");
    }

    @Test
    @Proves("UX-05")
    void anOlderFormLeadsToWhereItsDialogueStands() throws Exception {
        HttpResponse<String> page = answer(new Handling.Over());
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("href=\"" + Serving.HERE + "\">Guarda di nuovo</a>", "href=\"/posto\"");
        HttpResponse<String> looked = site.signedIn().get(Serving.HERE);
        assertThat(looked.statusCode()).isEqualTo(410);
        assertThat(looked.body()).doesNotContain("Guarda di nuovo").contains("href=\"/posto\"");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(answer(new Handling.Missing()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    @Proves("CS-02")
    void anAbsenceSaysThatWhatWasBegunIsKeptAndWhere(Absence why) throws Exception {
        HttpResponse<String> page = answer(new Handling.NotAvailable(OPERATION, why));
        assertThat(page.statusCode()).isEqualTo(why == Absence.CHANGED ? 409 : 503);
        assertThat(page.body())
                .contains("Cambia la parola: ", "lo ritrovi qui: Pagina di prova", "href=\"/posto\"")
                .contains("href=\"" + Serving.HERE + "\">Riprova</a>");
        assertThat(Browser.header(page, "Retry-After")).isEqualTo(why == Absence.CHANGED ? "" : "1");
        SiteTest.reference(page);
    }
}
