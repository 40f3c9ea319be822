package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.proves.Proves;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RequestFaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final RequestFaults faults = new RequestFaults();

    @Test
    @Proves("SPID-92")
    void tellsWhoSaidWhatAndHowOften() {
        faults.tell("https://b.example", "spid.nr08", NOW);
        faults.tell("https://a.example", "spid.status", NOW);
        faults.tell("https://b.example", "spid.nr08", NOW);
        Finding finding = faults.examine(NOW);

        assertThat(finding.name()).isEqualTo(faults.name());
        assertThat(finding.condition()).isEqualTo(Condition.YELLOW);
        for (Locale language : new Locale[] {Locale.ITALIAN, Locale.ENGLISH}) {
            assertThat(finding.why().in(language).orElseThrow())
                    .contains(": https://a.example spid.status (1), https://b.example spid.nr08 (2).");
        }
    }

    @Test
    void isWellAgainAnHourAfterTheLast() {
        faults.tell("https://a.example", "spid.nr08", NOW);
        faults.tell("https://a.example", "spid.nr08", NOW.plusSeconds(600));

        assertThat(faults.examine(NOW.plusSeconds(4199)).condition()).isEqualTo(Condition.YELLOW);
        assertThat(faults.examine(NOW.plusSeconds(4200))).isEqualTo(Finding.well("spid-requests"));
    }

    @Test
    void countsAnewAfterAnHourOfSilence() {
        faults.tell("https://a.example", "spid.nr08", NOW);
        faults.tell("https://a.example", "spid.nr08", NOW.plusSeconds(3600));

        assertThat(faults.examine(NOW.plusSeconds(3600)).why().toString()).contains("spid.nr08 (1)");
    }
}
