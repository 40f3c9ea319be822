package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationsResourceTest {

    private static final String ONE = "/configurations/" + FakeConfigurations.PID;
    private static final String CHANGE =
            "{\"values\":{\"block.duration\":[\"PT5M\"]},\"reason\":\"too many attempts\"}";
    private static final String REVERSAL = "{\"number\":3,\"reason\":\"it is over\"}";

    @RegisterExtension
    static final Served served = new Served();

    @Test
    void showsWhatCanBeConfigured() {
        assertThat(served.client().get("/configurations").json()).isEqualTo(Exchange.parse("""
                {"items":[{"pid":"it.varco.credential.pin","name":"PIN","description":"Who may still use a PIN",
                 "changed":true}]}
                """));
    }

    @Test
    void showsOneWithItsVersionAndNeverASecret() {
        Exchange answer = served.client().get(ONE);
        assertThat(answer.header("ETag")).isEqualTo("\"3f9a-1c\"");
        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"pid":"it.varco.credential.pin","name":"PIN","description":"Who may still use a PIN","changed":true,
                 "version":"3f9a-1c","settings":[
                  {"key":"block.duration","kind":"duration","label":"Block","help":"How long","range":"PT1M..PT1H",
                   "choices":[],"defaults":["PT3M"],"values":["PT3M"],"required":true},
                  {"key":"pepper","kind":"secret","label":"Block","help":"How long","choices":[],"defaults":[],
                   "values":[],"required":true}]}
                """));
    }

    @Test
    @Proves("API-07")
    void changesTheVersionThatWasLookedAt() {
        String version = served.client().get(ONE).header("ETag");
        Exchange answer = served.client().authorized("PUT", ONE, CHANGE, "If-Match", version);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/settings/0/values/0").asText()).isEqualTo("PT5M");
        assertThat(served.house.acts).last().isEqualTo("changed {block.duration=[PT5M]} in 3f9a-1c too many attempts");
    }

    @Test
    @Proves("API-07")
    void changesWhateverVersionIsInForceIfAskedTo() {
        assertThat(served.client()
                        .authorized("PUT", ONE, CHANGE, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(served.client()
                        .authorized("PUT", "/configurations/other", CHANGE, "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(served.client()
                        .post(ONE + "/reversals", REVERSAL, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(served.house.acts).last().isEqualTo("restored 3 in 3f9a-1c it is over");
    }

    @Test
    @Proves("API-07")
    void changesNothingWithoutAVersion() {
        Exchange change = served.client().put(ONE, CHANGE);
        Exchange reversal = served.client().post(ONE + "/reversals", REVERSAL);

        assertThat(change.status()).isEqualTo(428);
        assertThat(reversal.status()).isEqualTo(428);
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"3f9a-1c\"", "\"3F9A-1C\"", "\"\"", "\"*\""})
    @Proves("API-07")
    void changesNothingInAnotherVersion(String version) {
        assertThat(served.client()
                        .authorized("PUT", ONE, CHANGE, "If-Match", version)
                        .status())
                .isEqualTo(412);
        assertThat(served.client()
                        .post(ONE + "/reversals", REVERSAL, "If-Match", version)
                        .status())
                .isEqualTo(412);
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void comparesWithoutChanging() {
        Exchange answer = served.client().post(ONE + "/comparisons", "{\"values\":{\"block.duration\":[\"PT5M\"]}}");
        assertThat(answer.text())
                .isEqualTo("{\"items\":[{\"key\":\"block.duration\",\"before\":[\"PT3M\"],\"after\":[\"PT5M\"]}]}");
        assertThat(served.house.decided).containsExactly("configuration.view");
    }

    @Test
    void tellsWhatWouldBePublishedWithoutChanging() {
        Exchange answer = served.client().post(ONE + "/previews", "{\"values\":{\"block.duration\":[\"PT5M\"]}}");
        assertThat(answer.text())
                .isEqualTo("{\"document\":\"<a/>\","
                        + "\"broken\":[{\"rule\":\"SPID-12\",\"key\":\"block.duration\",\"why\":\"Shorter.\"}]}");
        assertThat(served.client()
                        .post("/configurations/other/previews", "{\"values\":{}}")
                        .status())
                .isEqualTo(404);
        assertThat(served.house.decided).containsOnly("configuration.view");
    }

    @Test
    @Proves("API-01")
    void saysThatAPartDoesNotTellWhatItWouldPublish() {
        Exchange answer = served.client().post(ONE + "/previews", "{\"values\":{}}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("#/x-problems/configuration.not-previewed", "It does not tell now");
    }

    @Test
    void tellsWhatAVersionWouldBringBack() {
        Exchange answer = served.client().get(ONE + "/versions/4/comparisons");
        assertThat(answer.text())
                .isEqualTo("{\"items\":[{\"key\":\"block.duration\",\"before\":[\"PT3M\"],\"after\":[\"PT5M\"]}]}");
        assertThat(served.client().get(ONE + "/versions/5/comparisons").status())
                .isEqualTo(404);
        assertThat(served.house.decided).containsOnly("configuration.view");
    }

    @Test
    @Proves("API-01")
    void namesEveryValueThatDoesNotFit() {
        Exchange answer = served.client()
                .authorized(
                        "PUT",
                        ONE,
                        "{\"values\":{\"block.duration\":[\"soon\"],\"odd\":[]},\"reason\":\"x\"}",
                        "If-Match",
                        "*");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors")).isEqualTo(Exchange.parse("""
                [{"pointer":"/values/block.duration","detail":"expected from PT1M to PT1H"},
                 {"pointer":"/values/odd","detail":"unknown field"},
                 {"pointer":"/reason","detail":"expected 3 to 200 characters, without control characters"}]
                """));
    }

    @Test
    void tellsWhyThePartItselfDoesNotTakeIt() {
        Exchange answer = served.client().post(ONE + "/comparisons", "{\"values\":{\"block.duration\":[\"PT59M\"]}}");
        assertThat(answer.json().path("errors").toString())
                .isEqualTo("[{\"pointer\":\"/values\",\"detail\":\"The part does not take it.\"}]");
    }

    @Test
    void tellsWhoChangedWhat() {
        assertThat(served.client().get(ONE + "/versions").json()).isEqualTo(Exchange.parse("""
                {"items":[{"number":4,"at":"2026-11-23T07:30:00Z","by":"RSSMRA********2S","role":"amministratore",
                 "reason":"Too many attempts",
                 "differences":[{"key":"block.duration","before":["PT3M"],"after":["PT5M"]}]}]}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/versions"})
    void knowsNothingOfWhatIsNotThere(String part) {
        assertThat(served.client().get("/configurations/other" + part).status()).isEqualTo(404);
        assertThat(served.client()
                        .post("/configurations/other/comparisons", "{\"values\":{}}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "1.0", "9223372036854775808", "1000000000000000000", "\"3\"", "null"})
    void restoresNoVersionWithoutItsNumber(String number) {
        Exchange answer = served.client()
                .post(ONE + "/reversals", "{\"number\":" + number + ",\"reason\":\"it is over\"}", "If-Match", "*");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(served.house.acts).isEmpty();
    }
}
