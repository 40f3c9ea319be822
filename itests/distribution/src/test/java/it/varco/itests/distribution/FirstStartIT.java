package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From an empty folder to a provider switched by page, interface and command, as the handbook says; each test goes on
 * where the one before it ended.
 */
@Chromium.Needed
@ExtendWith(Shared.class)
@TestMethodOrder(OrderAnnotation.class)
class FirstStartIT {

    private static final String PERSON = People.code("PRM", 1);
    private static final String PASSPHRASE = "il primo giorno di vento";
    private static final String CONSOLE = "/amministrazione";
    private static final String START = CONSOLE + "/avvio";
    private static final String PIN = CONSOLE + "/plugin?tipo=credential&id=pin";

    private static Gateway gateway;
    private static Authenticator phone;

    private final Browser browser;

    FirstStartIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void unpack() {
        gateway = Gateway.empty();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    @Order(1)
    @Proves({"SEC-70", "D-50", "UX-50"})
    void nobodyGetsInBeforeThereIsAnAdministrator() {
        Command.Result started = gateway.varco("start");
        assertThat(started.code()).as(started.said()).isZero();
        assertThat(started.said()).contains("waits for its first administrator");

        assertThatThrownBy(FirstStartIT::knockAtThePublicDoor).hasRootCauseInstanceOf(ConnectException.class);
        Visitor visitor = new Visitor(gateway.managementSite());
        for (String path : List.of("/", CONSOLE, CONSOLE + "/persone", "/attivazione", "/accesso")) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(303);
            assertThat(visitor.get(path).headers().firstValue("Location"))
                    .as(path)
                    .hasValue(START);
        }
        assertThat(gateway.log()).doesNotContain(code());
    }

    private static void knockAtThePublicDoor() {
        try (Socket socket = new Socket("localhost", gateway.site().getPort())) {
            throw new AssertionError("open: " + socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code varco first-start} shows to the account that runs the gateway. */
    private static String code() {
        Path file = gateway.home().resolve("data/run/first-start-code");
        return Gateway.read(file).split(" ", 2)[0];
    }

    @Test
    @Order(2)
    @Proves({"UX-50", "SEC-61"})
    void aWrongCodeLeadsNowhereAndIsRecorded() {
        browser.begin(gateway.managementSite(), Look.PLAIN);
        browser.open("/");
        assertThat(browser.address()).isEqualTo(START);
        browser.type("#inizia-code", "ZZZZZ-ZZZZZ");
        browser.type("#inizia-codiceFiscale", PERSON);
        browser.press("#inizia [type=submit]");

        assertThat(browser.title()).startsWith("Errore: ");
        assertThat(browser.one("#inizia-codiceFiscale").getDomProperty("value")).isEqualTo(PERSON);
        Management management = gateway.management().ready();
        management.verification();
        assertThat(management.eventsAfter(0))
                .filteredOn(event -> event.path("operation").asText().equals("setup.begin"))
                .extracting(event -> event.path("outcome").asText())
                .contains("refused");
    }

    @Test
    @Order(3)
    @Proves({"UX-50", "D-34", "SEC-71"})
    void whoHasTheCodeMakesPassphraseAndSecondFactor() {
        browser.begin(gateway.managementSite(), Look.RICH);
        begin();
        fillIn("Ada Prima", PASSPHRASE, "something else entirely");
        assertThat(browser.title()).startsWith("Error: ");
        fillIn("Ada Prima", PASSPHRASE, PASSPHRASE);

        assertThat(browser.shows("svg.varco-qr")).isTrue();
        phone = new Authenticator(browser.one("code.varco-exhibit-code").getText());
        browser.type("#campo-code", "000000");
        browser.press("#modulo [type=submit]");
        assertThat(browser.title()).startsWith("Error: ");
        browser.type("#campo-code", phone.next());
        browser.press("#modulo [type=submit]");

        assertThat(browser.all(".varco-codes li")).as(browser.mainText()).hasSize(10);
        assertThat(Files.exists(gateway.home().resolve("data/run/first-start-code")))
                .isTrue(); // not yet
        browser.tick("#campo-kept");
        browser.press("#modulo [type=submit]");
        assertThat(browser.address()).isEqualTo(START);
        assertThat(browser.shows("#apri")).isTrue();
        Until.isTrue(
                "the code is worth nothing",
                () -> Files.notExists(gateway.home().resolve("data/run/first-start-code")));
    }

    private void begin() {
        browser.open(START);
        browser.type("#inizia-code", code());
        browser.type("#inizia-codiceFiscale", PERSON);
        browser.press("#inizia [type=submit]");
    }

    private void fillIn(String name, String passphrase, String again) {
        browser.type("#campo-name", name);
        browser.type("#campo-newPassphrase", passphrase);
        browser.type("#campo-again", again);
        browser.press("#modulo [type=submit]");
    }

    @Test
    @Order(4)
    @Proves({"UX-50", "D-62"})
    void theRestMayWaitForAnotherDay() {
        gateway.stop();
        Command.Result started = gateway.varco("start");
        assertThat(started.code()).as(started.said()).isZero();
        assertThatThrownBy(FirstStartIT::knockAtThePublicDoor).hasRootCauseInstanceOf(ConnectException.class);

        browser.open(CONSOLE); // the same session, in a gateway started anew
        assertThat(browser.address()).isEqualTo(CONSOLE);
        browser.open(START);
        assertThat(browser.shows("#apri")).isTrue();
    }

    @Test
    @Order(5)
    @Proves({"UX-50", "UX-54", "SEC-22"})
    void theAddressIsTriedAndTheSiteOpened() {
        browser.type("#indirizzo-publicAddress", "no address at all");
        browser.type("#indirizzo-reason", "a slip of the keyboard");
        browser.press("#indirizzo [value=indirizzo]");
        assertThat(browser.title()).startsWith("Error: ");
        browser.type("#indirizzo-publicAddress", gateway.site().toString());
        browser.press("#indirizzo [value=prova]");
        assertThat(browser.mainText()).contains(gateway.site().toString());
        browser.type("#indirizzo-reason", "the address of this test");
        browser.press("#indirizzo [value=indirizzo]");
        assertThat(browser.text()).contains(gateway.site().toString());

        browser.press("#apri [type=submit]");
        Visitor visitor = new Visitor(gateway);
        Until.isTrue("the public site is open", () -> isOpen(visitor));
        assertThat(gateway.varco("status").said()).contains("is ready");
        browser.open(START);
        assertThat(browser.shows("#apri")).isFalse();
    }

    private static boolean isOpen(Visitor visitor) {
        try {
            return visitor.get("/accesso/pin").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Test
    @Order(6)
    @Proves({"UX-52", "UX-55", "SEC-11"})
    void theProviderIsSwitchedByPageInterfaceAndCommand() {
        Visitor visitor = new Visitor(gateway);
        browser.open(PIN);
        browser.type("#spegni-reason", "by the page");
        browser.press("#spegni [type=submit]");
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(503);
        browser.open(PIN);
        browser.type("#annulla-reason", "back, by the page");
        browser.press("#annulla [type=submit]");
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(200);

        curl("off", "by the interface");
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(503);
        curl("on", "back, by the interface");
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(200);

        assertThat(gateway.varco("provider", "off", "pin", "--reason", "by the command", "--yes")
                        .code())
                .isZero();
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(503);
        assertThat(gateway.varco("provider", "on", "pin", "--reason", "back, by the command", "--yes")
                        .code())
                .isZero();
        assertThat(visitor.get("/accesso/pin").statusCode()).isEqualTo(200);
        eachLeftOneRecord();
    }

    /** With the words of the handbook. */
    private static void curl(String state, String reason) {
        Command.Result result = Command.in(
                gateway.home(),
                List.of(
                        "sh",
                        "-c",
                        "printf 'Authorization: Bearer %s\\n' \"$(cat data/run/management-token)\" |"
                                + " curl -sf -X PUT " + gateway.managementSite()
                                + "/api/admin/v1/plugins/credential/pin/state -H @-"
                                + " -H 'Content-Type: application/json' -d '{\"state\":\"" + state
                                + "\",\"reason\":\"" + reason + "\"}'"));
        assertThat(result.code()).as(result.said()).isZero();
    }

    private static void eachLeftOneRecord() {
        Management management = gateway.management().ready();
        management.verification();
        List<JsonNode> switches = management.eventsAfter(0).stream()
                .filter(event -> event.path("operation").asText().equals("plugins.switch"))
                .toList();
        assertThat(switches)
                .extracting(event -> event.path("details").path("reason").asText())
                .containsExactly(
                        "by the page",
                        "back, by the page",
                        "by the interface",
                        "back, by the interface",
                        "by the command",
                        "back, by the command");
        assertThat(switches).allSatisfy(event -> {
            assertThat(event.path("outcome").asText()).isEqualTo("done");
            assertThat(event.path("reference").asText()).isNotEmpty();
        });
        assertThat(switches)
                .extracting(event -> event.path("role").asText())
                .containsExactly(
                        "amministratore",
                        "amministratore",
                        "service_account",
                        "service_account",
                        "service_account",
                        "service_account");
    }

    @Test
    @Order(7)
    @Proves({"D-34", "SEC-53"})
    void whoSignsInAgainNeedsBothFactorsAndNothingTypedIsInAnyFile() {
        browser.begin(gateway.managementSite(), Look.PLAIN);
        browser.open(CONSOLE);
        signIn(PASSPHRASE, "123456");
        assertThat(browser.shows(".varco-role")).isFalse();
        Until.isTrue("the block is over", () -> entered());
        assertThat(gateway.log()).doesNotContain(PASSPHRASE).doesNotContain(PERSON);
    }

    private boolean entered() {
        browser.open(CONSOLE);
        if (browser.shows("#campo-passphrase")) {
            signIn(PASSPHRASE, phone.next());
        }
        return browser.shows(".varco-role");
    }

    private void signIn(String passphrase, String code) {
        browser.type("#campo-codiceFiscale", PERSON);
        browser.type("#campo-passphrase", passphrase);
        browser.type("#campo-code", code);
        browser.press("#modulo [type=submit]");
    }
}
