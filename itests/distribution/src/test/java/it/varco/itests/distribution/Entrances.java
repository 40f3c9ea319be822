package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every place where somebody who is not signed in, or may not be there, names a person: each of them up to the moment
 * before the answer that could give the person away.
 */
final class Entrances {

    private static final String ASK = "/portale/servizio?operazione=pin-issue.";
    private static final Map<String, String> CARD =
            Map.of("cardNumber", "80380000000000000017", "cardExpiry", "31/12/2030");

    private final Gateway gateway;
    private final AtomicInteger contacts = new AtomicInteger(1_000_000);
    private final Map<String, Entrance> all = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param words that the answer has
     * @param person leads whoever names this codice fiscale up to the last answer
     */
    record Entrance(String words, Function<String, Last> person) {}

    /** Somebody before the last answer. */
    record Last(Visitor visitor, Supplier<HttpResponse<String>> answer) {

        HttpResponse<String> answered() {
            return answer.get();
        }

        /** The page that an answer leads to, or it is. */
        HttpResponse<String> seen(HttpResponse<String> answered) {
            return answered.statusCode() == 303 ? visitor.get(location(answered)) : answered;
        }
    }

    Entrances(Gateway gateway) {
        this.gateway = gateway;
        add("login", "il PIN non corrispondono", this::login);
        add("request", "Abbiamo ricevuto la richiesta", this::request);
        add("recovery, contacts", "Il codice provvisorio", person -> answer("recover", Map.of(), person));
        add("recovery, end", "Controlla la posta", this::recoveryEnd);
        add("activation", "niente da attivare", person -> answer("activate", with(CARD, "half", "ABCDEFGH"), person));
        add("revocation", "niente da revocare", person -> answer("revoke", with(CARD, "sure", "true"), person));
        add("interface, no token", "unauthenticated", person -> search(person, ""));
        add("interface, wrong token", "unauthenticated", person -> search(person, "Bearer " + "A".repeat(43)));
    }

    private void add(String name, String words, Function<String, Last> person) {
        all.put(name, new Entrance(words, person));
    }

    /** By name. */
    Map<String, Entrance> all() {
        return all;
    }

    private Last login(String person) {
        Visitor visitor = new Visitor(gateway);
        Map<String, String> form = visitor.pinForm(person, People.WRONG_PIN);
        return new Last(visitor, () -> visitor.post("/accesso/pin", form));
    }

    /** A request up to its last page, whose answer is a number. */
    private Last request(String person) {
        Visitor visitor = new Visitor(gateway);
        String question = begun(visitor, "request");
        Map<String, String> form = visitor.fields(question, question);
        form.putAll(Map.of("codiceFiscale", person, "name", "Nome", "surname", "Cognome", "born", "15/07/1975"));
        form.putAll(Map.of("country", "Italia", "residence1", "Via Nuova 7", "residence2", "00100 Roma RM"));
        form.putAll(reached());
        return next(visitor, visitor.post(question, form), Map.of("right", "true"));
    }

    private Last recoveryEnd(String person) {
        Visitor visitor = new Visitor(gateway);
        return next(visitor, answer(visitor, "recover", Map.of(), person).answered(), Map.of("kept", "true"));
    }

    private Last answer(String operation, Map<String, String> typed, String person) {
        return answer(new Visitor(gateway), operation, typed, person);
    }

    private Last answer(Visitor visitor, String operation, Map<String, String> typed, String person) {
        String question = begun(visitor, operation);
        Map<String, String> form = visitor.fields(question, question);
        form.put("codiceFiscale", person);
        form.putAll(typed);
        form.putAll(reached());
        return new Last(visitor, () -> visitor.post(question, form));
    }

    /** The question that an answer leads to, answered. */
    private static Last next(Visitor visitor, HttpResponse<String> before, Map<String, String> typed) {
        String question = location(before);
        Map<String, String> form = visitor.fields(question, question);
        form.putAll(typed);
        return new Last(visitor, () -> visitor.post(question, form));
    }

    private static String begun(Visitor visitor, String operation) {
        return location(visitor.post(ASK + operation, visitor.fields(ASK + operation, ASK + operation)));
    }

    /** Contacts of nobody: whoever is asked for with the same ones too often is refused for that. */
    private Map<String, String> reached() {
        int number = contacts.incrementAndGet();
        return Map.of("email", "uno" + number + "uno@posta.example", "mobile", "+393" + number + "55");
    }

    private Last search(String person, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        gateway.managementSite().resolve("/api/admin/v1/session-searches"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(String.format(Locale.ROOT, "{\"codice_fiscale\": \"%s\"}", person)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return new Last(
                new Visitor(gateway.managementSite()),
                () -> gateway.management().send(request));
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(some);
        more.put(name, value);
        return more;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
