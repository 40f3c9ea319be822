package it.varco.tck;

import static it.varco.api.store.RecordChange.ABSENT;
import static it.varco.api.store.RecordChange.delete;
import static it.varco.api.store.RecordChange.expect;
import static it.varco.api.store.RecordChange.put;
import static it.varco.api.store.RecordChange.putUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryRecordStoreTest {

    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T09:00:00Z"));
    private final InMemoryRecordStore store = new InMemoryRecordStore(clock);

    @Test
    void countsTheVersionsOfARecord() {
        assertThat(store.apply(List.of(put("a", ABSENT, ONE)))).isTrue();
        long first = version("a");
        assertThat(store.apply(List.of(put("a", first, TWO)))).isTrue();

        assertThat(store.get("a")).hasValueSatisfying(record -> {
            assertThat(record.version()).isGreaterThan(first);
            assertThat(record.value()).isEqualTo(TWO);
        });
    }

    @Test
    void changesNothingWhenOneVersionIsAnother() {
        store.apply(List.of(put("a", ABSENT, ONE)));

        assertThat(store.apply(List.of(put("b", ABSENT, ONE), put("a", 7, TWO))))
                .isFalse();

        assertThat(store.get("b")).isEmpty();
        assertThat(store.get("a").orElseThrow().value()).isEqualTo(ONE);
    }

    @Test
    void forgetsWhatIsDeleted() {
        store.apply(List.of(put("a", ABSENT, ONE)));

        assertThat(store.apply(List.of(delete("a", version("a"))))).isTrue();

        assertThat(store.get("a")).isEmpty();
        assertThat(store.apply(List.of(put("a", ABSENT, TWO)))).isTrue();
    }

    @Test
    void makesOtherChangesOnlyWhereARecordIsAsItWasAndLeavesItSo() {
        store.apply(List.of(put("a", ABSENT, ONE)));
        long read = version("a");

        assertThat(store.apply(List.of(expect("a", read), put("b", ABSENT, ONE))))
                .isTrue();
        assertThat(version("a")).isEqualTo(read);
        assertThat(store.get("a").orElseThrow().value()).isEqualTo(ONE);

        store.apply(List.of(put("a", read, TWO)));
        assertThat(store.apply(List.of(expect("a", read), put("c", ABSENT, ONE))))
                .isFalse();
        assertThat(store.get("c")).isEmpty();
    }

    @Test
    void takesNoRecordMadeAnewForAnEarlierOne() {
        store.apply(List.of(put("a", ABSENT, ONE)));
        long deleted = version("a");
        store.apply(List.of(delete("a", deleted)));
        store.apply(List.of(putUntil("a", ABSENT, ONE, clock.instant().plusSeconds(60))));
        long expired = version("a");
        clock.advance(Duration.ofSeconds(60));
        store.apply(List.of(put("a", ABSENT, ONE)));

        assertThat(store.apply(List.of(put("a", deleted, TWO)))).isFalse();
        assertThat(store.apply(List.of(put("a", expired, TWO)))).isFalse();
    }

    @Test
    void listsAPageInTheOrderOfTheKeys() {
        store.apply(List.of(
                put("x/b", ABSENT, ONE), put("x/a", ABSENT, ONE), put("x/c", ABSENT, ONE), put("y", ABSENT, ONE)));

        assertThat(store.list("x/", "", 2)).extracting(StoredRecord::key).containsExactly("x/a", "x/b");
        assertThat(store.list("x/", "x/b", 2)).extracting(StoredRecord::key).containsExactly("x/c");
        assertThat(store.count("x/")).isEqualTo(3);
        assertThat(store.count("")).isEqualTo(4);
    }

    @Test
    void doesNotKnowARecordFromItsExpiryOn() {
        store.apply(List.of(putUntil("a", ABSENT, ONE, clock.instant().plusSeconds(60))));
        assertThat(store.get("a")).isPresent();

        clock.advance(Duration.ofSeconds(60));

        assertThat(store.get("a")).isEmpty();
        assertThat(store.list("", "", 10)).isEmpty();
        assertThat(store.count("")).isZero();
    }

    @Test
    void tellsWhetherThePluginWroteButNotWhatItsEffectsDid() {
        assertThat(store.writes()).isZero();

        assertThat(store.commit(Effects.records(List.of(put("a", ABSENT, ONE)))))
                .isTrue();
        assertThat(store.commit(Effects.none())).isTrue();
        assertThat(store.writes()).isZero();

        store.apply(List.of(put("b", ABSENT, ONE)));
        assertThat(store.writes()).isEqualTo(1);
        assertThat(store.commit(Effects.records(List.of(put("a", ABSENT, ONE)))))
                .isFalse();
    }

    @Test
    void isOutOfReachUntilItRecovers() {
        store.breakDown();
        assertThatThrownBy(() -> store.get("a")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.count("")).isInstanceOf(StoreException.class);

        store.recover();
        assertThat(store.get("a")).isEmpty();
    }

    @Test
    void givesNoAnswerUntilTheCallerIsInterrupted() {
        store.hang();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.unavailable"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesWhatTheRealOneRefuses() {
        List<RecordChange> tooMany = Collections.nCopies(51, put("a", ABSENT, ONE));

        assertThatThrownBy(() -> store.apply(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.apply(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.apply(List.of(put("a", ABSENT, ONE), put("a", ABSENT, TWO))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("", "", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("", "", 501)).isInstanceOf(IllegalArgumentException.class);
    }

    private long version(String key) {
        return store.get(key).orElseThrow().version();
    }
}
