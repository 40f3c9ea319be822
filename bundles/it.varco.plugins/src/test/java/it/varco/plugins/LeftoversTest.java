package it.varco.plugins;

import static it.varco.plugins.FelixHouse.LIMIT;
import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.proves.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What plugins leave behind when they go, in a Felix of its own. */
class LeftoversTest {

    @TempDir
    private Path home;

    private FelixHouse house;

    @BeforeEach
    void open() throws Exception {
        house = FelixHouse.open(home, "development");
    }

    @AfterEach
    void close() throws Exception {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("left-behind"))
                .forEach(Thread::interrupt);
        house.close();
    }

    @Test
    @Proves("SEC-86")
    void countsTheThreadsThatAPluginStartedDuringItsCalls() throws Exception {
        drop("org.acme.leaky", "leaky", "spawning");
        house.call("leaky");
        house.call("leaky");
        assertThat(left()).as("while it is here").isEmpty();

        Files.delete(house.folder.resolve("leaky.jar"));

        eventually(() -> left().equals(List.of("org.acme.leaky 2.0")));
        assertThat(health().why().toString())
                .startsWith("Threads left behind by those that are gone: 2 (bundle org.acme.leaky)");
    }

    @Test
    @Proves({"SEC-85", "SEC-86"})
    void countsTheCallsThatNeverCameBack() throws Exception {
        drop("org.acme.endless", "endless", "stubborn");
        assertThat(house.call("endless", Entry.BEGIN, Duration.ofMillis(100)))
                .isEqualTo(new Call.Failed<>(CallFailure.TIMEOUT));

        Files.delete(house.folder.resolve("endless.jar"));

        eventually(() -> left().equals(List.of("org.acme.endless 1.0")));
    }

    @Test
    @Proves("SEC-86")
    void countsNothingOfAPluginThatIsTidyOrRunsAgain() throws Exception {
        drop("org.acme.tidy", "tidy", "calm");
        drop("org.acme.leaky", "leaky", "spawning");
        house.call("tidy");
        house.call("leaky");
        Bundle leaky = house.bundle("org.acme.leaky");
        leaky.stop();
        eventually(() -> left().equals(List.of("org.acme.leaky 1.0")));

        leaky.start();
        Files.delete(house.folder.resolve("tidy.jar"));
        eventually(() -> house.offered().equals(List.of("leaky")));

        assertThat(left()).isEmpty();
    }

    @Test
    @Proves("SEC-85")
    void saysWhichPluginIsNotAskedForAWhile() {
        drop("org.acme.bad", "bad", "broken-off");
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThat(house.call("bad", Entry.BEGIN, LIMIT)).isEqualTo(new Call.Failed<>(CallFailure.FAULT));
        }

        assertThat(house.call("bad")).isEqualTo(new Call.Failed<>(CallFailure.SUSPENDED));

        assertThat(house.status("credential", "bad").orElseThrow().problem().orElseThrow())
                .hasToString("bad.jar: it failed 10 of its last 20 calls, so it is not asked for now; it is tried again"
                        + " every 30 seconds, and if it stays like that switch it off and tell whoever wrote it.");
        assertThat(house.status("credential", "bad").orElseThrow().figures().failures())
                .isEqualTo(Breaker.FAILURES + 1);
        assertThat(health().why())
                .hasToString("Not asked for a while, because they fail too often: 1 (credential bad).");
        assertThat(measured("varco_plugin_suspended")).containsExactly("1.0");
    }

    private void drop(String name, String id, String mood) {
        TestJar.bundle(name, "1.0.0")
                .provider(
                        name,
                        "<property name=\"id\" value=\"" + id + "\"/><property name=\"answer\" value=\"sample.done\"/>"
                                + "<property name=\"mood\" value=\"" + mood + "\"/>",
                        "",
                        "")
                .in(house.folder, id + ".jar");
        eventually(() -> house.offered().contains(id));
    }

    private Finding health() {
        return house.service(HealthCheck.class).examine(Instant.now());
    }

    private List<String> left() {
        return house.service(Measured.class).measurements().stream()
                .filter(figure -> figure.name().equals("varco_plugin_threads_left"))
                .map(figure -> figure.labels().get("owner") + " " + figure.value())
                .toList();
    }

    private List<String> measured(String name) {
        return house.service(Measured.class).measurements().stream()
                .filter(figure -> figure.name().equals(name))
                .map(figure -> String.valueOf(figure.value()))
                .toList();
    }
}
