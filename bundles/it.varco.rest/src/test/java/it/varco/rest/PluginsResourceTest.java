package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.PluginState;
import it.varco.proves.Proves;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginsResourceTest {

    static final House.Status PIN = new House.Status(
            "credential",
            "pin",
            "it.varco.credential.pin",
            "1.0.0",
            PluginState.ON,
            Instant.parse("2026-11-23T07:30:00Z"),
            "",
            "");

    private static final String STATE = "/plugins/credential/pin/state";

    private Served served;

    @BeforeEach
    void start() {
        served = new Served();
        served.house.plugins.add(PIN);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void listsPluginsWithoutWhatIsEmpty() {
        served.house.plugins.add(new House.Status(
                "bundle",
                "odd-1.0.jar",
                "",
                "",
                PluginState.BROKEN,
                Instant.parse("2026-11-23T08:00:00.123456789Z"),
                "",
                "It needs package a.b, which nobody exports."));

        assertThat(served.client().get("/plugins").json()).isEqualTo(Exchange.parse("""
                {"items":[
                  {"kind":"credential","id":"pin","owner":"it.varco.credential.pin","version":"1.0.0","state":"on",
                   "since":"2026-11-23T07:30:00Z"},
                  {"kind":"bundle","id":"odd-1.0.jar","state":"broken","since":"2026-11-23T08:00:00.123456Z",
                   "problem":"It needs package a.b, which nobody exports."}]}
                """));
        assertThat(served.house.decided).containsExactly("plugins.view unrecorded [SERVICE_ACCOUNT]");
    }

    @Test
    void listsNothingAsAnEmptyList() {
        served.house.plugins.clear();
        assertThat(served.client().get("/plugins").text()).isEqualTo("{\"items\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"on,ON", "off,OFF", "draining,DRAINING"})
    void switchesAPluginAndAnswersWithIt(String written, String state) {
        Exchange answer = served.client().put(STATE, "{\"state\":\"" + written + "\",\"reason\":\" maintenance \"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("state")).isEqualTo(written);
        assertThat(answer.field("reason")).isEqualTo("maintenance");
        assertThat(served.house.switched).containsExactly("credential/pin " + state + " maintenance");
    }

    @Test
    void leavesTheDecisionOnASwitchToTheRoomThatDoesIt() {
        served.client().put(STATE, "{\"state\":\"off\",\"reason\":\"maintenance\"}");
        assertThat(served.house.decided).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plugins/credential/other/state",
                "/plugins/other/pin/state",
                "/plugins/Credential/pin/state",
                "/plugins/credential/-pin/state",
                "/plugins/credential/p%20n/state",
                "/plugins/credential/pin/",
                "/plugins/credential/pin"
            })
    void doesNotFindWhatIsNotThere(String target) {
        Exchange answer = served.client().put(target, "{\"state\":\"off\",\"reason\":\"maintenance\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"state\":\"off\"}",
                "{\"reason\":\"maintenance\"}",
                "{\"state\":\"OFF\",\"reason\":\"maintenance\"}",
                "{\"state\":\"absent\",\"reason\":\"maintenance\"}",
                "{\"state\":null,\"reason\":\"maintenance\"}",
                "{\"state\":1,\"reason\":\"maintenance\"}",
                "{\"state\":[\"off\"],\"reason\":\"maintenance\"}",
                "{\"state\":\"off\",\"reason\":\"ab\"}",
                "{\"state\":\"off\",\"reason\":\"     \"}",
                "{\"state\":\"off\",\"reason\":\"two\\nlines\"}",
                "{\"state\":\"off\",\"reason\":\"a zero\\u0000\"}",
                "{\"state\":\"off\",\"reason\":12345}",
                "{\"state\":\"off\",\"reason\":\"maintenance\",\"by\":\"me\"}",
                "{}",
                "[]",
                "null",
                "\"off\"",
                "7"
            })
    @Proves("API-06")
    void refusesABodyThatDoesNotFit(String body) {
        Exchange answer = served.client().put(STATE, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").size()).isPositive();
        assertThat(served.house.switched).isEmpty();
    }

    @Test
    void admitsReasonsOfThreeToTwoHundredCharacters() {
        assertThat(reason("abc").status()).isEqualTo(200);
        assertThat(reason("è".repeat(200)).status()).isEqualTo(200);
        assertThat(reason("x".repeat(201)).status()).isEqualTo(422);
    }

    @Test
    @Proves("API-01")
    void namesEveryFieldThatDoesNotFit() {
        Exchange answer = served.client().put(STATE, "{\"state\":\"gone\",\"reason\":\"x\",\"a/b~c\":1}");

        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/a~1b~0c", "/state", "/reason");
    }

    @Test
    void namesAtMostTwentyFields() {
        StringBuilder body = new StringBuilder("{\"state\":\"off\",\"reason\":\"maintenance\"");
        for (int i = 0; i < 100; i++) {
            body.append(",\"f").append(i).append("\":1");
        }
        assertThat(served.client().put(STATE, body + "}").json().path("errors")).hasSize(20);
    }

    private Exchange reason(String reason) {
        return served.client().put(STATE, "{\"state\":\"off\",\"reason\":\"" + reason + "\"}");
    }
}
