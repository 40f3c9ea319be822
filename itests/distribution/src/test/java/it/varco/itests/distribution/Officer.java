package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Administrators.Administrator;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

/** An officer at the desk of the Contact Center, without a screen. */
final class Officer {

    private static final String DESK = "/contact-center/servizio?operazione=pin-issue.";
    private static final String LOGIN = "/accesso/local";
    private static final String ROLES = "/ruolo?ritorno=/amministrazione";

    private final Visitor visitor;

    /** Signs in with both factors and takes the role. */
    Officer(Gateway gateway, Administrator administrator) {
        visitor = new Visitor(gateway.managementSite());
        entered(visitor, administrator);
        String roles = visitor.get(ROLES).body();
        String role = Stream.of(roles.split("(?=<form)", -1))
                .filter(each -> each.contains("OPERATORE_CONTACT_CENTER"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(roles));
        location(visitor.post("/ruolo", Visitor.hidden(role, "/ruolo")));
    }

    /** Signs somebody in with both factors, who then has to choose a role. */
    static void entered(Visitor visitor, Administrator administrator) {
        Map<String, String> form = visitor.fields(LOGIN, LOGIN);
        form.put("codiceFiscale", administrator.codiceFiscale());
        form.put("passphrase", administrator.passphrase());
        form.put("code", administrator.phone().next());
        location(visitor.post(LOGIN, form));
    }

    /** The page of the calls that wait. */
    String calls() {
        return shown(begun("calls"));
    }

    /** The page with the call to be made, after the next one was taken; an outcome ends it. */
    String take() {
        String question = location(begun("call"));
        Map<String, String> form = visitor.fields(question, question);
        assertThat(shown(visitor.post(question, form))).contains("è tua");
        return location(begun("call"));
    }

    /** Tells of the call on a page that nobody answered; what is read then. */
    String unanswered(String page) {
        Map<String, String> form = visitor.fields(page, page);
        form.put("outcome", "unanswered");
        return shown(visitor.post(page, form));
    }

    /** What is read after somebody who calls could not be ended the PIN of, because their words do not fit. */
    HttpResponse<String> unlike(String codiceFiscale) {
        String question = location(begun("end"));
        Map<String, String> form = visitor.fields(question, question);
        form.putAll(Map.of("codiceFiscale", codiceFiscale, "name", "Altro", "surname", "Nome", "born", "01/02/1970"));
        form.putAll(Map.of("proof", "altri@example.it", "said", "true", "reason", "lost", "sure", "true"));
        HttpResponse<String> answer = visitor.post(question, form);
        return answer.statusCode() == 303 ? visitor.get(location(answer)) : answer;
    }

    private HttpResponse<String> begun(String operation) {
        return visitor.post(DESK + operation, visitor.fields(DESK + operation, DESK + operation));
    }

    private String shown(HttpResponse<String> answer) {
        return answer.statusCode() == 303 ? visitor.get(location(answer)).body() : answer.body();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
