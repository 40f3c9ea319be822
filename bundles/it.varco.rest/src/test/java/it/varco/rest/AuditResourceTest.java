package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditResourceTest {

    private static final CodiceFiscale SOMEBODY = new CodiceFiscale("RSSMRA85T10A562S");

    @RegisterExtension
    static final Served served = new Served();

    @Test
    @Proves("AUD-10")
    void showsEventsWithTheCodiceFiscaleMasked() {
        Instant at = Instant.parse("2026-11-23T08:15:02.114Z");
        served.house.trail.events.add(new RecordedEvent(
                1,
                AuditEvent.of(at, "login.enter", Outcome.DONE)
                        .person(SOMEBODY)
                        .role(Role.CITTADINO)
                        .session("h8Xw2mVvQ0aJ")
                        .visit(Visit.at(at, "192.0.2.7", "7K3M9QX2AB").build())
                        .detail("provider", "pin")
                        .build()));
        served.house.trail.events.add(new RecordedEvent(
                2, AuditEvent.of(at, "gateway.start", Outcome.DONE).build()));

        Exchange answer = served.client().get("/audit/events");

        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"items":[
                  {"position":1,"at":"2026-11-23T08:15:02.114Z","operation":"login.enter","outcome":"done",
                   "codice_fiscale":"RSSMRA********2S","role":"cittadino","session":"h8Xw2mVvQ0aJ",
                   "reference":"7K3M9QX2AB","details":{"provider":"pin"}},
                  {"position":2,"at":"2026-11-23T08:15:02.114Z","operation":"gateway.start","outcome":"done",
                   "details":{}}],
                 "next":2}
                """.replace(
                        "********2S", "********" + SOMEBODY.value().substring(14))));
        assertThat(answer.text()).doesNotContain(SOMEBODY.value()).doesNotContain("192.0.2.7");
    }

    @Test
    @Proves("SEC-31")
    void recordsEachLookAtTheTrailBeforeItIsTaken() {
        served.client().get("/audit/events");
        assertThat(served.house.decided).containsExactly("audit.read");
    }

    @Test
    @Proves("API-06")
    void givesThePagesOneAfterTheOther() {
        for (int i = 1; i <= 250; i++) {
            served.house.trail.events.add(new RecordedEvent(
                    i, AuditEvent.of(Served.NOW, "login.enter", Outcome.REFUSED).build()));
        }
        List<Long> seen = new ArrayList<>();
        long after = 0;
        for (int page = 0; page < 4; page++) {
            Exchange answer = served.client().get("/audit/events?limit=100&after=" + after);
            answer.json()
                    .path("items")
                    .forEach(each -> seen.add(each.path("position").longValue()));
            after = answer.json().path("next").longValue();
        }

        assertThat(seen).hasSize(250).isSorted().doesNotHaveDuplicates();
        assertThat(after).isEqualTo(250);
        assertThat(served.house.acts).containsExactly("read 0 100", "read 100 100", "read 200 100", "read 250 100");
    }

    @Test
    void asksForFiftyFromTheStartUnlessTold() {
        served.client().get("/audit/events");
        served.client().get("/audit/events?after=999999999999999999&limit=1");
        assertThat(served.house.acts).containsExactly("read 0 50", "read 999999999999999999 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=",
                "limit=ten",
                "limit=1.5",
                "limit=007",
                "limit=1&limit=1",
                "after=-1",
                "after=",
                "after=9999999999999999999",
                "after=%00",
                "after=%zz",
                "after=%ff",
                "from=1",
                "AFTER=1",
                "after=1&codice_fiscale=RSSMRA85T10A562S"
            })
    @Proves({"API-06", "API-05"})
    void refusesAQueryThatIsNotDescribed(String query) {
        Exchange answer = served.client()
                .call(
                        "GET",
                        "/audit/events?" + query.replace("%zz", "%25zz"),
                        "",
                        "Authorization",
                        "Bearer " + House.TOKEN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("RSSMRA");
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void tellsWhatTheCheckFound() {
        served.house.trail.report = new ChainReport(4711, 2, 17);
        Exchange answer = served.client().with("POST", "/audit/verification");

        assertThat(answer.text()).isEqualTo("{\"records\":4711,\"waiting\":2,\"broken\":17,\"intact\":false}");
        assertThat(served.house.decided).containsExactly("audit.verify");
    }

    @Test
    void takesNoBodyWhereNoneIsDescribed() {
        Exchange check = served.client()
                .call(
                        "POST",
                        "/audit/verification",
                        "{}",
                        "Authorization",
                        "Bearer " + House.TOKEN,
                        "Content-Type",
                        "application/json");
        Exchange look = served.client().call("GET", "/plugins", "x", "Authorization", "Bearer " + House.TOKEN);

        assertThat(check.status()).isEqualTo(400);
        assertThat(look.status()).isEqualTo(400);
    }

    @Test
    @Proves({"AUD-10", "API-05"})
    void searchesWithWhatStandsInTheBody() {
        served.house.trail.next = "MTAx";
        served.house.trail.events.add(new RecordedEvent(
                0,
                AuditEvent.of(Served.NOW, "sessions.end", Outcome.DONE)
                        .role(Role.SERVICE_ACCOUNT)
                        .about(SOMEBODY)
                        .build()));

        Exchange answer = served.client().post("/audit/searches", """
                {"person":"RSSMRA85T10A562S","operation":"sessions.","reference":"7K3M9QX2AB","from":"2026-11-01",
                 "to":"2026-11-23T08:15:02Z","outcome":"done","cursor":"MTAw","limit":20}
                """);

        assertThat(served.house.acts)
                .containsExactly("searched RSSMRA85T10A562S sessions. 7K3M9QX2AB 2026-11-01 2026-11-23T08:15:02Z DONE"
                        + " MTAw 20");
        assertThat(answer.field("next")).isEqualTo("MTAx");
        assertThat(answer.json().at("/items/0/about").asText()).isEqualTo(SOMEBODY.masked());
        assertThat(answer.text()).doesNotContain(SOMEBODY.value());
    }

    @Test
    void searchesForEverythingAndSaysNothingOfMoreAtTheEnd() {
        Exchange answer = served.client().post("/audit/searches", "{}");
        assertThat(answer.text()).isEqualTo("{\"items\":[]}");
        assertThat(served.house.decided).containsExactly("audit.search");
    }

    @Test
    @Proves("API-01")
    void namesEveryFieldOfASearchThatDoesNotFit() {
        Exchange answer = served.client()
                .post(
                        "/audit/searches",
                        "{\"person\":\"x\",\"from\":\"yesterday\",\"outcome\":\"good\",\"limit\":101}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors")).isEqualTo(Exchange.parse("""
                [{"pointer":"/from","detail":"expected in the shape of 2026-11-01"},
                 {"pointer":"/outcome","detail":"expected one of done, refused, unavailable"},
                 {"pointer":"/limit","detail":"expected from 1 to 100"},
                 {"pointer":"/person","detail":"expected a codice fiscale of a person"}]
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "operation", "reference", "from", "to", "outcome", "cursor"})
    void neverTakesAnEmptyFieldForASearchOfEverything(String field) {
        Exchange answer = served.client().post("/audit/searches", "{\"" + field + "\":\"\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(served.house.acts).isEmpty();
    }
}
