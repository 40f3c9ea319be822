package it.varco.plugins;

import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.plugin.PluginStatus;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginHealthTest {

    private final List<PluginStatus> all = new ArrayList<>();
    private final PluginHealth health = new PluginHealth(() -> all);

    @Test
    @Proves("REL-03")
    void countsAndNamesWhatDidNotComeUpAndQuotesNothingForeign() {
        assertThat(health.examine(NOON)).isEqualTo(Finding.well("plugins"));

        all.add(Status.broken(new Claims.Key("bundle", "a.jar"), "", "", NOON, "a.jar: it is no bundle."));
        assertThat(health.examine(NOON))
                .isEqualTo(new Finding("plugins", Condition.YELLOW, "Not in use: 1 (bundle a.jar)."));

        all.add(Status.broken(new Claims.Key("bundle", "b.jar"), "", "", NOON, "b.jar: it is no bundle."));
        all.add(Status.broken(new Claims.Key("bundle", "call 800 123 456.jar"), "", "", NOON, "it is no bundle."));
        assertThat(health.examine(NOON))
                .isEqualTo(new Finding("plugins", Condition.YELLOW, "Not in use: 3 (bundle a.jar, bundle b.jar)."));
    }
}
