package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthReport;
import it.varco.api.health.Measurement;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineAddressesTest {

    private final FakeRooms rooms = new FakeRooms();
    private RunningSite management;
    private RunningSite open;

    @BeforeEach
    void start() throws Exception {
        management = new RunningSite(Place.MANAGEMENT, rooms);
        open = new RunningSite(Place.PUBLIC, rooms);
    }

    @AfterEach
    void stop() throws Exception {
        management.stop();
        open.stop();
    }

    @Test
    @Proves("REL-03")
    void readyTellsEachFindingWithItsReason() throws Exception {
        rooms.report = new HealthReport(
                Condition.RED, List.of(Finding.well("trail"), new Finding("store", Condition.RED, "\"no\" \\ \n<b>€")));
        HttpResponse<String> answer = management.browser().get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Browser.header(answer, "Retry-After")).isEqualTo("1");
        assertThat(Browser.header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"condition\":\"red\",\"findings\":[{\"name\":\"trail\",\"condition\":\"green\"},"
                        + "{\"name\":\"store\",\"condition\":\"red\",\"why\":\"\\\"no\\\" \\\\ \\u000a\\u003cb>€\"}]}");
    }

    @Test
    @Proves("REL-03")
    void yellowIsReadyAndWhatIsRedIsAlive() throws Exception {
        rooms.report = new HealthReport(Condition.YELLOW, List.of());
        assertThat(management.browser().get("/health/ready").statusCode()).isEqualTo(200);
        rooms.report = new HealthReport(Condition.RED, List.of());
        assertThat(management.browser().get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    @Proves("REL-03")
    void withoutAnyRoomItIsAliveAndNotReady() throws Exception {
        rooms.health = null;
        rooms.access = null;
        rooms.firstStart = null;
        HttpResponse<String> ready = management.browser().get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"condition\":\"red\"", "\"name\":\"access\"");
        assertThat(ready.body()).contains("\"why\":\"The room of access is not here.\"");
        assertThat(Browser.header(ready, "Content-Language")).isEqualTo("en");
        HttpResponse<String> live = management.browser().get("/health/live");
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).contains("\"condition\":\"yellow\"", "\"name\":\"access\"");
        assertThat(open.browser().get("/api/v1/status").statusCode()).isEqualTo(503);
        assertThat(management.browser().get("/metrics").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health", "/metrics"})
    @Proves("SEC-45")
    void thePublicListenerHasNoneOfThem(String path) throws Exception {
        assertThat(open.browser().get(path).statusCode()).isEqualTo(404);
        assertThat(open.signedIn().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("SEC-45")
    void theManagementListenerHasNoPublicStatus() throws Exception {
        assertThat(management.browser().get("/api/v1/status").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("API-02")
    void thePublicStatusNamesNoPart() throws Exception {
        rooms.report =
                new HealthReport(Condition.YELLOW, List.of(new Finding("store", Condition.YELLOW, "PostgreSQL 15")));
        HttpResponse<String> well = open.browser().get("/api/v1/status");
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(Browser.header(well, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Browser.header(well, "Retry-After")).isEmpty();
        assertThat(well.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Il servizio è disponibile\",\"status\":200,"
                        + "\"detail\":\"Si può entrare.\"}");
        rooms.report = new HealthReport(Condition.RED, List.of(new Finding("store", Condition.RED, "PostgreSQL 15")));
        HttpResponse<String> down = open.browser().get("/api/v1/status");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(Browser.header(down, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Browser.header(down, "Retry-After")).isEqualTo("1");
        assertThat(Browser.header(down, "Content-Language")).isEqualTo("it");
        assertThat(down.body()).contains("\"status\":503").doesNotContain("store", "PostgreSQL", "Varco");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/metrics"})
    @Proves("SEC-44")
    void theyAreOnlyRead(String path) throws Exception {
        HttpResponse<String> head = management.browser().head(path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        HttpResponse<String> post = management.browser().post(path, Map.of());
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(Browser.header(post, "Allow")).isEqualTo("GET, HEAD");
        Browser browser = management.browser();
        HttpResponse<String> delete =
                browser.send(browser.request(path).method("DELETE", HttpRequest.BodyPublishers.noBody()));
        assertThat(delete.statusCode()).isEqualTo(405);
        assertThat(management.browser().get(path + "?a=1&a=2").statusCode()).isEqualTo(400);
    }

    @Test
    void theFiguresOfAllStandTogether() throws Exception {
        rooms.measured.add(
                () -> List.of(Measurement.gauge("varco_b", "B.", 1), Measurement.counter("varco_a_total", "A.", 2)));
        rooms.measured.add(() -> List.of(Measurement.gauge("varco_b", "B.", 3).with("of", "other")));
        rooms.measured.add(() -> {
            throw new StoreException("store.unreachable", "the store is not here", new IOException("down"));
        });
        HttpResponse<String> answer = management.browser().get("/metrics");
        assertThat(Browser.header(answer, "Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("""
                # HELP varco_a_total A.
                # TYPE varco_a_total counter
                varco_a_total 2
                # HELP varco_b B.
                # TYPE varco_b gauge
                varco_b 1
                varco_b{of="other"} 3
                """);
    }
}
