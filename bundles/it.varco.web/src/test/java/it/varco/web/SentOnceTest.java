package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.page.PageAnswer;
import it.varco.api.session.SessionToken;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A form that carries a value of its own acts once, however often it is sent. */
@Proves("UX-05")
@Timeout(60)
class SentOnceTest {

    private static final Instant NOW = RunningSite.NOW;
    private static final String PAGE = ConsolePages.PARTS;

    private final FakeRooms rooms = new FakeRooms();
    private final ConsolePages console = new ConsolePages();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite(Place.MANAGEMENT, rooms);
        rooms.addManaged(console);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    /** What the page's form would send. */
    private static Map<String, String> form(Browser browser) throws Exception {
        String once = Browser.hidden(browser.get(PAGE), "/prova", "_once");
        return Map.of("_token", FormTokens.of(browser, PAGE), "_once", once, "value", "one");
    }

    @Test
    void theSecondTimeItSaysSoAndDoesNothing() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> form = form(browser);
        console.answer = request -> new PageAnswer.Show("guest", ConsolePages.model());
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(200);
        HttpResponse<String> again = browser.post(PAGE, form);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("<h1>Il modulo è già stato inviato</h1>", "conta una volta sola")
                .contains("href=\"" + PAGE + "\">Guarda di nuovo</a>");
        assertThat(browser.post(PAGE + "?lang=en", form).body())
                .contains("<h1>This form was already sent</h1>", "This time nothing was done.");
        assertThat(console.sent).hasSize(1);
    }

    @Test
    void ofTwoThatComeTogetherOneActs() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> form = form(browser);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        console.answer = request -> {
            working.countDown();
            await(goOn);
            return new PageAnswer.SeeOther(PAGE);
        };
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(browser, form));
        await(working);
        assertThat(status(browser, form)).isEqualTo(409);
        goOn.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(303);
        assertThat(console.sent).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int status(Browser browser, Map<String, String> form) {
        try {
            return browser.post(PAGE, form).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFormThatDidNothingMayBeSentAgain() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> form = form(browser);
        console.answer = request -> new PageAnswer.Rejected("guest", ConsolePages.model());
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(422);
        console.answer = request -> new PageAnswer.Unavailable();
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(503);
        console.answer = request -> {
            throw new IllegalStateException("broken");
        };
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(500);
        console.answer = request -> new PageAnswer.SeeOther(PAGE);
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(303);
        assertThat(browser.post(PAGE, form).statusCode()).isEqualTo(409);
    }

    @Test
    void eachFormHasAValueOfItsOwnEachTime() throws Exception {
        Browser browser = site.signedIn();
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            Matcher value = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"")
                    .matcher(browser.get(PAGE).body());
            while (value.find()) {
                values.add(value.group(1));
            }
        }
        assertThat(values).hasSize(4);
    }

    @Test
    @Proves("SEC-27")
    void aValueIsGoodInItsSessionOnly() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> form = form(browser);
        String once = form.get("_once");
        String other = once.replaceFirst("^.", once.startsWith("z") ? "y" : "z");
        for (String made : List.of(form(site.signedIn()).get("_once"), other, once + "a", "", "x".repeat(4000))) {
            HttpResponse<String> answer =
                    browser.post(PAGE, Map.of("_token", FormTokens.of(browser, PAGE), "_once", made));
            assertThat(answer.statusCode()).as(made).isEqualTo(403);
            assertThat(answer.body()).contains("La pagina era aperta da troppo tempo");
        }
        assertThat(console.sent).isEmpty();
    }

    @Test
    void whoIsNotSignedInGetsNone() throws Exception {
        assertThat(site.browser().get(ConsolePages.START).body()).doesNotContain("_once");
    }

    @Test
    void aFormOfBeforeARestartIsNotTakenBecauseNobodyKnows() {
        SentForms forms = new SentForms(NOW);
        OnceValue before = OnceValue.at(NOW.minusMillis(1));
        assertThat(forms.take("one", before, NOW)).isEqualTo(SentForms.Seen.UNSURE);
        assertThat(forms.take("one", OnceValue.at(NOW), NOW)).isEqualTo(SentForms.Seen.NEW);
    }

    @Test
    @Proves("SEC-48")
    void whatIsForgottenOfASessionIsRefused() {
        SentForms forms = new SentForms(NOW);
        List<OnceValue> values = IntStream.rangeClosed(0, SentForms.MOST_OF_A_SESSION)
                .mapToObj(i -> OnceValue.at(NOW.plusMillis(i)))
                .toList();
        for (OnceValue value : values) {
            assertThat(forms.take("one", value, value.made())).isEqualTo(SentForms.Seen.NEW);
        }
        assertThat(forms.take("one", values.get(0), NOW)).isEqualTo(SentForms.Seen.UNSURE);
        assertThat(forms.take("one", values.get(1), NOW)).isEqualTo(SentForms.Seen.SENT);
    }

    @Test
    @Proves("SEC-48")
    void theSessionUsedLongestAgoGivesWay() {
        SentForms forms = new SentForms(NOW);
        for (int i = 0; i < SentForms.MOST_SESSIONS + 10; i++) {
            forms.take("session " + i, OnceValue.at(NOW), NOW);
        }
        assertThat(forms.sessions()).isEqualTo(SentForms.MOST_SESSIONS);
        Instant later = NOW.plus(SentForms.LIFE).plus(Duration.ofSeconds(1));
        forms.take("later", OnceValue.at(later), later);
        assertThat(forms.sessions()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-48")
    void aFormOfASessionThatGaveWayIsNotTakenAgain() {
        SentForms forms = new SentForms(NOW);
        Instant sent = NOW.plusSeconds(60);
        OnceValue value = OnceValue.at(NOW.plusSeconds(30));
        assertThat(forms.take("victim", value, sent)).isEqualTo(SentForms.Seen.NEW);
        Instant later = sent.plusSeconds(60);
        for (int i = 0; i < SentForms.MOST_SESSIONS; i++) {
            forms.take("session " + i, OnceValue.at(later), later);
        }
        assertThat(forms.take("victim", value, later)).isEqualTo(SentForms.Seen.UNSURE);
        assertThat(forms.take("victim", OnceValue.at(later.plusMillis(1)), later.plusSeconds(1)))
                .isEqualTo(SentForms.Seen.NEW);
    }

    @Test
    @Proves("SEC-48")
    void whoSaysThatAFormIsOfTomorrowStopsNobody() {
        SentForms forms = new SentForms(NOW);
        for (int i = 0; i <= SentForms.MOST_SESSIONS; i++) {
            forms.take("forger " + i, OnceValue.at(NOW.plus(Duration.ofDays(3650))), NOW);
        }
        Instant later = NOW.plusSeconds(1);
        assertThat(forms.take("other", OnceValue.at(later), later)).isEqualTo(SentForms.Seen.NEW);
    }

    @Test
    void aValueIsReadAsItWasMade() {
        SessionToken token = SessionToken.random();
        OnceValue value = OnceValue.at(NOW.plusNanos(1));
        assertThat(OnceValue.read(token, value.signed(token))).contains(value);
        assertThat(value.made()).isEqualTo(NOW);
        assertThat(OnceValue.read(SessionToken.random(), value.signed(token))).isEmpty();
    }
}
