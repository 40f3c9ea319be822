package it.varco.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChangeTest {

    private static final byte[] VALUE = {1, 2, 3};

    @Test
    void saysWhatIsWritten() {
        RecordChange change = RecordChange.put("pin/abc", 4, VALUE);

        assertThat(change.kind()).isEqualTo(RecordChange.Kind.PUT);
        assertThat(change.key()).isEqualTo("pin/abc");
        assertThat(change.expected()).isEqualTo(4);
        assertThat(change.value()).hasValue(VALUE);
        assertThat(change.expiry()).isEmpty();
    }

    @Test
    void saysWhatIsWrittenForAWhile() {
        RecordChange change = RecordChange.putUntil("a", RecordChange.ABSENT, VALUE, Instant.EPOCH);

        assertThat(change.expiry()).hasValue(Instant.EPOCH);
        assertThat(change.value()).hasValue(VALUE);
    }

    @Test
    void saysWhatIsDeleted() {
        RecordChange change = RecordChange.delete("a", 1);

        assertThat(change.kind()).isEqualTo(RecordChange.Kind.DELETE);
        assertThat(change.value()).isEmpty();
        assertThat(change.expected()).isEqualTo(1);
    }

    @Test
    void saysWhatStaysAsItIs() {
        RecordChange change = RecordChange.expect("a", 3);

        assertThat(change.kind()).isEqualTo(RecordChange.Kind.EXPECT);
        assertThat(change.value()).isEmpty();
        assertThat(change.expected()).isEqualTo(3);
    }

    @Test
    void refusesToDeleteOrToHoldWhatIsNotThere() {
        assertThatThrownBy(() -> RecordChange.delete("a", RecordChange.ABSENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordChange.expect("a", RecordChange.ABSENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isACopyInBothDirections() {
        byte[] mine = {1};
        RecordChange change = RecordChange.put("a", 0, mine);

        mine[0] = 9;
        change.value().orElseThrow()[0] = 9;

        assertThat(change.value()).hasValue(new byte[] {1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\n", "\u00e0", "a\u0000", "a\u007f"})
    void refusesAKeyOfAnotherShape(String key) {
        assertThatThrownBy(() -> RecordChange.put(key, 0, VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(key.isEmpty() ? "\0" : key);
    }

    @Test
    void keepsToTheLimits() {
        assertThat(RecordChange.put("k".repeat(200), 0, new byte[32 * 1024]).key())
                .hasSize(200);
        assertThatThrownBy(() -> RecordChange.put("k".repeat(201), 0, VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordChange.put("a", 0, new byte[32 * 1024 + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordChange.put("a", -1, VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsNeitherKeyNorValue() {
        assertThat(RecordChange.put("pin/abc", 4, VALUE)).hasToString("RecordChange[put, expected=4]");
        assertThat(RecordChange.delete("pin/abc", 4)).hasToString("RecordChange[delete, expected=4]");
        assertThat(new StoredRecord("pin/abc", 2, VALUE)).hasToString("StoredRecord[version=2]");
    }

    @Test
    void areAtMostFiftyEffectsOfDifferentKeys() {
        List<RecordChange> fifty = IntStream.range(0, 50)
                .mapToObj(i -> RecordChange.put("k" + i, 0, VALUE))
                .toList();

        assertThat(Effects.records(fifty).records()).hasSize(50);
        assertThat(Effects.none().records()).isEmpty();
        assertThatThrownBy(() -> Effects.records(IntStream.range(0, 51)
                        .mapToObj(i -> RecordChange.put("k" + i, 0, VALUE))
                        .toList()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Effects.records(List.of(RecordChange.put("a", 0, VALUE), RecordChange.put("a", 1, VALUE))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadAsACopy() {
        byte[] mine = {1};
        StoredRecord stored = new StoredRecord("a", 1, mine);

        mine[0] = 9;
        stored.value()[0] = 9;

        assertThat(stored.value()).containsExactly(1);
    }
}
