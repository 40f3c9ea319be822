package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What leaves the house: from the page where somebody acts to the mail that arrives, and what is left of it then. */
@ExtendWith(Shared.class)
class MessagesIT {

    private static final String CONTACTS = "/area/recapiti";
    private static final String NEW = "/area/recapiti/recapito?mezzo=email";
    private static final String CODE = "/area/recapiti/codice?mezzo=email";
    private static final String SENT = "/area/comunicazioni";
    private static final String CHANGE = "/area/servizio?operazione=pin.change";
    private static final Pattern DIGITS = Pattern.compile("\\b[0-9]{8}\\b");

    private final Gateway gateway;

    MessagesIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    @Proves({"OUT-07", "NOT-27", "SEC-10", "SEC-53", "SEC-55"})
    void aCodeProvesAContactAndIsFoundNowhereAfterwards() throws IOException {
        Person anna = gateway.people().fresh();
        String address = "anna." + anna.codiceFiscale().toLowerCase(Locale.ROOT) + "@posta.example";
        Visitor visitor = new Visitor(gateway).entered(anna);
        Visitor elsewhere = new Visitor(gateway).entered(anna);
        String code = codeFor(visitor, address);
        assertThat(elsewhere.isIn()).isTrue();

        prove(visitor, code);

        assertThat(visitor.get(CONTACTS).body()).contains("@posta.example").doesNotContain(address);
        assertThat(elsewhere.isIn()).isFalse();
        Until.isTrue(
                "it is told that it went out", () -> visitor.get(SENT).body().contains("Spedita"));
        assertThat(visitor.get(SENT).body()).doesNotContain(address).doesNotContain(code);
        assertThat(gateway.filesWith(code)).isEmpty();
        assertThat(gateway.filesWith(address)).isEmpty();
        assertThat(gateway.management().eventsAfter(0).toString())
                .contains("message.sent")
                .doesNotContain(code)
                .doesNotContain(address);
    }

    @Test
    @Proves("SEC-06")
    void aCodeCountsInNoOtherSessionOfThePerson() {
        Person person = gateway.people().fresh();
        Visitor visitor = new Visitor(gateway).entered(person);
        Visitor elsewhere = new Visitor(gateway).entered(person);
        String code = codeFor(visitor, "codice." + person.codiceFiscale().toLowerCase(Locale.ROOT) + "@posta.example");

        assertThat(typed(elsewhere, code).statusCode()).isEqualTo(422);
        assertThat(elsewhere.get(CONTACTS).body()).doesNotContain("@posta.example");
        prove(visitor, code);
    }

    @Test
    @Proves({"OUT-07", "SEC-55"})
    void nobodySeesWhatWasSentToSomebodyElse() {
        Person lea = gateway.people().fresh();
        Visitor visitor = new Visitor(gateway).entered(lea);
        prove(visitor, codeFor(visitor, "lea." + lea.codiceFiscale().toLowerCase(Locale.ROOT) + "@posta.example"));
        assertThat(visitor.get(CONTACTS).body()).contains("@posta.example");
        Until.isTrue(
                "it is told that it went out", () -> visitor.get(SENT).body().contains("Spedita"));

        Visitor other = new Visitor(gateway).entered(gateway.people().fresh());

        assertThat(other.get(SENT).body()).doesNotContain("@posta.example").doesNotContain("Spedita");
        assertThat(other.get(CONTACTS).body()).doesNotContain("@posta.example");
    }

    @Test
    @Proves({"NOT-14", "OUT-01"})
    void whoeverChangesThePinIsToldAndTheMailHoldsNoPin() {
        Person mara = gateway.people().fresh();
        String address = "mara." + mara.codiceFiscale().toLowerCase(Locale.ROOT) + "@posta.example";
        Visitor visitor = new Visitor(gateway).entered(mara);
        prove(visitor, codeFor(visitor, address));

        String question = location(visitor.post(CHANGE, visitor.fields(CHANGE, CHANGE)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("newPin", "LUNA5678");
        form.put("again", "LUNA5678");
        assertThat(location(visitor.post(question, form))).contains("ricevuta");

        String mail = Until.found("the notice", () -> mail(visitor, address).filter(page -> page.contains("PIN")));
        assertThat(mail).doesNotContain("LUNA5678").doesNotContain(mara.pin()).doesNotContain(mara.codiceFiscale());
    }

    /** Asks for a code and takes it out of the mail. */
    private String codeFor(Visitor visitor, String address) {
        Map<String, String> form = visitor.fields(NEW, NEW);
        form.put("recapito", address);
        form.put("atto", "invia");
        assertThat(location(visitor.post(NEW, form))).startsWith("/area/recapiti/codice");
        String mail = Until.found("the code", () -> mail(visitor, address));
        Matcher code = DIGITS.matcher(mail);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private void prove(Visitor visitor, String code) {
        assertThat(location(typed(visitor, code))).startsWith(CONTACTS);
    }

    private static HttpResponse<String> typed(Visitor visitor, String code) {
        Map<String, String> form = visitor.fields(CODE, CODE);
        form.put("codice", code);
        return visitor.post(CODE, form);
    }

    /** The latest mail to an address, as the page of the demonstration shows it. */
    private Optional<String> mail(Visitor visitor, String address) {
        String list = visitor.get("/demo/posta").body();
        for (String row : list.split("<tr", -1)) {
            Matcher link =
                    Pattern.compile("href=\"(/demo/posta/messaggio\\?[^\"]+)\"").matcher(row);
            if (row.contains(address) && link.find()) {
                String page = visitor.get(link.group(1).replace("&amp;", "&")).body();
                return Optional.of(page.substring(page.indexOf("<main")));
            }
        }
        return Optional.empty();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
