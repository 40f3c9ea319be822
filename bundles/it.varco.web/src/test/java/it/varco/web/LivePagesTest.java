package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.session.Channel;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that follow what they show, over HTTP; here a beat is 20 ms. */
@Timeout(60)
class LivePagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final FakeRooms rooms = new FakeRooms();
    private final ConsolePages console = new ConsolePages();
    private final List<Events> streams = new ArrayList<>();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite(Place.MANAGEMENT, rooms);
        rooms.addManaged(console);
    }

    @AfterEach
    void stop() throws Exception {
        for (Events each : streams) {
            each.close();
        }
        site.stop();
    }

    /** A stream as a browser reads it. */
    private static final class Events implements AutoCloseable {

        final HttpResponse<InputStream> response;
        final BufferedReader lines;

        Events(HttpResponse<InputStream> response) {
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The data of the next event of this name; empty text when the stream ended before. */
        String next(String name) throws IOException {
            String line = lines.readLine();
            boolean named = false;
            while (line != null) {
                named |= line.equals("event: " + name);
                if (named && line.startsWith("data: ")) {
                    return line.substring("data: ".length());
                }
                line = lines.readLine();
            }
            return "";
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private Events open(Browser browser, String path) throws Exception {
        browser.headers.put("Accept", "text/event-stream");
        Events events =
                new Events(CLIENT.send(browser.request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream()));
        streams.add(events);
        return events;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 seconds").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsTheMarkAtOnceAndEachOneThatFollows() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        assertThat(events.response.statusCode()).isEqualTo(200);
        assertThat(Browser.header(events.response, "Content-Type")).startsWith("text/event-stream");
        String first = events.next("mark");
        console.mark = "two";
        String second = events.next("mark");
        assertThat(first).matches("[A-Za-z0-9_-]{16}");
        assertThat(second).matches("[A-Za-z0-9_-]{16}").isNotEqualTo(first);
    }

    @Test
    @Proves("SEC-28")
    void aStreamCarriesThePolicyAndIsKeptByNobody() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        assertThat(Browser.header(events.response, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(Browser.header(events.response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void goesOnFromTheLastEventThatTheBrowserKnows() throws Exception {
        Browser browser = site.signedIn();
        String known = open(browser, ConsolePages.PARTS).next("mark");
        Browser again = site.browser();
        again.cookies.putAll(browser.cookies);
        again.headers.put("Last-Event-ID", known);
        Events events = open(again, ConsolePages.PARTS);
        console.mark = "three";
        assertThat(events.next("mark")).isNotEqualTo(known);
    }

    @Test
    @Proves("UX-01")
    void thePageCarriesTheMarkAndALinkThatNeedsNoScript() throws Exception {
        Browser browser = site.signedIn();
        String page = browser.get(ConsolePages.PARTS + "?vista=tutti").body();
        Matcher mark = Pattern.compile("data-varco-stream=\"([^\"]+)\"").matcher(page);
        assertThat(mark.find()).isTrue();
        assertThat(page).contains("<a href=\"/amministrazione/componenti?vista=tutti\">Aggiorna</a>");
        assertThat(open(browser, ConsolePages.PARTS).next("mark")).isEqualTo(mark.group(1));
    }

    @Test
    @Proves("SEC-25")
    void watchingIsNoUseOfTheSession() throws Exception {
        open(site.signedIn(), ConsolePages.PARTS).next("mark");
        await(() -> rooms.visits.size() > 3);
        assertThat(rooms.visits).allMatch(Visit::background).allMatch(visit -> visit.channel() == Channel.MANAGEMENT);
    }

    @Test
    @Proves("SEC-32")
    void endsWithTheSession() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        events.next("mark");
        rooms.openSessions.clear();
        console.mark = "secret";
        assertThat(events.next("ended")).isEqualTo("ended");
        assertThat(events.next("mark")).isEmpty();
        await(() -> site.streams.count() == 0);
    }

    @Test
    @Proves("SEC-32")
    void endsWithThePermission() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        events.next("mark");
        rooms.decision = () -> new Decision.Refused("access.role");
        assertThat(events.next("ended")).isEqualTo("ended");
    }

    @Test
    @Proves("SEC-01")
    void nobodyGetsAStreamWhoMayNotHaveThePage() throws Exception {
        Browser ended = site.signedIn();
        rooms.openSessions.clear();
        Browser other = site.browser();
        other.cookies.put("__Host-varco-gestione", rooms.open(Channel.WEB).text());
        for (Browser browser : List.of(site.browser(), ended, other)) {
            Events events = open(browser, ConsolePages.PARTS);
            assertThat(events.response.statusCode()).isEqualTo(403);
            assertThat(events.response.body().readAllBytes()).isEmpty();
        }
        rooms.decision = () -> new Decision.Refused("access.role");
        assertThat(open(site.signedIn(), ConsolePages.PARTS).response.statusCode())
                .isEqualTo(403);
        assertThat(console.marked).isEmpty();
        assertThat(site.streams.count()).isZero();
    }

    @Test
    void aPageThatIsRecordedEachTimeOrHasNoMarkIsNotFollowed() throws Exception {
        for (String path : List.of(ConsolePages.HOUSE, "/amministrazione/traccia")) {
            Events events = open(site.signedIn(), path);
            assertThat(Browser.header(events.response, "Content-Type")).as(path).startsWith("text/html");
        }
        assertThat(console.marked).isEmpty();
    }

    @Test
    @Proves("SEC-48")
    void aPageThatIsOpenToAllIsFollowedForWhoeverIsSignedInAlone() throws Exception {
        assertThat(site.signedIn().get(ConsolePages.START).body()).contains("data-varco-stream");
        assertThat(site.browser().get(ConsolePages.START).body()).doesNotContain("data-varco-stream");

        assertThat(open(site.signedIn(), ConsolePages.START).next("mark")).isNotEmpty();
        assertThat(open(site.browser(), ConsolePages.START).response.statusCode())
                .isEqualTo(403);
        assertThat(site.streams.count()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-48")
    void aSessionHasOneStreamTheNewest() throws Exception {
        Browser browser = site.signedIn();
        Events first = open(browser, ConsolePages.PARTS);
        first.next("mark");
        Events second = open(browser, ConsolePages.PARTS);
        second.next("mark");
        assertThat(first.next("elsewhere")).isEqualTo("elsewhere");
        assertThat(site.streams.count()).isEqualTo(1);
        console.mark = "later";
        assertThat(second.next("mark")).isNotEmpty();
    }

    @Test
    @Proves("SEC-48")
    void fiftyStreamsAreOpenAndNotOneMore() throws Exception {
        for (int i = 0; i < LiveStreams.MOST; i++) {
            open(site.signedIn(), ConsolePages.PARTS);
        }
        Events over = open(site.signedIn(), ConsolePages.PARTS);
        assertThat(over.response.statusCode()).isEqualTo(503);
        assertThat(Browser.header(over.response, "Retry-After")).isEqualTo("30");
        assertThat(site.signedIn().get("/health/live").statusCode()).isEqualTo(200);
        streams.get(0).close();
        await(() -> site.streams.count() < LiveStreams.MOST); // noticed when a comment is sent
        assertThat(open(site.signedIn(), ConsolePages.PARTS).response.statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAbsenceOfAMomentDoesNotEndIt() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        String first = events.next("mark");
        int before = rooms.visits.size();
        rooms.decision = () -> {
            throw new StoreException("store.unreachable", "the store is not here", new IOException("down"));
        };
        await(() -> rooms.visits.size() > before + 2);
        console.mark = "back";
        rooms.decision = Decision.Granted::new;
        assertThat(events.next("mark")).isNotEqualTo(first);
    }

    @Test
    void aQuietStreamShowsThatItLives() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        events.next("mark");
        String line = events.lines.readLine();
        while (!":".equals(line)) {
            assertThat(line).isEmpty();
            line = events.lines.readLine();
        }
    }

    @Test
    void headGetsNoStream() throws Exception {
        Browser browser = site.signedIn();
        browser.headers.put("Accept", "text/event-stream");
        assertThat(Browser.header(browser.head(ConsolePages.PARTS), "Content-Type"))
                .startsWith("text/html");
        assertThat(site.streams.count()).isZero();
    }

    @Test
    void allEndWhenTheBundleStops() throws Exception {
        Events events = open(site.signedIn(), ConsolePages.PARTS);
        events.next("mark");
        site.streams.close();
        assertThat(events.next("mark")).isEmpty();
        assertThat(open(site.signedIn(), ConsolePages.PARTS).response.statusCode())
                .isEqualTo(503);
    }

    @Test
    @Proves("SEC-42")
    void holdsNoThreadThatServesRequests() throws Exception {
        for (int i = 0; i < 20; i++) {
            open(site.signedIn(), ConsolePages.PARTS).next("mark");
        }
        await(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !each.getKey().getName().equals("varco-live"))
                .noneMatch(each -> Arrays.toString(each.getValue()).contains("it.varco.web.LiveStream")));
        assertThat(site.signedIn().get("/health/live").statusCode()).isEqualTo(200);
    }
}
