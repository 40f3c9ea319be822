package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageSet;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributedPagesTest {

    private RunningSite site;
    private GuestPages guest;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        guest = new GuestPages();
        site.rooms.add(guest, 0);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    @Proves("UX-22")
    void whoIsNotSignedInGoesToTheLoginAndComesBackHere() throws Exception {
        HttpResponse<String> answer = site.browser().get("/prova?value=a%26b");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/accesso?ritorno=/prova%3Fvalue%3Da%2526b");
        assertThat(site.rooms.asked).isEmpty();
    }

    @Test
    void aCookieOfASessionThatEndedIsTakenAway() throws Exception {
        Browser browser = site.signedIn();
        site.rooms.openSessions.clear();
        assertThat(browser.get("/prova").statusCode()).isEqualTo(303);
        assertThat(browser.cookies).doesNotContainKey(Place.PUBLIC.cookies().session());
    }

    @Test
    void theLoginPageSaysThatTheSessionIsOver() throws Exception {
        Browser browser = site.signedIn();
        site.rooms.openSessions.clear();
        String choice = Browser.header(browser.get("/prova"), "Location");
        assertThat(choice).isEqualTo("/accesso?ritorno=/prova&finita=si");
        String provider = Browser.header(browser.get(choice), "Location");
        assertThat(provider).isEqualTo("/accesso/pin?ritorno=/prova&finita=si");
        site.rooms.offered = List.of();
        assertThat(browser.get(choice).body()).contains("La tua sessione è finita");
        assertThat(browser.get("/accesso").body()).doesNotContain("La tua sessione è finita");
    }

    @Test
    void aFormThatComesAfterTheSessionEndedIsSaidSoAndChangesNothing() throws Exception {
        Browser browser = site.signedIn();
        String token = Browser.hidden(browser.get("/prova"), "/prova", "_token");
        site.rooms.openSessions.clear();
        HttpResponse<String> answer = browser.post("/prova", Map.of("_token", token));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("La sessione è finita", "href=\"/accesso?ritorno=/prova\"")
                .as("in the header as well")
                .contains("btn-full\" href=\"/accesso?ritorno=/prova\"");
        assertThat(guest.sent).isEmpty();
    }

    @Test
    @Proves("SEC-01")
    void nothingOfAPageIsAskedBeforeAccessControlAgrees() throws Exception {
        guest.shown = request -> {
            throw new AssertionError("asked");
        };
        site.rooms.decision = () -> new Decision.Refused("access.role");
        HttpResponse<String> answer = site.signedIn().get("/prova");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Non puoi aprire questa pagina").doesNotContain("access.role");
        assertThat(site.rooms.asked).extracting(Operation::name).containsExactly("guest.try");
    }

    @Test
    void aLevelThatIsTooLowLeadsToAnotherLogin() throws Exception {
        site.rooms.decision = () -> new Decision.StepUpNeeded(AssuranceLevel.HIGH);
        site.rooms.offered = List.of(new FakeRooms.Card("other", "it.varco.guest", AssuranceLevel.HIGH));
        HttpResponse<String> answer = site.signedIn().get("/prova");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Serve un accesso più sicuro", "href=\"/accesso/other?ritorno=/prova&amp;livello=high\"");
    }

    @Test
    void aTrailThatCannotBeWrittenIsAMomentaryAbsence() throws Exception {
        site.rooms.decision = () -> new Decision.Refused("access.trail");
        assertThat(site.signedIn().get("/prova").statusCode()).isEqualTo(503);
    }

    @Test
    void aModelIsShownInThePersonsLanguage() throws Exception {
        Browser browser = site.signedIn();
        guest.value = "Zoë";
        assertThat(browser.get("/prova").body())
                .contains(
                        "<p id=\"text\">Ciao, Zoë</p>",
                        "<p id=\"when\">21 novembre 2026, 18:05</p>",
                        "<p id=\"who\">PIN</p>");
        assertThat(browser.get("/prova?lang=en").body())
                .contains("<p id=\"text\">Hello, Zoë</p>", "<p id=\"when\">21 November 2026, 18:05</p>");
    }

    @Test
    @Proves("SEC-50")
    void whateverAValueHoldsIsEscaped() throws Exception {
        guest.value = "<b onclick='x'>\"&`{{title}}\u0000\u001f";
        site.rooms.name = "<img src=x onerror=alert(1)>|{0}|'\"";
        String page = site.signedIn().get("/prova").body();
        assertThat(page)
                .contains("<p id=\"value\">&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&#96;{{title}}</p>")
                .contains("Agisci per te: &lt;img src=x onerror=alert(1)&gt;|{0}|&#39;&quot;.")
                .doesNotContain("<b onclick", "<img src=x");
    }

    /** The page of the model of {@link GuestPages}, with one name more. */
    private HttpResponse<String> bringing(boolean rejected, String name, Object value) throws Exception {
        guest.shown = request -> {
            PageAnswer.Show show = (PageAnswer.Show) guest.show(request);
            Map<String, Object> model = new HashMap<>(show.model());
            model.put(name, value);
            return rejected
                    ? new PageAnswer.Rejected(show.template(), model)
                    : new PageAnswer.Show(show.template(), model);
        };
        return site.signedIn().get("/prova");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t",
                "guard",
                "provider",
                "once",
                "draft",
                "lang",
                "invalid",
                "assets",
                "site",
                "site.name",
                "languages",
                "banner",
                "enter",
                "person",
                "sessionEnd",
                "breadcrumb",
                "management",
                "home",
                "nav",
                "live",
                "reference",
                "contact",
                "accessibility",
                "privacy"
            })
    void noPageForgesWhatStandsAroundIt(String name) throws Exception {
        for (boolean rejected : new boolean[] {false, true}) {
            HttpResponse<String> answer = bringing(rejected, name, "http://localhost:8081");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("Qualcosa non ha funzionato")
                    .doesNotContain("varco-management", "localhost:8081");
        }
    }

    @Test
    void aPageBringsItsTitleAndWhatItSaysAboveAll() throws Exception {
        assertThat(bringing(false, "title", "Prova di oggi").body()).contains("<h1>Prova di oggi</h1>");
        assertThat(bringing(false, "notices", List.of(Map.of("kind", "info", "text", "Salvato.")))
                        .body())
                .containsPattern("alert alert-info[^\\n]*Salvato\\.");
    }

    @Test
    @Proves("UX-23")
    void aPageThatSaysWhatWentWrongLeadsBackToTheFirstOne() throws Exception {
        assertThat(site.browser().get("/nessuna").body())
                .contains("<li class=\"breadcrumb-item\"><a href=\"/\">Inizio</a>")
                .contains("aria-current=\"page\">Pagina non trovata</li>");
    }

    @Test
    void theSetWithTheHigherRankingWinsAnAddress() throws Exception {
        PageSet other = () -> List.of(Page.at("/prova", Text.of("guest.title"))
                .shown(request -> new PageAnswer.SeeOther("/altrove"))
                .build());
        site.rooms.add(other, 5);
        assertThat(Browser.header(site.browser().get("/prova"), "Location")).isEqualTo("/altrove");
    }

    @Test
    void noSetTakesAnAddressOfTheFrontEnd() throws Exception {
        PageSet other = () -> List.of(Page.at("/aiuto", Text.of("guest.title"))
                .shown(request -> new PageAnswer.SeeOther("/altrove"))
                .build());
        site.rooms.add(other, 5);
        assertThat(site.browser().get("/aiuto").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageMayHaveNothingToShow() throws Exception {
        guest.shown = request -> new PageAnswer.Missing();
        assertThat(site.signedIn().get("/prova").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("SEC-29")
    void aPageSendsNobodyAway() throws Exception {
        guest.shown = request -> new PageAnswer.SeeOther("//evil.example");
        assertThat(site.signedIn().get("/prova").statusCode()).isEqualTo(500);
    }

    @Test
    void aPageThatEndedItsOwnSessionSignsOut() throws Exception {
        guest.shown = request -> new PageAnswer.SignedOut("/uscita");
        Browser browser = site.signedIn();
        HttpResponse<String> answer = browser.get("/prova");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void aMethodThatAPageDoesNotTakeIsRefused() throws Exception {
        HttpResponse<String> answer = site.signedIn().post("/prova/sotto", Map.of());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Browser.header(answer, "Allow")).isEqualTo("GET, HEAD");
    }
}
