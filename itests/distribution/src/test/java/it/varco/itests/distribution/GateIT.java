package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of a foreign bundle in production, seen from outside: folder, program, interface, login page. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GateIT {

    private static final String ADDRESS = "/accesso/demo";
    private static final String FILE = "demo.jar";
    private static final String NAME = "org.example.demo";

    private static Gateway gateway;
    private static String running;

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        gateway.configure("it.varco.plugins", "mode = production\npoll = PT0.1S\n");
        gateway.start();
        gateway.management().ready();
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    @Order(1)
    @Proves({"SEC-80", "SEC-83", "SEC-87", "UX-53"})
    void startsNothingBeforeSomebodySaidYes() {
        long delivered = System.nanoTime();
        version("1.0.0").to(file());
        String hash = waiting();
        Duration seen = Duration.ofNanos(System.nanoTime() - delivered);

        assertThat(gateway.shows(ADDRESS)).isFalse();
        JsonNode sheet = gateway.management().delivery(hash).path("sheet");
        assertThat(sheet.path("symbolic_name").asText()).isEqualTo(NAME);
        assertThat(sheet.path("personal_data")).isNotEmpty();
        assertThat(gateway.varco("plugin", "list").said()).contains(NAME, "waiting");

        long asked = System.nanoTime();
        Command.Result approved = gateway.varco("plugin", "approve", hash, "--reason", "tried elsewhere", "--yes");
        assertThat(approved.code()).as(approved.said()).isZero();
        Until.isTrue("people can choose it", () -> gateway.shows(ADDRESS));
        System.out.printf(
                "a jar dropped, until it is seen: %s; approved by the program, until people can choose it: %s%n",
                seen, Duration.ofNanos(System.nanoTime() - asked));
        assertThat(enter()).isEqualTo(303);
        running = hash;
    }

    @Test
    @Order(2)
    @Proves("SEC-80")
    void keepsWhatWasApprovedWhenTheFileIsAltered() {
        version("1.0.0").header("Bundle-Vendor", "somebody else").to(file());
        String other = waiting();

        assertThat(other).isNotEqualTo(running);
        assertThat(stateOf(running)).isEqualTo("running");
        assertThat(enter()).isEqualTo(303);
    }

    @Test
    @Order(3)
    @Proves("UX-53")
    void goesBackByItselfWhenTheNewOneDoesNotComeUp() {
        version("1.1.0")
                .components(
                        text -> text.replaceAll("<implementation class=\"[^\"]*\"", "<implementation class=\"x.Y\""))
                .to(file());
        String broken = waiting();

        JsonNode returned = gateway.management().approve(broken, "the new version");

        assertThat(returned.path("state").asText()).isEqualTo("returned");
        assertThat(returned.path("problem").asText()).isNotEmpty();
        assertThat(stateOf(running)).isEqualTo("running");
        assertThat(version()).isEqualTo("1.0.0");
        assertThat(enter()).isEqualTo(303);
    }

    @Test
    @Order(4)
    void takesTheNextVersionWithoutLosingAnybody() {
        Visitor inside = new Visitor(gateway);
        assertThat(enter(inside)).isEqualTo(303);
        version("1.2.0").to(file());
        String next = waiting();

        assertThat(gateway.management()
                        .approve(next, "the new version")
                        .path("state")
                        .asText())
                .isEqualTo("running");

        assertThat(version()).isEqualTo("1.2.0");
        assertThat(stateOf(running)).isEqualTo("kept");
        assertThat(inside.isIn()).isTrue();
        assertThat(enter()).isEqualTo(303);
        running = next;
    }

    @Test
    @Order(5)
    void isTheSameAfterAnEndThatNobodyPrepared() {
        gateway.kill();
        gateway.start();
        gateway.management().ready();
        Until.isTrue("people can choose it", () -> gateway.shows(ADDRESS));

        assertThat(version()).isEqualTo("1.2.0");
        assertThat(stateOf(running)).isEqualTo("running");
        assertThat(enter()).isEqualTo(303);
    }

    @Test
    @Order(6)
    void refusesWhatNobodyCouldApprove() {
        Repacked.of(gateway.example("it.varco.credential.demo")).to(file("taken.jar"));
        JsonNode unfit = Until.foundByAdministration(
                "it is judged", () -> gateway.management().delivery("taken.jar", "unfit"));

        JsonNode known = gateway.management().delivery(unfit.path("hash").asText());
        assertThat(known.path("objections")).isNotEmpty();
        Command.Result approved =
                gateway.varco("plugin", "approve", unfit.path("hash").asText(), "--reason", "in any case", "--yes");
        assertThat(approved.code()).isNotZero();
        Gateway.delete(file("taken.jar"));
    }

    @Test
    @Order(7)
    void isGoneForGoodOnceItIsTakenAway() {
        Gateway.delete(file());
        Until.isTrue("it is gone", () -> !gateway.shows(ADDRESS));
        gateway.stop();
        gateway.start();
        gateway.management().ready();

        assertThat(gateway.shows(ADDRESS)).isFalse();
        assertThat(gateway.management().plugin("demo")).isEmpty();
    }

    @Test
    @Order(8)
    void tellsTheWholeStoryInTheTrail() {
        gateway.management().verification();
        List<String> story = gateway.management().eventsAfter(0).stream()
                .map(event -> event.path("operation").asText())
                .filter(operation -> operation.startsWith("plugins."))
                .toList();

        assertThat(story).contains("plugins.approve", "plugins.install", "plugins.return", "plugins.remove");
    }

    private static Repacked version(String version) {
        return Repacked.example(gateway, NAME).header("Bundle-Version", version);
    }

    private static Path file() {
        return file(FILE);
    }

    private static Path file(String name) {
        return gateway.home().resolve("plugins").resolve(name);
    }

    /** The hash of what lies in the folder, once it is seen and waits. */
    private static String waiting() {
        String hash = Hands.sha256(file());
        Until.foundByAdministration(
                "it waits",
                () -> gateway.management()
                        .delivery(FILE, "waiting")
                        .filter(seen -> seen.path("hash").asText().equals(hash)));
        return hash;
    }

    private static String stateOf(String hash) {
        return gateway.management().delivery(hash).path("state").asText();
    }

    private static String version() {
        return gateway.management().plugin("demo").orElseThrow().path("version").asText();
    }

    private static int enter() {
        return enter(new Visitor(gateway));
    }

    /** Signs in with it, from the form to the answer. */
    private static int enter(Visitor visitor) {
        Map<String, String> fields = visitor.fields(ADDRESS, ADDRESS);
        fields.putAll(Map.of("person", "RSSMRA80A01H501U", "word", "girasole"));
        HttpResponse<String> answer = visitor.post(ADDRESS, fields);
        return answer.statusCode();
    }
}
