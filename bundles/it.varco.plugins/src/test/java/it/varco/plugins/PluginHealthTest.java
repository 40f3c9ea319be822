package it.varco.plugins;

import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PluginHealthTest {

    private final List<PluginStatus> all = new ArrayList<>();
    private final Map<String, Integer> threads = new TreeMap<>();
    private final Map<DeliveryState, Long> deliveries = new EnumMap<>(DeliveryState.class);
    private final PluginHealth health = new PluginHealth(() -> all, () -> threads, () -> deliveries);

    @Test
    @Proves("REL-03")
    void countsAndNamesWhatDidNotComeUpAndQuotesNothingForeign() {
        assertThat(health.examine(NOON)).isEqualTo(Finding.well("plugins"));

        all.add(broken("a.jar"));
        assertThat(health.examine(NOON).why()).hasToString("Not in use: 1 (bundle a.jar).");

        all.add(broken("b.jar"));
        all.add(broken("call 800 123 456.jar"));
        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.YELLOW);
        assertThat(health.examine(NOON).why()).hasToString("Not in use: 3 (bundle a.jar, bundle b.jar).");
    }

    @Test
    @Proves({"SEC-85", "SEC-86"})
    void isYellowForWhatIsSuspendedAndForThreadsThatWereLeftBehind() {
        all.add(suspended("acme"));
        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.YELLOW);
        assertThat(health.examine(NOON).why())
                .hasToString("Not asked for a while, because they fail too often: 1 (credential acme).");

        all.add(broken("a.jar"));
        threads.put("org.umbra", 3);
        threads.put("call 800 123 456", 1);
        assertThat(health.examine(NOON).why())
                .hasToString("Not in use: 1 (bundle a.jar)."
                        + " Not asked for a while, because they fail too often: 1 (credential acme)."
                        + " Threads left behind by those that are gone: 4 (bundle org.umbra);"
                        + " a restart of the gateway ends them.");
    }

    private static PluginStatus suspended(String id) {
        return new Status(
                "credential",
                id,
                "org.acme",
                "1.0.0",
                PluginState.ON,
                NOON,
                0,
                Figures.NONE,
                Optional.empty(),
                Optional.of(Sentence.quoted("acme.jar: it failed.")));
    }

    @Test
    @Proves("SEC-86")
    void saysInNumbersWhatWaitsWasPutBackOrAway() {
        deliveries.put(DeliveryState.RUNNING, 4L);
        deliveries.put(DeliveryState.DENIED, 1L);
        assertThat(health.examine(NOON)).isEqualTo(Finding.well("plugins"));

        deliveries.put(DeliveryState.WAITING, 2L);
        deliveries.put(DeliveryState.QUARANTINED, 1L);
        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.YELLOW);
        assertThat(health.examine(NOON).why())
                .hasToString("At the gate for plugins: 2 to be approved, 0 put back to the version before,"
                        + " 1 in quarantine.");

        all.add(broken("a.jar"));
        assertThat(health.examine(NOON).why().toString()).startsWith("Not in use: 1 (bundle a.jar). At the gate");
    }

    private static PluginStatus broken(String file) {
        Sentence foreign = Sentence.quoted(file + ": it is no bundle.");
        return Status.broken(new Claims.Key("bundle", file), "", "", NOON, foreign);
    }
}
