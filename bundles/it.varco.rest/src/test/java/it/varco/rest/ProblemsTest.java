package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.plugin.Plugins;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the answer is a problem of RFC 9457 that shows nothing of what is inside. */
class ProblemsTest {

    private static final String SECRET = "jdbc:derby:/somewhere/inside";
    private static final String STATE = "/plugins/credential/pin/state";
    private static final String GOOD = "{\"state\":\"off\",\"reason\":\"maintenance\"}";

    @RegisterExtension
    static final Served served = new Served();

    @BeforeEach
    void start() {
        served.house.plugins.all.add(FakePlugins.PIN);
    }

    @Test
    @Proves("API-01")
    void writesAProblemWithItsExplanationAndTheCodeOfTheRequest() {
        Exchange answer = served.client().get("/nowhere");

        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                        {"type":"/api/admin/v1/openapi.yaml#/x-problems/not-found","title":"Not found","status":404,
                         "detail":"There is nothing of that name.","instance":"%s"}
                        """.formatted(
                        served.house.visits.get(0).reference())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"state\":\"off\",\"reason\":\"maintenance\"} x",
                "{\"state\":\"off\",\"reason\":\"maintenance\"}{}",
                "{\"state\":\"off\",\"state\":\"on\",\"reason\":\"maintenance\"}",
                "{'state':'off','reason':'maintenance'}",
                "{\"state\":\"off\",\"reason\":\"maintenance\",}",
                "{\"state\":\"off\",\"reason\":\"mainte\tnance\"}",
                "<state>off</state>"
            })
    @Proves("API-01")
    void refusesABodyThatIsNotJson(String body) {
        Exchange answer = served.client().put(STATE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .doesNotContain("com.fasterxml")
                .doesNotContain("line")
                .doesNotContain("mainten");
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    @Proves("SEC-41")
    void refusesJsonDeeperThanTwentyLevelsOrBeyondOtherLimits() {
        assertThat(served.client().put(STATE, nested(19)).status()).isEqualTo(422);
        assertThat(served.client().put(STATE, nested(20)).status()).isEqualTo(400);
        assertThat(served.client().put(STATE, nested(15_000)).status()).isEqualTo(400);
        assertThat(served.client()
                        .put(STATE, "{\"" + "n".repeat(2_000) + "\":1}")
                        .status())
                .isEqualTo(400);
        assertThat(served.client()
                        .put(STATE, "{\"state\":" + "9".repeat(5_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(served.client()
                        .put(STATE, "{\"reason\":\"" + "x".repeat(60_000) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(served.client().put(STATE, "[" + "1,".repeat(30_000) + "1]").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/jsonx", "*/*"
            })
    void refusesABodyThatIsNotDeclaredAsJson(String type) {
        Exchange answer = served.client()
                .call("PUT", STATE, GOOD, "Authorization", "Bearer " + House.TOKEN, "Content-Type", type);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void refusesABodyWithoutADeclarationOrWithABrokenOne() {
        Exchange none = served.client().call("PUT", STATE, GOOD, "Authorization", "Bearer " + House.TOKEN);
        Exchange broken = served.client()
                .plain("PUT", STATE, GOOD, "Authorization", "Bearer " + House.TOKEN, "Content-Type", "json");

        assertThat(none.status()).isEqualTo(415);
        assertThat(broken.status()).isEqualTo(400);
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language", "Accept-Charset", "Accept-Encoding", "If-Match", "Date"})
    void survivesAHeaderThatCannotBeRead(String name) {
        Exchange answer =
                served.client().call("GET", "/plugins", "", "Authorization", "Bearer " + House.TOKEN, name, ";;,=\"x/");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesToAnswerInAnotherFormat() {
        Exchange answer = served.client()
                .call("GET", "/plugins", "", "Authorization", "Bearer " + House.TOKEN, "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(406);
    }

    @Test
    @Proves("API-01")
    void showsNothingOfADefect() {
        served.house.broken = Optional.of(new IllegalStateException(SECRET));

        for (String target : List.of("/plugins", "/audit/events")) {
            Exchange answer = served.client().get(target);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain(SECRET).doesNotContain("Exception");
        }
    }

    @Test
    void saysThatItIsNotAvailableWhileARoomIsAway() {
        served.away(AccessControl.class);
        unavailable(served.client().get("/plugins"));
        unavailable(served.client().call("GET", "/plugins", "", "Authorization", "Bearer wrong"));

        served.away(Plugins.class);
        unavailable(served.client().get("/plugins"));
        unavailable(served.client().put(STATE, GOOD));
        assertThat(served.client().get("/audit/events").status()).isEqualTo(200);

        served.away();
        assertThat(served.client().get("/plugins").status()).isEqualTo(200);
    }

    @Test
    void saysThatItIsNotAvailableWhileTheStoreIsAway() {
        served.house.breakStore();
        unavailable(served.client().get("/plugins"));
        unavailable(served.client().put(STATE, GOOD));
        unavailable(served.client().get("/audit/events"));
        unavailable(served.client().with("POST", "/audit/verification"));
    }

    @Test
    void letsNobodyInWhileARefusalCannotBeRecorded() {
        served.house.doorBroken =
                Optional.of(new StoreException("store.unavailable", SECRET, new IllegalStateException(SECRET)));
        unavailable(served.client().call("GET", "/plugins", "", "Authorization", "Bearer wrong"));
    }

    @Test
    @Proves("API-09")
    void answersWithTheTraceItWasGivenIfItIsOne() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(traced(trace)).isEqualTo(trace);
        assertThat(traced("00-00000000000000000000000000000000-00f067aa0ba902b7-01"))
                .isEmpty();
        assertThat(traced(trace + "-x")).isEmpty();
        assertThat(traced("x")).isEmpty();
    }

    @Test
    @Proves("API-09")
    void isNeverKeptByACache() {
        assertThat(served.client().get("/plugins").header("Cache-Control")).isEqualTo("no-store");
        assertThat(served.client().get("/openapi.yaml").header("Cache-Control")).isEqualTo("no-store");
        assertThat(served.client().get("/plugins").header("Content-Language")).isEqualTo("en");
    }

    private String traced(String trace) {
        return served.client()
                .call("GET", "/plugins", "", "Authorization", "Bearer " + House.TOKEN, "Traceparent", trace)
                .header("Traceparent");
    }

    private static void unavailable(Exchange answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text()).doesNotContain(SECRET).doesNotContain("store");
    }

    private static String nested(int levels) {
        return "{\"state\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }
}
