package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.staff.FirstStart;
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

/** The two sites side by side, with the same rooms behind them. */
class ManagementSiteTest {

    private final FakeRooms rooms = new FakeRooms();
    private final ConsolePages console = new ConsolePages();
    private RunningSite management;
    private RunningSite open;

    @BeforeEach
    void start() throws Exception {
        management = new RunningSite(Place.MANAGEMENT, rooms);
        open = new RunningSite(Place.PUBLIC, rooms);
        rooms.add(new GuestPages(), 0);
        rooms.addManaged(console);
    }

    @AfterEach
    void stop() throws Exception {
        management.stop();
        open.stop();
    }

    @Test
    @Proves({"SEC-45", "D-44"})
    void noPageOfOneSiteIsOnTheOther() throws Exception {
        assertThat(open.signedIn().get(ConsolePages.HOUSE).statusCode()).isEqualTo(404);
        assertThat(open.signedIn().get(ConsolePages.START).statusCode()).isEqualTo(404);
        assertThat(management.signedIn().get("/prova").statusCode()).isEqualTo(404);
        assertThat(management.signedIn().get("/aiuto").statusCode()).isEqualTo(404);
        assertThat(management.signedIn().get(ConsolePages.HOUSE).statusCode()).isEqualTo(200);
    }

    @Test
    @Proves("D-44")
    void theSessionOfOneSiteOpensNothingOnTheOther() throws Exception {
        SessionToken citizen = rooms.open(Channel.WEB);
        for (String cookie : List.of("__Host-varco", "__Host-varco-gestione")) {
            Browser browser = management.browser();
            browser.cookies.put(cookie, citizen.text());
            HttpResponse<String> answer = browser.get(ConsolePages.HOUSE);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Browser.header(answer, "Location")).startsWith("/accesso");
        }
        SessionToken administrator = rooms.open(Channel.MANAGEMENT);
        for (String cookie : List.of("__Host-varco", "__Host-varco-gestione")) {
            Browser browser = open.browser();
            browser.cookies.put(cookie, administrator.text());
            assertThat(browser.get("/prova").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void visitsSayByWhichWayTheyCame() throws Exception {
        management.signedIn().get(ConsolePages.HOUSE);
        open.signedIn().get("/prova");
        assertThat(rooms.visits).extracting(Visit::channel).containsExactly(Channel.MANAGEMENT, Channel.WEB);
    }

    @Test
    void aLoginLeadsToTheConsoleAndSetsTheCookieOfThisSite() throws Exception {
        rooms.login = () -> new Login.Entered(SessionToken.random(), rooms.wishes.get(0));
        HttpResponse<String> answer = management.browser().get("/accesso/pin");
        assertThat(Browser.header(answer, "Location")).isEqualTo("/");
        assertThat(Browser.setCookies(answer))
                .anyMatch(cookie -> cookie.startsWith("__Host-varco-gestione="))
                .anyMatch(cookie -> cookie.startsWith("__Host-varco-gestione-accesso="))
                .noneMatch(cookie -> cookie.startsWith("__Host-varco=") || cookie.startsWith("__Host-varco-accesso="));
    }

    @Test
    void signingOutForgetsTheCookiesOfThisSite() throws Exception {
        Browser browser = management.signedIn();
        HttpResponse<String> page = browser.get(ConsolePages.HOUSE);
        HttpResponse<String> answer =
                browser.post("/uscita", Map.of("_token", Browser.hidden(page, "/uscita", "_token")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.cookies).isEmpty();
        assertThat(rooms.openSessions).isEmpty();
    }

    @Test
    @Proves("SEC-28")
    void theRootLeadsToTheConsoleAndEveryAnswerHasThePolicy() throws Exception {
        assertThat(Browser.header(management.browser().get("/"), "Location")).isEqualTo("/amministrazione");
        for (String path : List.of(ConsolePages.HOUSE, "/nonesiste", "/accesso/pin")) {
            assertThat(Browser.header(management.signedIn().get(path), "Content-Security-Policy"))
                    .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    @Proves("UX-02")
    void thePageSaysThatItIsTheAdministrationAndWhoActs() throws Exception {
        String page = management.signedIn().get(ConsolePages.PART).body();
        assertThat(page)
                .contains("varco-management", "Amministrazione di Varco</title>")
                .contains("Agisci come amministratore: Maria Rossi.")
                .contains("<a class=\"varco-nav-link\" href=\"/amministrazione\">Panoramica</a>")
                .contains(
                        "<a class=\"varco-nav-link active\" href=\"/amministrazione/componenti\"",
                        "aria-current=\"true\">")
                .contains("href=\"/amministrazione/traccia\">")
                .doesNotContain("href=\"/amministrazione/avvio\"", "href=\"/amministrazione/fine\"", "href=\"/aiuto\"")
                .doesNotContain("803164");
        assertThat(open.signedIn().get("/prova").body()).doesNotContain("varco-management", "varco-nav");
    }

    @Test
    void thereIsNoNavigationForWhoIsNotSignedIn() throws Exception {
        assertThat(management.browser().get("/accesso/pin").body()).doesNotContain("varco-nav");
    }

    @Test
    @Proves("SEC-22")
    void anotherHostIsRefused() throws Exception {
        assertThat(management.raw("GET /amministrazione HTTP/1.1", "Host: evil.example"))
                .startsWith("HTTP/1.1 421");
        assertThat(management.raw("GET /health/live HTTP/1.1", "Host: evil.example"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    @Proves("SEC-27")
    void aFormWithoutItsTokenOrFromElsewhereChangesNothing() throws Exception {
        Browser browser = management.signedIn();
        assertThat(browser.post(ConsolePages.PARTS, Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post(ConsolePages.PARTS, Map.of("_token", "x".repeat(43)))
                        .statusCode())
                .isEqualTo(403);
        String token = Browser.hidden(browser.get(ConsolePages.PARTS), "/uscita", "_token");
        assertThat(browser.post(ConsolePages.PARTS, Map.of("_token", token)).statusCode())
                .isEqualTo(403);
        for (Map<String, String> headers : List.of(
                Map.of("Origin", open.origin(), "Sec-Fetch-Site", "same-site"),
                Map.of("Origin", open.origin()),
                Map.of("Origin", "null", "Sec-Fetch-Site", "cross-site"),
                Map.<String, String>of())) {
            assertThat(browser.postText(ConsolePages.PARTS, "_token=" + token, headers)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(console.sent).isEmpty();
    }

    @Test
    void boxesThatAreTickedAreAllTold() throws Exception {
        Browser browser = management.signedIn();
        String token = FormTokens.of(browser, ConsolePages.PARTS);
        HttpResponse<String> answer = browser.postText(
                ConsolePages.PARTS,
                "value=a&value=b&_token=" + token,
                Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/amministrazione/componenti?fatto=si");
        assertThat(console.sent).containsExactly(List.of("a", "b"));
    }

    @Test
    @Proves("SEC-41")
    void whoeverAsksForOneValueIsNotGivenOneOfSeveral() throws Exception {
        console.answer = request ->
                new PageAnswer.SeeOther("/" + request.parameter("value").orElse("none"));
        Browser browser = management.signedIn();
        String token = FormTokens.of(browser, ConsolePages.PARTS);
        Map<String, String> headers = Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin");
        assertThat(browser.postText(ConsolePages.PARTS, "value=a&value=b&_token=" + token, headers)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.postText(ConsolePages.PARTS, "_token=" + token + "&_token=" + token, headers)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get(ConsolePages.PARTS + "?value=a&value=b").statusCode())
                .isEqualTo(400);
    }

    @Test
    @Proves("UX-03")
    void whatIsWrongIsSaidOnThePageItself() throws Exception {
        console.answer = request -> new PageAnswer.Rejected("guest", ConsolePages.model());
        HttpResponse<String> answer = sent(ConsolePages.PARTS);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<title>Errore: ");
    }

    private HttpResponse<String> sent(String path) throws Exception {
        Browser browser = management.signedIn();
        return browser.post(path, Map.of("_token", FormTokens.of(browser, path)));
    }

    @Test
    @Proves("SEC-71")
    void aProofThatIsTooOldOffersALoginThatLeadsBackAndSaysWhy() throws Exception {
        console.answer = request -> new PageAnswer.Forbidden(new Decision.ProofTooOld(Duration.ofMinutes(5)));
        HttpResponse<String> answer = sent(ConsolePages.PARTS + "?vista=tutti");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Serve un nuovo accesso", "da non più di 5 minuti", "Non è stato fatto nulla")
                .contains("href=\"/accesso/pin?ritorno=/amministrazione/componenti%3Fvista%3Dtutti&amp;livello=low\"");
    }

    @Test
    void aPageThatOnlyTakesFormsLeadsBackToTheOneAboveIt() throws Exception {
        rooms.offered = List.of(new FakeRooms.Card("other", "it.varco.guest", AssuranceLevel.HIGH));
        console.answer = request -> new PageAnswer.Forbidden(new Decision.StepUpNeeded(AssuranceLevel.HIGH));
        HttpResponse<String> answer = sent("/amministrazione/fine");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Serve un accesso più sicuro")
                .contains("href=\"/accesso/other?ritorno=/amministrazione/componenti&amp;livello=high\"");
    }

    @Test
    @Proves("SEC-71")
    void aDecisionBeforeThePageIsShownInTheSameWay() throws Exception {
        rooms.decision = () -> new Decision.ProofTooOld(Duration.ofSeconds(61));
        HttpResponse<String> answer = management.signedIn().get(ConsolePages.HOUSE);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("da non più di 2 minuti", "href=\"/accesso/pin?livello=low\"");
    }

    @Test
    void anActThatIsForbiddenOrNotPossibleNowSaysSo() throws Exception {
        console.answer = request -> new PageAnswer.Forbidden(new Decision.Refused("access.role"));
        assertThat(sent(ConsolePages.PARTS).statusCode()).isEqualTo(403);
        console.answer = request -> new PageAnswer.Forbidden(new Decision.Refused("access.unavailable"));
        assertThat(sent(ConsolePages.PARTS).statusCode()).isEqualTo(503);
        console.answer = request -> new PageAnswer.Forbidden(new Decision.Granted());
        assertThat(sent(ConsolePages.PARTS).statusCode()).isEqualTo(500);
    }

    @Test
    void whatSomebodyElseChangedHasToBeLookedAtAgain() throws Exception {
        console.answer = request -> new PageAnswer.Outdated();
        HttpResponse<String> answer = sent(ConsolePages.PARTS);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Qualcuno ha cambiato qualcosa", ">Guarda di nuovo</a>")
                .contains("href=\"/amministrazione/componenti\"");
    }

    @Test
    @Proves({"UX-50", "SEC-70"})
    void whileNobodyIsAdministratorThereIsOnePage() throws Exception {
        rooms.stage = FirstStart.Stage.NOBODY;
        for (String path : List.of("/", ConsolePages.HOUSE, ConsolePages.PARTS, "/accesso", "/uscita", "/nonesiste")) {
            HttpResponse<String> answer = management.signedIn().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(Browser.header(answer, "Location")).isEqualTo("/amministrazione/avvio");
        }
        assertThat(management.browser().get(ConsolePages.START).statusCode()).isEqualTo(200);
        assertThat(management.browser().get("/accesso/pin").statusCode()).isNotEqualTo(303);
        assertThat(management.browser().get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(management
                        .browser()
                        .get(management.assets.address() + "/varco.css")
                        .statusCode())
                .isEqualTo(200);
        rooms.stage = FirstStart.Stage.CLOSED;
        assertThat(Browser.header(management.browser().get("/"), "Location")).isEqualTo("/amministrazione");
    }

    @Test
    @Proves("D-42")
    void aRoomThatIsNotHereIsAnAbsenceOfAMoment() throws Exception {
        rooms.firstStart = null;
        HttpResponse<String> answer = management.signedIn().get(ConsolePages.HOUSE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Browser.header(answer, "Retry-After")).isEqualTo("1");
        rooms.access = null;
        rooms.sessions = null;
        rooms.logins = null;
        rooms.plugins = null;
        assertThat(management.signedIn().get(ConsolePages.HOUSE).statusCode()).isEqualTo(503);
        assertThat(management.browser().get("/accesso/pin").statusCode()).isEqualTo(503);
    }

    @Test
    void aPageCanBeginALogin() throws Exception {
        console.answer = request -> {
            assertThat(request.browserVisit().browser()).isPresent();
            return new PageAnswer.Enter(new Login.Entered(SessionToken.random(), new ReturnPath("/amministrazione")));
        };
        Browser browser = management.browser();
        browser.get(ConsolePages.START);
        BrowserToken token = BrowserToken.parse(browser.cookies.get("__Host-varco-gestione-accesso"))
                .orElseThrow();
        HttpResponse<String> answer =
                browser.post(ConsolePages.START, Map.of("_token", FormToken.of(token, ConsolePages.START)));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.cookies).containsKey("__Host-varco-gestione");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "org.example.pages", "it.varcopages", "it.varc"})
    @Proves("D-40")
    void pagesOfABundleThatIsNotOfTheGatewayAreNotServed(String owner) throws Exception {
        rooms.owner = owner;
        assertThat(management.signedIn().get(ConsolePages.HOUSE).statusCode()).isEqualTo(404);
        assertThat(open.signedIn().get("/prova").statusCode()).isEqualTo(404);
        assertThat(management.signedIn().get("/accesso/pin").body()).doesNotContain("varco-nav");
    }

    @Test
    void pagesOfAnUnknownSiteAreOnNone() throws Exception {
        rooms.pageSets.clear();
        rooms.pageSets.add(Map.entry(
                Map.of("varco.site", "elsewhere"),
                () -> List.of(Page.at("/altrove", Text.of("guest.title"))
                        .shown(request -> new PageAnswer.Missing())
                        .build())));
        assertThat(management.signedIn().get("/altrove").body()).contains("Pagina non trovata");
        assertThat(open.signedIn().get("/altrove").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("SEC-25")
    void aPageThatAskedByItselfIsNoUseOfTheSession() throws Exception {
        Browser browser = management.signedIn();
        browser.headers.put("X-Varco-Background", "1");
        browser.get(ConsolePages.PARTS);
        browser.post(ConsolePages.PARTS, Map.of("_token", FormTokens.of(browser, ConsolePages.PARTS)));
        browser.headers.put("X-Varco-Background", "yes");
        browser.get(ConsolePages.PARTS);
        assertThat(rooms.visits).extracting(Visit::background).containsExactly(true, false, false);
    }

    @Test
    void headIsLikeGetWithoutContent() throws Exception {
        HttpResponse<String> head = management.signedIn().head(ConsolePages.PARTS);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }
}
