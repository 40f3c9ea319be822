package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.PluginState;
import it.varco.proves.Proves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginsResourceTest {

    private static final String STATE = "/plugins/credential/pin/state";

    @RegisterExtension
    static final Served served = new Served();

    @BeforeEach
    void start() {
        served.house.plugins.all.add(FakePlugins.PIN);
    }

    @Test
    void listsPluginsWithoutWhatIsEmpty() {
        served.house.plugins.all.add(new FakePlugins.Status(
                "bundle",
                "odd-1.0.jar",
                "",
                "",
                PluginState.BROKEN,
                Instant.parse("2026-11-23T08:00:00.123456789Z"),
                0,
                "",
                "It needs package a.b, which nobody exports."));

        assertThat(served.client().get("/plugins").json()).isEqualTo(Exchange.parse("""
                {"items":[
                  {"kind":"credential","id":"pin","owner":"it.varco.credential.pin","version":"1.0.0","state":"on",
                   "since":"2026-11-23T07:30:00Z","switch_version":3,"figures":{"calls":412,"refusals":9,"failures":1,
                   "mean_microseconds":41300,"longest_microseconds":187000}},
                  {"kind":"bundle","id":"odd-1.0.jar","state":"broken","since":"2026-11-23T08:00:00.123456Z",
                   "switch_version":0,"figures":{"calls":412,"refusals":9,"failures":1,
                   "mean_microseconds":41300,"longest_microseconds":187000},
                   "problem":"It needs package a.b, which nobody exports."}]}
                """));
        assertThat(served.house.decided).containsExactly("plugins.view");
    }

    @Test
    void listsNothingAsAnEmptyList() {
        served.house.plugins.all.clear();
        assertThat(served.client().get("/plugins").text()).isEqualTo("{\"items\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"on,ON", "off,OFF", "draining,DRAINING"})
    void switchesAPluginAndAnswersWithIt(String written, String state) {
        Exchange answer = served.client().put(STATE, "{\"state\":\"" + written + "\",\"reason\":\" maintenance \"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("state")).isEqualTo(written);
        assertThat(answer.field("reason")).isEqualTo("maintenance");
        assertThat(served.house.acts).containsExactly("credential/pin " + state + " maintenance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plugins/credential/other/state",
                "/plugins/other/pin/state",
                "/plugins/Credential/pin/state",
                "/plugins/credential/-pin/state",
                "/plugins/credential/p%20n/state",
                "/plugins/credential/pin/state/now",
                "/plugins/credential"
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
        assertThat(served.house.acts).isEmpty();
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
        Exchange shapes = served.client().put(STATE, "{\"state\":\"OFF\",\"reason\":7,\"a/b~c\":1}");
        Exchange values = served.client().put(STATE, "{\"state\":\"gone\",\"reason\":\"x\"}");

        assertThat(shapes.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/a~1b~0c", "/reason", "/state");
        assertThat(values.json().path("errors")).isEqualTo(Exchange.parse("""
                [{"pointer":"/state","detail":"expected one of on, off, draining"},
                 {"pointer":"/reason","detail":"expected 3 to 200 characters, without control characters"}]
                """));
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

    @Test
    @Proves("API-07")
    void tellsTheVersionOfASwitchAndChangesNoOther() {
        String version = served.client().get("/plugins/credential/pin").header("ETag");
        assertThat(version).isEqualTo("\"3\"");
        String off = "{\"state\":\"off\",\"reason\":\"maintenance\"}";

        assertThat(served.client()
                        .authorized("PUT", STATE, off, "If-Match", version)
                        .json()
                        .path("switch_version")
                        .longValue())
                .isEqualTo(4);
        assertThat(served.client()
                        .authorized("PUT", STATE, off, "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"03\"", "\"\"", "W/\"3\"", "\"-1\"", "\"x\"", "\"9223372036854775807\""})
    @Proves("API-07")
    void changesNothingInAnotherVersion(String version) {
        for (String target : List.of("/plugins/credential/pin/state", "/plugins/credential/pin/reversals")) {
            boolean turn = target.endsWith("state");
            Exchange answer = served.client()
                    .authorized(
                            turn ? "PUT" : "POST",
                            target,
                            turn ? "{\"state\":\"off\",\"reason\":\"maintenance\"}" : "{\"reason\":\"maintenance\"}",
                            "If-Match",
                            version);
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.field("type")).endsWith("outdated");
        }
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "\"3\", \"4\"", "w/\"3\"", "**"})
    void refusesAVersionThatCannotBeRead(String version) {
        String off = "{\"state\":\"off\",\"reason\":\"maintenance\"}";
        assertThat(served.client()
                        .authorized("PUT", STATE, off, "If-Match", version)
                        .status())
                .isEqualTo(400);
        assertThat(served.client()
                        .authorized("PUT", STATE, off, "If-Match", "\"3\"", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(400);
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    @Proves("UX-52")
    void tellsWhatASwitchWouldAffect() {
        Exchange answer = served.client().get("/plugins/credential/pin/impact?state=draining");
        assertThat(answer.text())
                .isEqualTo("{\"sessions\":12,\"logins\":2,\"closed\":[\"management\"],"
                        + "\"unreachable\":[\"pin.change\"],\"pratiche\":4}");
        assertThat(served.house.acts).containsExactly("impact of pin DRAINING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?state=", "?state=OFF", "?state=absent", "?state=off&state=on", "?state=off&x=1"})
    void refusesToTellOfWhatIsNoSwitch(String query) {
        assertThat(served.client().get("/plugins/credential/pin/impact" + query).status())
                .isEqualTo(400);
    }

    @Test
    void tellsHowItWasSwitched() {
        assertThat(served.client().get("/plugins/credential/pin/switches").json())
                .isEqualTo(Exchange.parse("""
                {"items":[
                  {"state":"off","reason":"maintenance","at":"2026-11-23T07:30:00Z","by":"RSSMRA********2S",
                   "role":"amministratore"},
                  {"state":"on","reason":"it is over","at":"2026-11-23T07:30:00Z","role":"service_account"}]}
                """));
    }

    @Test
    void takesASwitchBack() {
        Exchange answer = served.client().post("/plugins/credential/pin/reversals", "{\"reason\":\"it is over\"}");
        assertThat(answer.field("state")).isEqualTo("on");
        assertThat(served.house.acts).containsExactly("credential/pin undone it is over");

        served.house.rule = Optional.of("plugins.nothing-to-undo");
        Exchange contrary = served.client().post("/plugins/credential/pin/reversals", "{\"reason\":\"it is over\"}");
        assertThat(contrary.status()).isEqualTo(409);
        assertThat(contrary.field("type")).endsWith("#/x-problems/plugins.nothing-to-undo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/impact?state=off", "/switches"})
    void knowsNothingOfAPluginThatIsNotThere(String part) {
        assertThat(served.client().get("/plugins/credential/other" + part).status())
                .isEqualTo(404);
    }
}
