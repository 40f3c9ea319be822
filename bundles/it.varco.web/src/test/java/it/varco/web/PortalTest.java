package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Handling;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.page.ServiceDesk;
import it.varco.api.session.Attempt;
import it.varco.api.session.Login;
import it.varco.api.session.ProviderCard;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done without signing in: how it is found, and how it is used, also by who means harm. */
class PortalTest {

    private record Begun(String id, ProviderCard provider, boolean enrols, boolean raises) implements Attempt {}

    private static final Duration REST = Duration.ofSeconds(90);

    private RunningSite site;
    private OpenDesk desk;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        desk = new OpenDesk(site.rooms);
        site.rooms.catalogue = desk;
        site.rooms.add(desk, 0);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    /** Sends the form of the page that begins an operation, as the browser would. */
    private static HttpResponse<String> begin(Browser browser, String address) throws Exception {
        HttpResponse<String> page = browser.get(address);
        Map<String, String> fields = Map.of(
                "_token",
                Browser.hidden(page, OpenDesk.START, "_token"),
                "operazione",
                Browser.hidden(page, OpenDesk.START, "operazione"));
        return browser.post(OpenDesk.START, fields);
    }

    /** The address of the first question. */
    private static String begun(Browser browser) throws Exception {
        return Browser.header(begin(browser, OpenDesk.START), "Location");
    }

    private static String pratica(String address) {
        return address.substring(address.indexOf('=') + 1);
    }

    @Test
    @Proves("D-40")
    void theFirstPageLeadsThereWhileThereIsSomethingToDo() throws Exception {
        assertThat(site.browser().get("/").body())
                .contains("<h3 class=\"h5\">Senza accesso</h3>", "<li>Le parole</li>", "<a href=\"/portale\">");
        desk.offered = List::of;
        assertThat(site.browser().get("/").body()).doesNotContain("/portale", "Senza accesso");
    }

    @Test
    void nothingLeadsWhereNoPageIsOrNobodyLeadsDialogues() throws Exception {
        site.rooms.catalogue = null;
        assertThat(site.browser().get("/").body()).doesNotContain("/portale");
        site.rooms.catalogue = desk;
        site.rooms.pageSets.clear();
        assertThat(site.browser().get("/").body()).doesNotContain("/portale");
    }

    @Test
    @Proves("D-42")
    void theFirstPageIsThereWhileNobodyCanSayWhatThereIs() throws Exception {
        desk.offered = () -> {
            throw new StoreException("store.unavailable", "expected a store", new IllegalStateException());
        };
        HttpResponse<String> page = site.browser().get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("/portale");
    }

    @Test
    void whoOnlyLooksAtTheFirstPageIsGivenNothingToKeep() throws Exception {
        assertThat(Browser.setCookies(site.browser().get("/"))).isEmpty();
    }

    @Test
    void theLoginLeadsToWhatItsOwnBundleOffersAndToNothingElse() throws Exception {
        site.rooms.login = () -> new Login.Ask(
                new Begun("one", new FakeRooms.Card("pin", "it.varco.guest"), false, false),
                Form.builder().build());
        assertThat(site.browser().get("/accesso/pin").body())
                .contains("Che cosa puoi fare senza entrare")
                .contains("<li><a href=\"" + OpenDesk.START + "\">Cambia la parola</a></li>");
        site.rooms.login = () -> new Login.Ask(
                new Begun("one", new FakeRooms.Card("pin", "it.varco.other"), false, false),
                Form.builder().build());
        assertThat(site.browser().get("/accesso/pin").body()).doesNotContain("Che cosa puoi fare", OpenDesk.START);
    }

    @Test
    @Proves("UX-11")
    void aBlockOfTheLoginLeadsThereToo() throws Exception {
        site.rooms.login = () -> new Login.Blocked(new FakeRooms.Card("pin", "it.varco.guest"), REST);
        HttpResponse<String> page = site.browser().get("/accesso/pin");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("<li><a href=\"" + OpenDesk.START + "\">Cambia la parola</a></li>");
        site.rooms.login = () -> new Login.Blocked(new FakeRooms.Card("pin", "it.varco.other"), REST);
        assertThat(site.browser().get("/accesso/pin").body()).doesNotContain(OpenDesk.START);
    }

    @Test
    @Proves("UX-05")
    void lookingBeginsNothingAndAFormDoes() throws Exception {
        Browser browser = site.browser();
        assertThat(browser.get(OpenDesk.START).statusCode()).isEqualTo(200);
        assertThat(desk.asked).isEmpty();
        String question = begun(browser);
        assertThat(question).startsWith("/portale/servizio?pratica=");
        assertThat(desk.asked).containsExactly("open trial.change");
        assertThat(browser.get(question).body()).contains("id=\"campo-word\"");
    }

    @Test
    void aLinkBringsItsTicketByAFormThatIsSentAndNotBefore() throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> page = browser.get(OpenDesk.BY_LINK);
        String ticket = Browser.hidden(page, OpenDesk.START, "biglietto");
        assertThat(ticket).isEqualTo(OpenDesk.TICKET);
        assertThat(desk.asked).isEmpty();
        Map<String, String> fields = Map.of(
                "_token",
                Browser.hidden(page, OpenDesk.START, "_token"),
                "operazione",
                "trial.change",
                "biglietto",
                ticket);
        HttpResponse<String> begun = browser.post(OpenDesk.START, fields);
        assertThat(desk.asked).containsExactly("open trial.change " + OpenDesk.TICKET);
        assertThat(Browser.header(begun, "Location")).doesNotContain(OpenDesk.TICKET);
    }

    @Test
    @Proves("SEC-28")
    void theTicketGoesToTheOtherLanguageOfItsPageAndNowhereElse() throws Exception {
        String page = site.browser().get(OpenDesk.BY_LINK).body();
        assertThat(page)
                .contains("href=\"" + OpenDesk.BY_LINK.replace("&", "&amp;") + "&amp;lang=en\"")
                .contains("href=\"/accesso\"")
                .doesNotContain("ritorno=");
        String own = page.replaceAll("href=\"[^\"]*&amp;lang=..\"", "").replaceAll("<input[^>]*>", "");
        assertThat(own).doesNotContain(OpenDesk.TICKET);
    }

    @Test
    @Proves("SEC-28")
    void noFormKeepsTheTicketAfterTheFirstQuestion() throws Exception {
        Browser browser = site.browser();
        browser.get(OpenDesk.BY_LINK);
        assertThat(browser.get(begun(browser)).body()).doesNotContain(OpenDesk.TICKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "..", "%3Cb%3E", "a%22b"})
    @Proves("SEC-29")
    void whatCanBeNoTicketIsAsIfThereWereNone(String sent) throws Exception {
        HttpResponse<String> page = site.browser().get(OpenDesk.START + "&biglietto=" + sent.replace(" ", "+"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("name=\"biglietto\"");
    }

    @Test
    @Proves({"SEC-29", "SEC-48"})
    void aTicketOfTenThousandCharactersReachesNobody() throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> page = browser.get(OpenDesk.START);
        Map<String, String> fields = Map.of(
                "_token", Browser.hidden(page, OpenDesk.START, "_token"),
                "operazione", "trial.change",
                "biglietto", "x".repeat(10_000));
        assertThat(browser.post(OpenDesk.START, fields).statusCode()).isEqualTo(400);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    @Proves("D-47")
    void anotherBrowserDoesNotGoOn() throws Exception {
        String question = begun(site.browser());
        Browser other = site.browser();
        assertThat(other.get(question).statusCode()).isEqualTo(410);
        String token = Browser.hidden(other.get(OpenDesk.START), OpenDesk.START, "_token");
        Map<String, String> fields = Map.of("_token", token, "pratica", pratica(question), "word", "x");
        HttpResponse<String> answer = other.post(question, fields);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("href=\"/portale\"").doesNotContain("campo-word");
        assertThat(other.post(question, Map.of("_token", token, "pratica", pratica(question), "_abandon", "si"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(other.get(OpenDesk.START).body()).doesNotContain(pratica(question));
    }

    @Test
    @Proves("SEC-27")
    void withoutACookieOrWithTheTokenOfAnotherBrowserNothingIsBegun() throws Exception {
        Browser browser = site.browser();
        String token = Browser.hidden(browser.get(OpenDesk.START), OpenDesk.START, "_token");
        Map<String, String> fields = Map.of("_token", token, "operazione", "trial.change");
        assertThat(site.browser().post(OpenDesk.START, fields).statusCode()).isEqualTo(403);
        Browser other = site.browser();
        other.get(OpenDesk.START);
        assertThat(other.post(OpenDesk.START, fields).statusCode()).isEqualTo(403);
        assertThat(browser.post(OpenDesk.START, Map.of("_token", "forged", "operazione", "trial.change"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    @Proves("SEC-31")
    void whatIsOfferedToTheSignedInIsNotThere() throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> page = browser.get(OpenDesk.START);
        assertThat(browser.get(ServiceDesk.PORTAL + "?operazione=trial.mine").statusCode())
                .isEqualTo(404);
        Map<String, String> fields =
                Map.of("_token", Browser.hidden(page, OpenDesk.START, "_token"), "operazione", "trial.mine");
        assertThat(browser.post(ServiceDesk.PORTAL, fields).statusCode()).isEqualTo(404);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void whoeverIsSignedInComesAsAVisitorToo() throws Exception {
        Browser browser = site.signedIn();
        assertThat(browser.get(begun(browser)).statusCode()).isEqualTo(200);
        assertThat(site.rooms.asked).as("nothing was decided about the session").isEmpty();
    }

    @Test
    void manyDialoguesOfOneBrowserAreAllThere() throws Exception {
        Browser browser = site.browser();
        for (int i = 0; i < 25; i++) {
            assertThat(begun(browser)).startsWith("/portale/servizio?pratica=");
        }
        assertThat(browser.get(OpenDesk.START).body()).contains("pratica=abcdefghijklmnopqrst34.one");
    }

    private HttpResponse<String> answered(Browser browser, Handling next) throws Exception {
        String question = begun(browser);
        desk.handling = () -> next;
        HttpResponse<String> page = browser.get(question);
        String token = Browser.hidden(page, question, "_token");
        return browser.post(question, Map.of("_token", token, "pratica", pratica(question), "word", "x"));
    }

    @Test
    @Proves({"SEC-02", "UX-11"})
    void aBlockSaysHowLongItLastsAndLeadsBackToTheQuestion() throws Exception {
        Handling blocked = new Handling.Blocked(new Serving.Card("trial.change"), REST);
        HttpResponse<String> page = answered(site.browser(), blocked);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(Browser.header(page, "Retry-After")).isEqualTo("90");
        assertThat(page.body())
                .contains("<h1>Cambia la parola: aspetta prima di riprovare</h1>", "2 minuti", ">18:07</time>")
                .contains("data-varco-wait=\"90\"", "803164", "lo ritrovi qui: Pagina di prova")
                .contains("<a class=\"btn btn-primary\" href=\"/portale/servizio?pratica=", "<a href=\"/portale\">")
                .doesNotContain("value=\"x\"");
        SiteTest.reference(page);
    }

    @Test
    @Proves({"SEC-03", "UX-11"})
    void aWaitOfHoursIsThatOfTheNetworkAndTheAreaIsOpenAllTheSame() throws Exception {
        Handling hours = new Handling.Blocked(new Serving.Card("trial.change"), Duration.ofHours(23));
        String page = answered(site.browser(), hours).body();
        Handling minutes = new Handling.Blocked(new Serving.Card("trial.change"), Duration.ofHours(1));
        String shorter = answered(site.browser(), minutes).body();
        assertThat(page)
                .contains("23 ore", ">22 novembre 2026, 17:05</time>", "data-varco-wait=\"82800\"")
                .contains("lì questa attesa non c’è", "da un’altra, per esempio con il cellulare");
        assertThat(shorter)
                .contains("60 minuti", "lì questa attesa non c’è")
                .doesNotContain("da un’altra, per esempio con il cellulare");
    }

    @Test
    @Proves({"SEC-04", "UX-04"})
    void aWrongAnswerIsToldInTheWordsOfTheServiceWithTheWayBack() throws Exception {
        Handling wrong = new Handling.Rejected(new Serving.Card("trial.change"), Text.of("service.rule"));
        HttpResponse<String> page = answered(site.browser(), wrong);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Hai già cambiato la parola oggi.", "href=\"/portale\"", "href=\"" + OpenDesk.START + "\"");
    }

    @Test
    void whatIsNotThereForAMomentCanBeTriedAgainWithItsTicket() throws Exception {
        desk.offered = () -> {
            throw new StoreException("store.unavailable", "expected a store", new IllegalStateException());
        };
        HttpResponse<String> page = site.browser().get(OpenDesk.BY_LINK);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("href=\"" + OpenDesk.BY_LINK.replace("&", "&amp;") + "\">Riprova</a>");
    }
}
