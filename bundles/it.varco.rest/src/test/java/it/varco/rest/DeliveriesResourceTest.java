package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesResourceTest {

    private static final String WAITING = "/deliveries/" + FakeGate.WAITING.hash();
    private static final String APPROVAL = WAITING + "/approvals";
    private static final String DENIAL = WAITING + "/denials";
    private static final String REASON = "{\"reason\":\" tried elsewhere \"}";

    @RegisterExtension
    static final Served served = new Served();

    @Test
    void listsDeliveriesWithoutWhatIsEmpty() {
        assertThat(served.client().get("/deliveries").json())
                .isEqualTo(Exchange.parse("""
                {"items":[
                  {"hash":"%s","file":"almanac-1.1.0.jar","symbolic_name":"org.example.almanac","version":"1.1.0",
                   "name":"Almanac","state":"waiting","decision":3},
                  {"hash":"%s","state":"unfit","decision":0}]}
                """.formatted(FakeGate.WAITING.hash(), FakeGate.UNFIT.hash())));
        served.house.gate.all.clear();
        assertThat(served.client().get("/deliveries").text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    @Proves("UX-53")
    void tellsWhatAnAdministratorDecidesBy() {
        Exchange answer = served.client().get(WAITING);

        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"hash":"%s","file":"almanac-1.1.0.jar","state":"waiting","decision":3,
                 "sheet":{"symbolic_name":"org.example.almanac","version":"1.1.0","name":"Almanac",
                   "vendor":"Maker <b>& Sons</b>",
                   "licence":"EUPL-1.2","size":48211,
                   "signer":{"name":"CN=Maker,O=Example,C=IT","chain":["CN=Authority,O=Example,C=IT"],
                     "fingerprint":"%s","until":"2027-02-21T07:30:00Z","at":"2026-11-23T07:30:00Z","trusted":true},
                   "permissions":["It may open network connections."],"warnings":["It may end the process."],
                   "personal_data":["The codice fiscale of whoever signs in with it."],
                   "imports":["it.varco.spi.credential;version=\\"[1.0,2)\\""],
                   "offers":["it.varco.spi.credential.CredentialProvider"],
                   "uses":["it.varco.api.store.RecordStore"],"configurations":["org.example.almanac"],
                   "components":["pkg:maven/org.example/calendar@1.0"],
                   "contract_report":"12 rules hold, none is broken."},
                 "differences":["It may do more."],"objections":[],
                 "history":[
                   {"state":"returned","reason":"red","at":"2026-11-23T07:30:00Z"},
                   {"state":"running","reason":"tried before","at":"2026-11-23T07:30:00Z","by":"RSSMRA********2S",
                    "role":"amministratore"}]}
                """.formatted(FakeGate.WAITING.hash(), "ef".repeat(32))));
    }

    @Test
    @Proves("DEV-03")
    void saysWhichRuleIsAgainstAJarThatSaysNothingOfItself() {
        Exchange answer = served.client().get("/deliveries/" + FakeGate.UNFIT.hash());
        assertThat(answer.json().path("objections"))
                .isEqualTo(Exchange.parse("[{\"rule\":\"gate.name\",\"why\":\"it has no name; build it with bnd\"}]"));
        assertThat(answer.json().path("sheet").has("signer")).isFalse();
    }

    @Test
    @Proves("UX-53")
    void approvesAndAnswersWithWhatBecameOfIt() {
        Exchange answer = served.client().post(APPROVAL, REASON);

        assertThat(answer.field("state")).isEqualTo("running");
        assertThat(answer.json().path("decision").longValue()).isEqualTo(4);
        assertThat(served.house.acts).containsExactly("approved abab tried elsewhere false");
        assertThat(served.house.decided).containsExactly("plugins.approve");
    }

    @Test
    @Proves("UX-53")
    void saysWhyWhatWasApprovedDoesNotRun() {
        served.house.gate.red = "almanac-1.1.0.jar: its activator failed; ask whoever made it.";
        Exchange answer = served.client().post(APPROVAL, REASON);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("state")).isEqualTo("returned");
        assertThat(answer.field("problem")).startsWith("almanac-1.1.0.jar: its activator");
    }

    @Test
    void passesOnWhetherALowerVersionIsMeant() {
        served.client().post(APPROVAL, "{\"reason\":\"back again\",\"lower\":true}");
        assertThat(served.house.acts).containsExactly("approved abab back again true");
    }

    @Test
    void saysNo() {
        Exchange answer = served.client().post(DENIAL, REASON);
        assertThat(answer.field("state")).isEqualTo("denied");
        assertThat(served.house.acts).containsExactly("denied abab tried elsewhere");
    }

    @Test
    @Proves("API-07")
    void approvesOnceHoweverOftenItIsSent() {
        String[] once = {"Idempotency-Key", "0123-4567-89ab"};
        Exchange first = served.client().post(APPROVAL, REASON, once);
        Exchange again = served.client().post(APPROVAL, REASON, once);

        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(served.house.acts).hasSize(1);
        assertThat(served.client()
                        .post(APPROVAL, "{\"reason\":\"tried elsewhere\",\"lower\":true}", once)
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"03\"", "\"\"", "W/\"3\"", "\"-1\"", "\"x\""})
    @Proves("API-07")
    void decidesNothingOnceSomebodyElseDecided(String decision) {
        for (String target : List.of(APPROVAL, DENIAL)) {
            assertThat(served.client()
                            .post(target, REASON, "If-Match", decision)
                            .status())
                    .isEqualTo(412);
        }
        assertThat(served.house.acts).isEmpty();
        assertThat(served.client().post(APPROVAL, REASON, "If-Match", "\"3\"").status())
                .isEqualTo(200);
    }

    @Test
    void refusesADecisionThatCannotBeRead() {
        assertThat(served.client().post(APPROVAL, REASON, "If-Match", "3").status())
                .isEqualTo(400);
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins.unfit", "plugins.lower-version", "plugins.development"})
    @Proves("API-01")
    void explainsTheRuleThatStandsAgainstIt(String rule) {
        served.house.rule = Optional.of(rule);
        Exchange answer = served.client().post(APPROVAL, REASON);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.field("type")).endsWith("#/x-problems/" + rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"lower\":true}",
                "{\"reason\":\"ab\"}",
                "{\"reason\":\"two\\nlines\"}",
                "{\"reason\":\"because\",\"lower\":\"true\"}",
                "{\"reason\":\"because\",\"lower\":1}",
                "{\"reason\":\"because\",\"hash\":\"x\"}",
                "[]"
            })
    @Proves("API-06")
    void refusesABodyThatDoesNotFit(String body) {
        assertThat(served.client().post(APPROVAL, body).status()).isEqualTo(422);
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/approvals", "/denials"})
    void knowsNothingOfBytesThatWereNotDelivered(String part) {
        for (String hash : List.of("0".repeat(64), "AB".repeat(32), "ab".repeat(31), "almanac-1.1.0.jar")) {
            String target = "/deliveries/" + hash + part;
            Exchange answer = part.isEmpty()
                    ? served.client().get(target)
                    : served.client().post(target, REASON);
            assertThat(answer.status()).isEqualTo(404);
        }
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    @Proves("SEC-31")
    void letsNoProgramDecideWhateverItsTokenNames() {
        served.house.scopes = Set.of("plugins.view", "plugins.approve");
        assertThat(served.client()
                        .as(House.APPLICATION, "POST", APPROVAL, REASON)
                        .status())
                .isEqualTo(403);
        assertThat(served.house.acts).isEmpty();
    }
}
