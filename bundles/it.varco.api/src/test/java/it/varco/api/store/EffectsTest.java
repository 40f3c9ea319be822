package it.varco.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectsTest {

    @Test
    @Proves("SEC-10")
    void endOtherSessionsOnlyWhereThatIsSaid() {
        RecordChange change = RecordChange.delete("a", 1);
        Effects effects = Effects.records(List.of(change));

        assertThat(effects.endsOtherSessions()).isFalse();
        assertThat(Effects.none().endsOtherSessions()).isFalse();
        assertThat(effects.endingOtherSessions().endsOtherSessions()).isTrue();
        assertThat(effects.endingOtherSessions().records()).containsExactly(change);
        assertThat(Effects.none().endingOtherSessions().records()).isEmpty();
    }
}
