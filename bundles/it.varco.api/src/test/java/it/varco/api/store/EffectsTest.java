package it.varco.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    /** A list that says it is short and turns out long. */
    @Test
    @Proves("SEC-85")
    void judgesTheChangesThatItKeeps() {
        List<RecordChange> foreign = new ArrayList<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public int size() {
                return 0;
            }

            @Override
            public Stream<RecordChange> stream() {
                return Stream.empty();
            }
        };
        for (int i = 0; i <= 50; i++) {
            foreign.add(RecordChange.put("key" + i, RecordChange.ABSENT, new byte[0]));
        }

        assertThatThrownBy(() -> Effects.records(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
}
