package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is restarted and badly configured, and gets jars that do not fit. */
class LifeIT {

    /** Without it the people of the demonstration are nobody. */
    private static final String DEVELOPMENT = "mode = development\nphaseout.enabled = false\n";

    private static Gateway gateway;

    private final Management management = gateway.management().ready();

    @BeforeAll
    static void start() {
        gateway = Gateway.started(0);
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    /** A wrong file is corrected, not taken away: without it a component stays away until the next start. */
    @AfterEach
    void putRight() {
        if (Files.exists(gateway.home().resolve("conf/it.varco.credential.pin.cfg"))) {
            gateway.configure("it.varco.credential.pin", DEVELOPMENT);
        }
        if (Files.exists(gateway.home().resolve("conf/it.varco.access.cfg"))) {
            gateway.configure("it.varco.access", "# the defaults\n");
        }
        Visitor visitor = new Visitor(gateway);
        Until.isTrue("people can sign in", () -> visitor.get("/accesso/pin").statusCode() == 200);
    }

    @Test
    @Proves({"SEC-25", "UX-05", "UX-52", "REL-14"})
    void aRestartKeepsSwitchesSessionsAndLoginsUnderWay() {
        Person person = gateway.people().first();
        Visitor inside = new Visitor(gateway).entered(person);
        Visitor atTheDoor = new Visitor(gateway);
        Map<String, String> form = atTheDoor.pinForm(person.codiceFiscale(), person.pin());
        management.turn("pin", "off", "phase-out rehearsal");
        management.turn("spid", "off", "phase-out rehearsal");
        String token = gateway.token();

        gateway.stop();
        assertThat(gateway.home().resolve("data/run/management-token")).doesNotExist();
        Command.Result started = gateway.varco("start");

        assertThat(started.said()).startsWith("Varco runs, and nobody can sign in; "); // as it was switched
        assertThat(new Visitor(gateway).get("/accesso").body()).contains("In questo momento non si può entrare");
        management.ready();

        assertThat(gateway.token()).isNotEqualTo(token);
        assertThat(inside.isIn()).isTrue();
        JsonNode pin = management.plugin("pin").orElseThrow();
        assertThat(pin.path("state").asText()).isEqualTo("off");
        assertThat(pin.path("reason").asText()).isEqualTo("phase-out rehearsal");
        management.turn("pin", "on", "end of the rehearsal");
        management.turn("spid", "on", "end of the rehearsal");
        assertThat(atTheDoor.post("/accesso/pin", form).statusCode()).isEqualTo(303);
        assertThat(atTheDoor.isIn()).isTrue();
    }

    @Test
    @Proves("REL-14")
    void aStopLetsNothingBeginAndFinishesWhatIsUnderWay(@TempDir Path desk) throws Exception {
        Path until = desk.resolve("until");
        Path jar = gateway.drop(
                TestPlugin.of("Slow", gateway, desk, TestPlugin.CONTRACTS, Map.of("Slow-Until", until.toString())));
        gateway.stop();
        Process run = gateway.runs();
        try {
            Until.isTrue("people can sign in", () -> gateway.shows("/accesso/pin"));
            stopAmidARequest(until);
            assertThat(run.waitFor()).isZero();
            assertThat(gateway.home().resolve("data/db/db.lck"))
                    .as("the store was closed")
                    .doesNotExist();
        } finally {
            run.destroyForcibly().waitFor();
            Files.delete(jar);
            gateway.start();
        }
    }

    private static void stopAmidARequest(Path until) throws IOException {
        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> Until.found(
                "a slow answer",
                () -> Optional.of(new Visitor(gateway).get("/accesso/slow"))
                        .filter(answer -> answer.statusCode() == 200)));
        Until.isTrue("somebody waits", () -> Files.exists(Path.of(until + ".asked")));
        ProcessHandle process = ProcessHandle.of(gateway.pid()).orElseThrow();
        process.destroy();
        HttpResponse<String> refused = Until.found(
                "nothing new begins",
                () -> Optional.of(new Visitor(gateway).get("/")).filter(answer -> answer.statusCode() != 200));
        process.destroy(); // whoever is impatient changes nothing
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(new Visitor(gateway.managementSite()).get("/health/live").statusCode())
                .isEqualTo(503);
        assertThat(slow).isNotDone();
        Files.createFile(until);
        assertThat(slow.join().body()).contains("name=\"whole\"");
    }

    @Test
    void aSecondStartOnTheSameDataIsRefusedInASentence() {
        Command.Result again = gateway.varco("run");

        assertThat(again.code()).isEqualTo(5);
        assertThat(again.said().strip())
                .matches("varco: Another gateway \\(process " + gateway.pid()
                        + "\\) uses the data folder .*: stop it, .*");
        assertThat(gateway.varco("status").code()).isZero();
        assertThat(new Visitor(gateway).get("/accesso/pin").statusCode()).isEqualTo(200);
    }

    @Test
    @Proves("DEV-03")
    void aJarThatCannotBeConnectedIsExplainedInOneSentence() throws IOException {
        Path jar = broken();

        JsonNode plugin = Until.foundByAdministration(
                "the jar is listed as broken",
                () -> management.plugins().stream()
                        .filter(listed -> listed.toString().contains("it.example.broken"))
                        .filter(listed -> listed.path("state").asText().equals("broken"))
                        .findFirst());

        assertThat(plugin.path("problem").asText())
                .contains("it needs the package it.varco.spi.audit", "which nothing here exports")
                .endsWith(".")
                .doesNotContain("\n");
        Until.isTrue("the log says it too", () -> gateway.log().contains("it needs the package it.varco.spi.audit"));
        Files.delete(jar);
        Until.foundByAdministration(
                "the jar is gone",
                () -> Optional.of(management.plugins())
                        .filter(plugins -> !plugins.toString().contains("it.example.broken")));
    }

    private static Path broken() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "it.example.broken");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Import-Package", "it.varco.spi.audit;version=\"[2.0,3.0)\"");
        Path jar = gateway.home().resolve("plugins/broken.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        return jar;
    }

    @Test
    @Proves({"REL-15", "DEV-03"})
    void aWrongConfigurationTakesTheProviderOutAndIsExplained() {
        gateway.configure("it.varco.credential.pin", DEVELOPMENT + "block.duration = three minutes\n");

        JsonNode pin = Until.foundByAdministration(
                "the provider is broken",
                () -> management.plugins().stream()
                        .filter(plugin -> plugin.toString().contains("pin"))
                        .filter(plugin -> plugin.path("state").asText().equals("broken"))
                        .findFirst());
        assertThat(pin.path("problem").asText()).contains("block.duration", "PT1S to PT1H");
        assertThat(new Visitor(gateway).mayChoose("pin")).isFalse();

        gateway.configure("it.varco.credential.pin", DEVELOPMENT + "block.duration = PT2M\n");
        Visitor visitor = new Visitor(gateway);
        Until.isTrue("the provider is back", () -> visitor.get("/accesso/pin").statusCode() == 200);
        assertThat(visitor.entered(gateway.people().first()).isIn()).isTrue();
    }

    @Test
    @Proves("REL-15")
    void aWrongConfigurationOfARoomIsExplainedInTheLogAndRepaired() {
        Visitor visitor = new Visitor(gateway).entered(gateway.people().first());
        gateway.configure("it.varco.access", "session.idle = forever\n");

        Until.isTrue("the room is away", () -> visitor.get("/area").statusCode() == 503);
        Until.isTrue(
                "the log names key and range", () -> gateway.log().contains("session.idle: expected PT1S to PT2H"));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        gateway.configure("it.varco.access", "session.idle = PT10M\n");
        Until.isTrue("the room is back, and the session with it", visitor::isIn);
    }
}
