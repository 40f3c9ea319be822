package it.varco.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    @Proves("SEC-61")
    void noteWhatTheTrailShallSay() {
        Effects noted = Effects.none().noting("act", "call.denied").noting("reason", "");

        assertThat(noted.endingOtherSessions().sending().notes()).isEqualTo(Map.of("act", "call.denied", "reason", ""));
        assertThat(Effects.none().notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"receipt,x", "pratica,x", "rule,x", "token,x", "Act,x", "'',x", "act,'a\nb'"})
    @Proves({"SEC-52", "SEC-61"})
    void noteNothingInTheNameOfTheRoom(String name, String value) {
        assertThatThrownBy(() -> Effects.none().noting(name, value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.none().noting("act", "a".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effects.none().noting("act", "a").noting("act", "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
