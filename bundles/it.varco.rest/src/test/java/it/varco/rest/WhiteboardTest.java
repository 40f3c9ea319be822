package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** In a framework with both listeners. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhiteboardTest {

    private static final String STATE = "/plugins/credential/pin/state";

    @TempDir
    private static Path directory;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws BundleException {
        gateway = Gateway.start(directory);
        gateway.house.plugins.all.add(FakePlugins.PIN);
        gateway.house.records.now = Instant.EPOCH; // this gateway has its own clock
        Gateway.await(() -> Client.status(gateway.port("management"), Client.BASE + "/plugins") == 200);
    }

    @AfterAll
    static void stop() throws BundleException {
        gateway.close();
    }

    @Test
    @Order(1)
    @Proves("SEC-45")
    void answersOnTheManagementListenerOnly() {
        assertThat(new Client(gateway.port("management")).get("/plugins").status())
                .isEqualTo(200);
        assertThat(Client.status(gateway.port("public"), Client.BASE + "/plugins"))
                .isEqualTo(404);
        assertThat(Client.status(gateway.port("public"), Client.BASE + "/openapi.yaml"))
                .isEqualTo(404);
        assertThat(Client.status(gateway.port("public"), "/plugins")).isEqualTo(404);
    }

    @Test
    @Order(2)
    void refusesWithoutATokenWhateverIsAskedFor() {
        Client client = new Client(gateway.port("management"));
        assertThat(client.call("GET", "/plugins", "").status()).isEqualTo(401);
        assertThat(client.call("GET", "/application.wadl", "").status()).isEqualTo(401);
        assertThat(client.get("/application.wadl").status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void readsAndWritesJson() {
        Client client = new Client(gateway.port("management"));
        assertThat(client.put(STATE, "{\"state\":\"off\",\"reason\":\"maintenance\"}")
                        .field("state"))
                .isEqualTo("off");
        assertThat(client.put(STATE, "{").status()).isEqualTo(400);
        assertThat(client.get("/audit/events").text()).isEqualTo("{\"items\":[],\"next\":0}");
        assertThat(client.with("POST", "/audit/verification").status()).isEqualTo(200);
        String role = "{\"codice_fiscale\":\"RSSMRA85T10A562S\",\"surname\":\"Rossi\",\"name\":\"Mario\","
                + "\"role\":\"operatore_sede\",\"reason\":\"new here\"}";
        Exchange first = client.post("/staff-roles", role, "Idempotency-Key", "0123-4567-89ab");
        Exchange again = client.post("/staff-roles", role, "Idempotency-Key", "0123-4567-89ab");
        assertThat(first.header("Location")).isEqualTo(Client.BASE + "/staff-roles/n3wR0le_-");
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(client.get("/openapi.yaml").text()).startsWith("openapi:");
    }

    @Test
    @Order(4)
    void staysAndSaysSoWhileRoomsAreAway() {
        Client client = new Client(gateway.port("management"));
        gateway.roomsGo();
        assertThat(client.get("/plugins").status()).isEqualTo(503);

        gateway.roomsCome();
        assertThat(client.get("/plugins").status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void goesWithItsBundleAndComesBack() throws BundleException {
        int port = gateway.port("management");
        gateway.rest().stop();
        Gateway.await(() -> Client.status(port, Client.BASE + "/plugins") == 404);

        gateway.rest().start();
        Gateway.await(() -> Client.status(port, Client.BASE + "/plugins") == 200);
    }

    @Test
    @Order(6)
    @Proves("SEC-45")
    void answersNothingOnThePublicListenerEvenIfItIsPutThereByMistake() {
        gateway.configure("it.varco.rest", "", Map.of("osgi.http.whiteboard.target", "(varco.listener=public)"));
        int port = gateway.port("public");
        Gateway.await(
                () -> !new Client(port).plain("GET", "/plugins", "").text().isEmpty()
                        && new Client(port)
                                .plain("GET", "/plugins", "")
                                .header("Content-Type")
                                .contains("problem"));

        assertThat(new Client(port).get("/nowhere").status()).isEqualTo(404);
        for (Resources.Entrance each : Resources.all()) {
            assertThat(new Client(port)
                            .plain(each.method(), each.target(), "", "Authorization", "Bearer " + House.TOKEN)
                            .status())
                    .isEqualTo(404);
        }
    }
}
