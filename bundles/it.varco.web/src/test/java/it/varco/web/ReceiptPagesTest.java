package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Operation;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageSet;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A receipt as a page and as a document, from one template. */
@Proves({"UX-09", "OUT-06"})
class ReceiptPagesTest {

    private static final String HOSTILE = "<script>&\"'\u0000\u202E]]>";
    private static final View VIEW = View.builder()
            .heading(Text.of("probe.heading"))
            .sentence(Text.of("probe.done", HOSTILE))
            .fact(Text.of("probe.word"), new View.Value.Plain("pane"))
            .table(new View.Table(
                    Text.of("probe.word"),
                    List.of(Text.of("probe.word")),
                    List.of(List.of(new View.Value.Moment(RunningSite.NOW)))))
            .build();

    private RunningSite site;
    private Browser browser;
    private final Kept receipt = new Kept("it.varco.gone");

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.add(new Desk(), 0);
        browser = site.signedIn();
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    void saysNumberMomentPersonAndOnWhoseBehalf() throws Exception {
        HttpResponse<String> page = browser.get("/ricevuta");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Ricevuta 7KQM-4T2P-X9RD - Varco</title>", "<h1>Ricevuta 7KQM-4T2P-X9RD</h1>")
                .contains("<h2 class=\"h4\">Fatto bene</h2>", "È fatto, &lt;script&gt;&amp;")
                .contains("21 novembre 2026, 18:05</time>", "Maria Rossi, ", FakeSession.MARIA.value())
                .contains("<dt>Per conto di</dt><dd>Sé stesso</dd>")
                .contains("href=\"/ricevuta-pdf\"")
                .doesNotContain("[it]", "probe.");
    }

    @Test
    void keepsTheWordsOfThenInEachLanguageOfThen() throws Exception {
        assertThat(browser.get("/ricevuta?lang=en").body())
                .contains("<h1>Receipt 7KQM-4T2P-X9RD</h1>", "Well done", "It is done, ", "<dd>Themselves</dd>")
                .doesNotContain("[it]");
    }

    @Test
    void aDialogueThatLedToOneLeadsToItsPage() throws Exception {
        Serving serving = new Serving();
        site.rooms.add(serving, 0);
        serving.handling = () -> new Handling.Receipted(receipt);

        assertThat(browser.get(Serving.HERE).headers().firstValue("Location")).contains(Serving.HERE);
        assertThat(browser.get("/ricevuta-fresca").body()).contains("L’operazione è stata eseguita.");
        assertThat(browser.get("/ricevuta").body()).doesNotContain("L’operazione è stata eseguita.");
    }

    @Test
    void theDocumentIsWellFormedSaysTheSameAndIsTheSameEachTime() throws Exception {
        HttpResponse<String> first = browser.get("/ricevuta-pdf");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(first.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"ricevuta-7KQM-4T2P-X9RD.pdf\"");
        assertThat(browser.get("/ricevuta-pdf").body()).isEqualTo(first.body());
        String at = RunningSite.NOW.toString();
        assertThat(first.body()).startsWith(at);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(first.body().substring(at.length()))));
        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("it");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Ricevuta 7KQM-4T2P-X9RD");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent())
                .contains("È fatto, <script>&\"'", "pane", "Sé stesso", FakeSession.MARIA.value());
    }

    @Test
    @Proves("D-42")
    void whileNobodyMakesDocumentsThePageSaysSo() throws Exception {
        site.rooms.documents = null;

        assertThat(browser.get("/ricevuta").body())
                .doesNotContain("/ricevuta-pdf")
                .contains("In questo momento il PDF non si può scaricare.");
        HttpResponse<String> document = browser.get("/ricevuta-pdf");
        assertThat(document.statusCode()).isEqualTo(503);
        assertThat(document.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void whereTooManyAreMadeAtOnceThePersonIsAskedToTryAgain() throws Exception {
        site.rooms.documents = (page, at) -> Optional.empty();

        HttpResponse<String> document = browser.get("/ricevuta-pdf");

        assertThat(document.statusCode()).isEqualTo(503);
        assertThat(document.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void ofALanguageThatOnlyAPackSpeaksItTakesTheWordsOfTodayOrItalianBehindItsMark() {
        Texts gone = ReceiptPages.words(site.contributions, receipt, new Language(Locale.GERMAN));
        assertThat(gone.of("probe.heading")).isEqualTo("[it] Fatto bene");

        Kept here = new Kept("it.varco.guest");
        Texts today = ReceiptPages.words(site.contributions, here, Language.ENGLISH);
        assertThat(today.of("probe.heading")).isEqualTo("Well done");
    }

    /** Shows the receipt of this test. */
    private final class Desk implements PageSet {

        @Override
        public List<Page> pages() {
            return List.of(
                    page("/ricevuta", new PageAnswer.ShowReceipt(receipt, "/ricevuta-pdf", false)),
                    page("/ricevuta-fresca", new PageAnswer.ShowReceipt(receipt, "/ricevuta-pdf", true)),
                    page("/ricevuta-pdf", new PageAnswer.SendReceipt(receipt)));
        }

        private Page page(String path, PageAnswer answer) {
            return Page.at(path, Text.of("guest.title"))
                    .operation(Operation.named("guest.receipt")
                            .role(Role.CITTADINO)
                            .build())
                    .shown(request -> answer)
                    .build();
        }
    }

    /** A receipt of Maria Rossi. */
    private record Kept(String owner) implements Receipt {

        @Override
        public String number() {
            return "7KQM-4T2P-X9RD";
        }

        @Override
        public Instant at() {
            return RunningSite.NOW;
        }

        @Override
        public Instant keptUntil() {
            return RunningSite.NOW.plus(Duration.ofDays(3650));
        }

        @Override
        public CodiceFiscale person() {
            return FakeSession.MARIA;
        }

        @Override
        public Optional<String> name() {
            return Optional.of("Maria Rossi");
        }

        @Override
        public Role role() {
            return Role.CITTADINO;
        }

        @Override
        public OperationCard operation() {
            return new Done(owner);
        }

        @Override
        public View view() {
            return VIEW;
        }

        @Override
        public Map<String, Map<String, String>> words() {
            return Map.of(
                    "it",
                    Map.of(
                            "probe.heading", "Fatto bene",
                            "probe.done", "È fatto, {0}",
                            "probe.word", "Parola",
                            "probe.label", "Prova"),
                    "en",
                    Map.of(
                            "probe.heading", "Well done",
                            "probe.done", "It is done, {0}",
                            "probe.word", "Word",
                            "probe.label", "Test"));
        }
    }

    /** What was done, by a service that may be gone. */
    private record Done(String owner) implements OperationCard {

        @Override
        public String name() {
            return "probe.sign";
        }

        @Override
        public Text label() {
            return Text.of("probe.label");
        }

        @Override
        public Text description() {
            return Text.of("probe.label");
        }
    }
}
