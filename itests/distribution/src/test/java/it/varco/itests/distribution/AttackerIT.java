package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who is not the person. */
@ExtendWith(Shared.class)
class AttackerIT {

    private static final String ADDRESS = "/accesso/pin";
    private static final String SESSION = Visitor.SESSION;
    private static final int CROWD = 200;

    private final Gateway gateway;
    private final Management management;

    AttackerIT(Gateway gateway) {
        this.gateway = gateway;
        this.management = gateway.management().ready();
    }

    @Test
    @Proves({"SEC-04", "PIN-34"})
    void learnsNothingFromARefusal() {
        List<String> answers = new ArrayList<>();
        answers.add(refusal(People.stranger(), People.WRONG_PIN));
        answers.add(refusal(gateway.people().fresh().codiceFiscale(), People.WRONG_PIN));
        inState("revocato").forEach(person -> answers.add(refusal(person.codiceFiscale(), person.pin())));
        inState("dismesso").forEach(person -> answers.add(refusal(person.codiceFiscale(), People.WRONG_PIN)));

        assertThat(answers.get(0)).startsWith("403");
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(0)));
    }

    private List<Person> inState(String state) {
        List<Person> people = gateway.people().shown().stream()
                .filter(person -> person.state().equals(state))
                .toList();
        assertThat(people).isNotEmpty();
        return people;
    }

    /** Status, headers and body, without what differs in any two answers: date and reference, both of fixed length. */
    private String refusal(String codiceFiscale, String pin) {
        HttpResponse<String> answer = new Visitor(gateway).signIn(codiceFiscale, pin);
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + "\n"
                + answer.body().replaceAll(">[0-9A-HJKMNP-TV-Z]{10}<", ">0123456789<");
    }

    @Test
    @Proves({"SEC-02", "PIN-32"})
    void getsOneGuessHoweverManyAreSentAtOnce() {
        Person person = gateway.people().fresh();
        List<Visitor> crowd =
                IntStream.range(0, CROWD).mapToObj(i -> new Visitor(gateway)).toList();
        List<Map<String, String>> forms = crowd.parallelStream()
                .map(visitor -> visitor.pinForm(person.codiceFiscale(), People.WRONG_PIN))
                .toList();
        long before = management.lastPosition();

        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, CROWD)
                .mapToObj(i -> crowd.get(i).postSoon(ADDRESS, forms.get(i)))
                .toList();
        List<Integer> answers =
                sent.stream().map(answer -> answer.join().statusCode()).sorted().toList();

        assertThat(answers).filteredOn(status -> status == 403).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(CROWD - 1);
        List<String> trail = management.loginsAfter(before);
        assertThat(trail).filteredOn("refused pin.wrong"::equals).hasSize(1);
        assertThat(trail).filteredOn("refused access.blocked"::equals).hasSize(CROWD - 1);
        assertThat(trail).hasSize(CROWD);
        assertThat(new Visitor(gateway)
                        .signIn(person.codiceFiscale(), person.pin())
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    @Proves("SEC-27")
    void cannotSendAFormThatThisBrowserDidNotOpenHere() {
        Person person = gateway.people().first();
        Visitor visitor = new Visitor(gateway);
        Map<String, String> form = visitor.pinForm(person.codiceFiscale(), person.pin());
        Map<String, String> unguarded = without(form, "_token");
        Map<String, String> foreign = with(
                form, "_token", new Visitor(gateway).fields(ADDRESS, ADDRESS).get("_token"));

        assertThat(visitor.post(ADDRESS, unguarded).statusCode()).isEqualTo(403);
        assertThat(visitor.post(ADDRESS, foreign).statusCode()).isEqualTo(403);
        assertThat(from(visitor, form, Map.of())).isEqualTo(403);
        assertThat(from(visitor, form, Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
        assertThat(from(visitor, form, Map.of("Sec-Fetch-Site", "same-site"))).isEqualTo(403);
        assertThat(from(visitor, form, Map.of("Sec-Fetch-Site", "none"))).isEqualTo(403);
        assertThat(from(visitor, form, Map.of("Origin", "http://evil.example"))).isEqualTo(403);
        assertThat(from(visitor, form, Map.of("Origin", "null"))).isEqualTo(403);
        assertThat(from(visitor, form, Map.of("Origin", "http://evil.example", "Sec-Fetch-Site", "same-origin")))
                .isEqualTo(403);
        assertThat(new Visitor(gateway).post(ADDRESS, form).statusCode()).isEqualTo(403);
        assertThat(visitor.cookie(SESSION)).isEmpty();
        assertThat(visitor.post(ADDRESS, form).statusCode()).isEqualTo(303); // nothing was used up
    }

    private static int from(Visitor visitor, Map<String, String> form, Map<String, String> origin) {
        return visitor.postFrom(origin, ADDRESS, form).statusCode();
    }

    private static Map<String, String> without(Map<String, String> form, String field) {
        Map<String, String> rest = new LinkedHashMap<>(form);
        rest.remove(field);
        return rest;
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    @Test
    @Proves({"SEC-26", "SEC-27"})
    void cannotEndASessionFromOutside() {
        Visitor victim = new Visitor(gateway).entered(gateway.people().first());
        Map<String, String> leaving = victim.fields("/area", "/uscita");

        assertThat(victim.get("/uscita").statusCode()).isEqualTo(303);
        assertThat(victim.post("/uscita", Map.of()).statusCode()).isEqualTo(403);
        assertThat(victim.postFrom(Map.of("Sec-Fetch-Site", "cross-site"), "/uscita", leaving)
                        .statusCode())
                .isEqualTo(403);
        assertThat(victim.post("/area/sessioni", Map.of("altre", "1")).statusCode())
                .isEqualTo(403);
        assertThat(victim.post("/area/sessioni", with(leaving, "altre", "1")).statusCode())
                .isEqualTo(403);
        assertThat(victim.isIn()).isTrue();
    }

    @Test
    @Proves("SEC-33")
    void cannotEndTheSessionOfSomebodyElse() {
        Person person = gateway.people().fresh();
        Visitor victim = new Visitor(gateway).entered(person);
        String handle = victim.fields("/area/sessioni", "/area/sessioni").get("sessione");
        Visitor attacker = new Visitor(gateway).entered(gateway.people().first());
        Map<String, String> form = attacker.fields("/area/sessioni", "/area/sessioni");

        HttpResponse<String> own = attacker.post("/area/sessioni", with(form, "sessione", "A".repeat(handle.length())));
        HttpResponse<String> others = attacker.post("/area/sessioni", with(form, "sessione", handle));

        assertThat(victim.isIn()).isTrue();
        assertThat(others.statusCode()).isEqualTo(own.statusCode());
        assertThat(others.headers().map().get("location"))
                .isEqualTo(own.headers().map().get("location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "%2F%2Fevil.example",
                "/%5Cevil.example",
                "http%3A%2F%2Fevil.example%2F",
                "/%252F%252Fevil.example",
                "/@evil.example",
                "/a%0D%0ALocation:%20http://evil.example",
                "/..%2F%2Fevil.example",
                "javascript:alert(1)",
                "/a%23@evil.example"
            })
    @Proves("SEC-29")
    void cannotChooseAnotherSiteAsTheWayBack(String target) {
        Person person = gateway.people().first();
        Visitor visitor = new Visitor(gateway);
        String query = "?ritorno=" + target;
        HttpResponse<String> opened = visitor.get(ADDRESS + query);
        if (opened.statusCode() == 400) {
            return;
        }
        assertThat(opened.body()).doesNotContainPattern("(href|action|src)=\"(?!/[^/\\\\]|/\"|#|tel:)");
        HttpResponse<String> entered =
                visitor.post(ADDRESS, visitor.pinForm(query, person.codiceFiscale(), person.pin()));

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("location")).contains("/area");
    }

    @Test
    @Proves({"UX-05", "SEC-07"})
    void aFormSentTwiceActsOnce() {
        Person person = gateway.people().first();
        Visitor visitor = new Visitor(gateway);
        Map<String, String> form = visitor.pinForm(person.codiceFiscale(), person.pin());
        long before = management.lastPosition();

        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 8)
                .mapToObj(i -> visitor.postSoon(ADDRESS, form))
                .toList();
        List<Integer> answers =
                sent.stream().map(answer -> answer.join().statusCode()).toList();
        HttpResponse<String> later = visitor.post(ADDRESS, form);

        assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 410).hasSize(7);
        assertThat(later.statusCode()).isEqualTo(410);
        assertThat(management.loginsAfter(before)).containsExactly("done");
    }

    /** Each form has the token of this very browser, and a right codice fiscale and PIN. */
    @Test
    @Proves("SEC-07")
    void anAttemptThatIsForgedOrOfSomebodyElseOpensNothing() {
        Person person = gateway.people().first();
        Visitor visitor = new Visitor(gateway);
        Map<String, String> form = visitor.pinForm(person.codiceFiscale(), person.pin());
        String own = form.get("_attempt");
        String foreign = new Visitor(gateway).fields(ADDRESS, ADDRESS).get("_attempt");
        String later = own.substring(0, own.lastIndexOf('.')) + ".2";
        long before = management.lastPosition();

        HttpResponse<String> ahead = visitor.post(ADDRESS, with(form, "_attempt", later));
        assertThat(ahead.statusCode()).isEqualTo(303); // to the question that is to be answered first
        assertThat(ahead.headers().firstValue("Location")).contains(ADDRESS + "?passo=" + own);
        for (String forged : List.of(foreign, "A" + own, own.toLowerCase(Locale.ROOT), "A".repeat(22) + ".1")) {
            HttpResponse<String> answer = visitor.post(ADDRESS, with(form, "_attempt", forged));
            assertThat(answer.statusCode()).as(forged).isEqualTo(410);
        }
        assertThat(visitor.cookie(SESSION)).isEmpty();
        assertThat(management.loginsAfter(before)).isEmpty();
        assertThat(visitor.post(ADDRESS, form).statusCode()).isEqualTo(303); // nothing was used up
        assertThat(management.loginsAfter(before)).containsExactly("done");
    }

    /** One attempt in two tabs: what is wrong in one is not made right in the other. */
    @Test
    @Proves("SEC-07")
    void anAttemptAnsweredWronglyInOneTabIsOverInTheOther() {
        Person person = gateway.people().fresh();
        Visitor visitor = new Visitor(gateway);
        Map<String, String> form = visitor.pinForm(person.codiceFiscale(), person.pin());

        assertThat(visitor.post(ADDRESS, with(form, "pin", People.WRONG_PIN)).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post(ADDRESS, form).statusCode()).isEqualTo(410);
        assertThat(visitor.cookie(SESSION)).isEmpty();
    }

    @Test
    @Proves("SEC-08")
    void aSessionKnownBeforeALoginIsWorthNothingAfterIt() {
        Person person = gateway.people().first();
        Visitor visitor = new Visitor(gateway).entered(person);
        Visitor thief = new Visitor(gateway).entered(person);
        String before = visitor.cookie(SESSION).orElseThrow();
        thief.take(SESSION, before);
        assertThat(thief.isIn()).isTrue();

        visitor.entered(person);

        assertThat(visitor.cookie(SESSION).orElseThrow()).isNotEqualTo(before);
        assertThat(thief.isIn()).isFalse();
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    @Proves({"SEC-26", "SEC-28"})
    void signingOutEndsTheSessionOnTheServer() {
        Visitor visitor = new Visitor(gateway).entered(gateway.people().first());
        Visitor thief =
                new Visitor(gateway).take(SESSION, visitor.cookie(SESSION).orElseThrow());

        HttpResponse<String> left = visitor.post("/uscita", visitor.fields("/area", "/uscita"));

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.headers().firstValue("clear-site-data")).contains("\"cache\", \"storage\"");
        assertThat(thief.isIn()).isFalse();
    }

    @Test
    @Proves({"AUD-05", "AUD-10"})
    void readsNoWholeCodeAndNoPinInTheTrail() {
        Person person = gateway.people().fresh();
        long before = management.lastPosition();
        new Visitor(gateway).signIn(person.codiceFiscale(), People.WRONG_PIN);
        management.verification();
        List<JsonNode> events = management.eventsAfter(before);

        assertThat(events)
                .anySatisfy(event ->
                        assertThat(event.path("codice_fiscale").asText()).isEqualTo(person.masked()));
        assertThat(events.toString()).doesNotContain(person.codiceFiscale(), People.WRONG_PIN);
    }
}
