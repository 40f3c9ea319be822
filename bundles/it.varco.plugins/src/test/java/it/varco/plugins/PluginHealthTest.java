package it.varco.plugins;

import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
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

        all.add(broken("a.jar"));
        assertThat(health.examine(NOON).why()).hasToString("Not in use: 1 (bundle a.jar).");

        all.add(broken("b.jar"));
        all.add(broken("call 800 123 456.jar"));
        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.YELLOW);
        assertThat(health.examine(NOON).why()).hasToString("Not in use: 3 (bundle a.jar, bundle b.jar).");
    }

    private static PluginStatus broken(String file) {
        Sentence foreign = Sentence.quoted(file + ": it is no bundle.");
        return Status.broken(new Claims.Key("bundle", file), "", "", NOON, foreign);
    }
}
