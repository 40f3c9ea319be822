package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesTest {

    private static final String REASON = "{\"reason\":\"The mail server works again\"}";
    private static final String ONE = "/messages/undelivered/Kf3w2mVvQ0aJ";

    @RegisterExtension
    static final Served served = new Served();

    @Test
    void tellsHowThingsStandWithEachMedium() {
        assertThat(served.client().get("/messages/outbox").json()).isEqualTo(Exchange.parse("""
                {"items":[{"medium":"email","waiting":3,"oldest":"2026-11-23T07:30:00Z","undelivered":1,
                  "channel":"email"},{"medium":"posta","waiting":0,"undelivered":0}]}
                """));
    }

    @Test
    @Proves({"NOT-26", "AUD-10"})
    void showsWhatDidNotArriveWithPersonAndAddressMasked() {
        Exchange answer = served.client().get("/messages/undelivered");
        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"items":[{"id":"Kf3w2mVvQ0aJ","owner":"it.varco.credential.pin","kind":"pin.changed",
                  "title":"Your PIN was changed","codice_fiscale":"RSSMRA********2S",
                  "medium":"email","address":"m****o@example.it",
                  "why":"mail.address","can_be_retried":true,"entered":"2026-11-23T07:29:00Z",
                  "since":"2026-11-23T07:30:00Z"}]}
                """));
    }

    @Test
    @Proves("API-06")
    void givesEveryOneOncePageByPage() {
        served.house.messages.all.clear();
        for (int i = 100; i < 350; i++) {
            served.house.messages.all.add(
                    new FakeMessages.Task("m" + i, Optional.empty(), Optional.<Medium>empty(), false));
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Exchange page =
                    served.client().get("/messages/undelivered?limit=50" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.json().path("items").forEach(each -> seen.add(each.path("id").asText()));
            next = page.field("next");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(250).doesNotHaveDuplicates().isSorted();
        assertThat(served.client().get("/messages/undelivered?limit=101").status())
                .isEqualTo(400);
    }

    @Test
    @Proves("NOT-26")
    void putsBackAndClosesWithAReason() {
        assertThat(served.client().post(ONE + "/retries", REASON).field("id")).isEqualTo("Kf3w2mVvQ0aJ");
        assertThat(served.client().post(ONE + "/endings", REASON).status()).isEqualTo(200);
        assertThat(served.house.acts).containsExactly("put back Kf3w2mVvQ0aJ", "closed Kf3w2mVvQ0aJ");
        assertThat(served.client().post(ONE + "/retries", "{\"reason\":\"x\"}").status())
                .isEqualTo(422);
        assertThat(served.client()
                        .post("/messages/undelivered/gone/endings", REASON)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Proves("UX-57")
    void saysWhichRuleStandsAgainstIt() {
        served.house.rule = Optional.of("messages.erased");
        Exchange answer = served.client().post(ONE + "/retries", REASON);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.field("type")).endsWith("#/x-problems/messages.erased");
    }

    @Test
    void showsTheWordsOfAMessageWithInventedValues() {
        Exchange all = served.client().get("/messages/templates");
        Exchange one = served.client().get("/messages/templates/it.varco.credential.pin/pin.changed/it");
        assertThat(all.json().at("/items/0/problems/0").asText()).contains("line 3");
        assertThat(one.field("subject")).isEqualTo("Cambiato");
        assertThat(one.field("file")).isEqualTo("x.md");
        assertThat(served.client()
                        .get("/messages/templates/it.varco.credential.pin/pin.changed/de")
                        .status())
                .isEqualTo(404);
    }
}
