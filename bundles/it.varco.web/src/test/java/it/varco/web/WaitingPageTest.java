package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.page.PageAnswer;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.SessionToken;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A form that takes long: the page that says so, and who gets the answer. */
@Proves("UX-10")
@Timeout(60)
class WaitingPageTest {

    private static final String PAGE = ConsolePages.PARTS;
    private static final String START = ConsolePages.START;

    private final FakeRooms rooms = new FakeRooms();
    private final ConsolePages console = new ConsolePages();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<CompletableFuture<HttpResponse<String>>> posts = new ArrayList<>();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite(Place.MANAGEMENT, rooms);
        rooms.addManaged(console);
        console.answer = slowly(request -> new PageAnswer.SeeOther(PAGE + "?fatto=si"));
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        posts.forEach(CompletableFuture::join);
        site.stop();
    }

    private <T, R> Function<T, R> slowly(Function<T, R> answer) {
        return request -> {
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer.apply(request);
        };
    }

    private static Map<String, String> form(Browser browser, String page) {
        return Map.of("_token", FormTokens.of(browser, page), "value", "one");
    }

    private CompletableFuture<HttpResponse<String>> post(Browser browser, String page, Map<String, String> form) {
        CompletableFuture<HttpResponse<String>> post = CompletableFuture.supplyAsync(() -> {
            try {
                return browser.post(page, form);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        posts.add(post);
        return post;
    }

    /** Sends a form that takes long, and gives the address at which its browser waits. */
    private String sentToWait(Browser browser, String page) throws Exception {
        CompletableFuture<HttpResponse<String>> post = post(browser, page, form(browser, page));
        site.alarm.ring();
        HttpResponse<String> away = post.get(20, TimeUnit.SECONDS);
        assertThat(away.statusCode()).isEqualTo(303);
        return Browser.header(away, "Location");
    }

    /** What is at the address once the work is done. */
    private HttpResponse<String> done(Browser browser, String address) throws Exception {
        goOn.countDown();
        HttpResponse<String> page = browser.get(address);
        while (waits(page)) {
            page = browser.get(address);
        }
        return page;
    }

    private static boolean waits(HttpResponse<String> page) {
        return page.body().contains("Guarda se è pronto") || page.body().contains("See whether it is ready");
    }

    @Test
    void whoSentAFormThatTakesLongReadsWhatIsGoingOnAndGetsTheAnswerOnce() throws Exception {
        Browser browser = site.signedIn();
        String address = sentToWait(browser, PAGE);
        assertThat(address).matches("/attesa/[A-Za-z0-9_-]{22}");

        HttpResponse<String> page = browser.get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Ci stiamo lavorando</h1>", "Hai inviato la tua richiesta alle 18:05.")
                .contains("href=\"" + address + "\">Guarda se è pronto</a>", "Non serve inviare di nuovo")
                .doesNotContain("Puoi lasciare");
        assertThat(Browser.header(page, "Refresh")).isEqualTo("3");
        assertThat(Browser.header(page, "Cache-Control")).isEqualTo("no-store");

        HttpResponse<String> answer = done(browser, address);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo(PAGE + "?fatto=si");
        assertThat(console.sent).hasSize(1);
        assertGone(browser.get(address));
    }

    @Test
    void afterTenSecondsItCanBeLeftAndComeBackToAndDisturbsNobody() throws Exception {
        Browser browser = site.signedIn();
        String address = sentToWait(browser, PAGE);
        site.now = RunningSite.NOW.plusSeconds(10);
        HttpResponse<String> page = browser.get(address);
        assertThat(page.headers().map()).doesNotContainKey("refresh");
        assertThat(page.body())
                .contains("Serve più tempo del solito", "fino alle 18:20", ">" + address + "</code>")
                .contains("anche se la chiudi");
        site.now = RunningSite.NOW.plusSeconds(14 * 60);
        assertThat(done(browser, address).statusCode()).isEqualTo(303);
    }

    @Test
    void itIsSaidInEveryLanguageAndTheAnswerStaysInItsOwn() throws Exception {
        Browser browser = site.signedIn();
        console.answer = slowly(request -> new PageAnswer.Show("guest", ConsolePages.model()));
        String address = sentToWait(browser, PAGE);
        assertThat(browser.get(address + "?lang=en").body()).contains("<h1>We are working on it</h1>");
        HttpResponse<String> answer = done(browser, address);
        assertThat(answer.body()).contains("<html lang=\"it\">", "name=\"value\"");
        assertThat(Browser.header(answer, "Content-Language")).isEqualTo("it");
    }

    @Test
    void anAnswerThatIsThereInTimeIsGivenAsEver() throws Exception {
        goOn.countDown();
        Browser browser = site.signedIn();
        HttpResponse<String> answer = browser.post(PAGE, form(browser, PAGE));
        assertThat(Browser.header(answer, "Location")).isEqualTo(PAGE + "?fatto=si");
        assertThat(Browser.header(answer, "Connection")).isEmpty();
        assertThat(site.alarm.set()).isZero();
        assertThat(site.memory.late().size()).isZero();
    }

    @Test
    void aFormSentAgainWhileTheFirstIsWorkedOnDoesNothing() throws Exception {
        Browser browser = site.signedIn();
        String once = Browser.hidden(browser.get(PAGE), "/prova", "_once");
        Map<String, String> form = Map.of("_token", FormTokens.of(browser, PAGE), "_once", once, "value", "one");
        CompletableFuture<HttpResponse<String>> first = post(browser, PAGE, form);
        site.alarm.ring();
        String address = Browser.header(first.get(20, TimeUnit.SECONDS), "Location");
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(409);
        assertThat(Browser.header(done(browser, address), "Location")).isEqualTo(PAGE + "?fatto=si");
        assertThat(console.sent).hasSize(1);
    }

    @Test
    void whatFailsIsSaidThere() throws Exception {
        Browser browser = site.signedIn();
        console.answer = slowly(request -> {
            throw new IllegalStateException("defect");
        });
        String address = sentToWait(browser, PAGE);
        HttpResponse<String> answer = done(browser, address);
        assertThat(answer.statusCode()).isEqualTo(500);
        SiteTest.reference(answer);
    }

    @Test
    @Proves("SEC-24")
    void nobodyElseGetsAnything() throws Exception {
        Browser browser = site.signedIn();
        String address = sentToWait(browser, PAGE);
        Browser other = site.signedIn();
        Browser stranger = site.browser();
        String nothing = plain(stranger.get("/attesa/AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(plain(stranger.get(address))).isEqualTo(nothing);
        assertGone(other.get(address));
        goOn.countDown();
        posts.get(0).join();
        assertThat(plain(stranger.get(address))).isEqualTo(nothing);
        assertGone(other.get(address));
        for (String trick : List.of("/attesa/", "/attesa/x", "/attesa/..%2Fx", "/attesa//")) {
            assertThat(browser.get(trick).statusCode()).isIn(400, 404, 410);
        }
        assertThat(done(browser, address).statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverIsNotSignedInIsLedToThePageThatStandsAboveAll() throws Exception {
        RunningSite open = new RunningSite(Place.PUBLIC, rooms);
        try {
            String nothing = "/attesa/AAAAAAAAAAAAAAAAAAAAAA";
            assertThat(open.browser().get(nothing).body())
                    .contains("Vai alla pagina iniziale")
                    .doesNotContain("Vai alla tua area");
            assertThat(open.signedIn().get(nothing).body()).contains("Vai alla tua area");
        } finally {
            open.stop();
        }
    }

    /** A page without what is random in it, and without its own address. */
    private static String plain(HttpResponse<String> page) {
        assertGone(page);
        return page.body()
                .replace(SiteTest.reference(page), "")
                .replace(page.uri().getPath(), "");
    }

    private static void assertGone(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("<h1>Qui non c’è più una risposta</h1>", "può essere stato fatto lo stesso");
    }

    @Test
    void lookingAtTheHeadersTakesNothingAwayAndAFormIsNotTakenThere() throws Exception {
        Browser browser = site.signedIn();
        String address = sentToWait(browser, PAGE);
        goOn.countDown();
        posts.get(0).join();
        assertThat(browser.head(address).statusCode()).isEqualTo(200);
        assertThat(browser.post(address, Map.of()).statusCode()).isEqualTo(405);
        assertThat(done(browser, address).statusCode()).isEqualTo(303);
    }

    @Test
    void aPageOfASessionThatIsOverIsShownToNobody() throws Exception {
        Browser browser = site.signedIn();
        console.answer = slowly(request -> new PageAnswer.Show("guest", ConsolePages.model()));
        String address = sentToWait(browser, PAGE);
        rooms.openSessions.clear();
        assertGone(done(browser, address));
    }

    @Test
    void whoIsSignedOutMeanwhileIsLedOn() throws Exception {
        Browser browser = site.signedIn();
        console.answer = slowly(request -> {
            rooms.openSessions.clear();
            return new PageAnswer.SignedOut("/uscita");
        });
        String address = sentToWait(browser, PAGE);
        assertThat(Browser.header(done(browser, address), "Location")).isEqualTo("/uscita");
        assertThat(browser.cookies).isEmpty();
    }

    @Test
    void aFormOfNobodyIsBoundToItsBrowser() throws Exception {
        Browser browser = site.browser();
        browser.get(START);
        BrowserToken token = BrowserToken.parse(browser.cookies.get("__Host-varco-gestione-accesso"))
                .orElseThrow();
        Map<String, String> form = Map.of("_token", FormToken.of(token, START), "value", "one");
        CompletableFuture<HttpResponse<String>> post = post(browser, START, form);
        site.alarm.ring();
        HttpResponse<String> away = post.get(20, TimeUnit.SECONDS);
        assertThat(Browser.setCookies(away)).anyMatch(cookie -> cookie.contains(token.text()));
        String address = Browser.header(away, "Location");
        assertGone(site.browser().get(address));
        assertThat(done(browser, address).statusCode()).isEqualTo(303);
    }

    @Test
    @Proves("SEC-48")
    void aBrowserThatSendsManyWaitsAsBefore() throws Exception {
        Browser browser = site.signedIn();
        for (int i = 0; i < LateAnswers.MOST_OF_A_COOKIE; i++) {
            sentToWait(browser, PAGE);
        }
        CompletableFuture<HttpResponse<String>> one = post(browser, PAGE, form(browser, PAGE));
        site.alarm.ring();
        assertThat(site.memory.late().size()).isEqualTo(LateAnswers.MOST_OF_A_COOKIE);
        assertThat(one).isNotDone();
        goOn.countDown();
        assertThat(Browser.header(one.get(20, TimeUnit.SECONDS), "Location")).isEqualTo(PAGE + "?fatto=si");
    }

    @Test
    @Proves("SEC-48")
    void aHundredWaitAndNotOneMoreAndAllAreForgotten() {
        LateAnswers late = new LateAnswers();
        for (int i = 0; i < LateAnswers.MOST; i++) {
            assertThat(late.await(SessionToken.random(), false, RunningSite.NOW))
                    .isPresent();
        }
        assertThat(late.await(SessionToken.random(), false, RunningSite.NOW)).isEmpty();
        Instant after = RunningSite.NOW.plus(LateAnswers.LIFE).plus(Duration.ofMillis(1));
        assertThat(late.await(SessionToken.random(), false, after)).isPresent();
        assertThat(late.size()).isEqualTo(1);
    }
}
