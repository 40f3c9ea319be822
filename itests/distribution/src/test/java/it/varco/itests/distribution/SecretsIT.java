package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was typed as a secret is found nowhere, whatever happened to it on the way, here and in the tests before. */
@ExtendWith(Shared.class)
class SecretsIT {

    private static final String ADDRESS = "/accesso/pin";

    private final Gateway gateway;

    SecretsIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    @Proves({"SEC-53", "PIN-08", "SEC-54"})
    void areInNoFileThatTheGatewayWrote() throws IOException {
        List<String> answers = everythingThatCanHappenToAPin();
        gateway.management().ready().verification();

        assertThat(answers).noneMatch(answer -> answer.contains(People.WRONG_PIN));
        assertThat(gateway.filesWith(People.WRONG_PIN)).isEmpty();
        assertThat(gateway.filesWith(gateway.token()))
                .containsExactly(gateway.home().resolve("data/run/management-token"));
        // the published codes of the demonstration stand in its configuration, and nowhere else
        for (Person person : gateway.people().shown()) {
            assertThat(gateway.filesWith(person.pin()))
                    .allMatch(file -> file.startsWith(gateway.home().resolve("data/cache")));
        }
        assertThat(Files.getPosixFilePermissions(gateway.home().resolve("data/secrets")))
                .hasSize(3);
        try (Stream<Path> keys = Files.list(gateway.home().resolve("data/secrets"))) {
            assertThat(keys.filter(file -> !file.toString().endsWith("-certificate.pem"))) // which everybody may read
                    .isNotEmpty()
                    .allSatisfy(key ->
                            assertThat(Files.getPosixFilePermissions(key)).hasSize(2));
        }
    }

    /** It stands in the address of a page: whatever is answered there, nobody writes that address down. */
    @Test
    @Proves("SEC-53")
    void theTicketThatALinkCarriedIsInNoFileEither() throws IOException {
        String ticket = "biglietto-che-nessuno-annota";
        String page = "/portale/servizio?operazione=pin.none&biglietto=" + ticket;
        Visitor visitor = new Visitor(gateway);
        assertThat(List.of(
                        visitor.get(page).statusCode(),
                        visitor.get(page + "&biglietto=" + ticket).statusCode(),
                        visitor.get("/portale?biglietto=" + ticket).statusCode(),
                        visitor.get("/area?biglietto=" + ticket).statusCode(),
                        visitor.post(page, Map.of("biglietto", ticket)).statusCode()))
                .containsExactly(404, 400, 200, 303, 403);
        assertThat(gateway.filesWith(ticket)).isEmpty();
    }

    /** Right, wrong, blocked, misplaced, too long, unguarded, cut off: every road a PIN can take. */
    private List<String> everythingThatCanHappenToAPin() {
        String pin = People.WRONG_PIN;
        Person person = gateway.people().fresh();
        Visitor visitor = new Visitor(gateway).entered(gateway.people().first());
        return List.of(
                visitor.signIn(person.codiceFiscale(), pin).body(),
                visitor.signIn(person.codiceFiscale(), pin).body(),
                visitor.signIn(People.stranger(), pin).body(),
                visitor.signIn(person.codiceFiscale(), pin + pin + pin).body(),
                visitor.signIn("", pin).body(),
                visitor.post(ADDRESS, Map.of("codiceFiscale", person.codiceFiscale(), "pin", pin))
                        .body(),
                visitor.postFrom(Map.of("Origin", "http://evil.example"), ADDRESS, Map.of("pin", pin))
                        .body(),
                visitor.post("/aiuto", Map.of("pin", pin)).body(),
                visitor.post("/non-c-e", Map.of("pin", pin)).body(),
                visitor.postFrom(Map.of("Sec-Fetch-Site", "same-origin"), ADDRESS, Map.of("pin", pin.repeat(600)))
                        .body());
    }
}
