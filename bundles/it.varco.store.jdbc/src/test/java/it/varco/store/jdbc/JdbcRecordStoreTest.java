package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JdbcRecordStoreTest extends OnBothDatabases {

    private final String owner = "it.varco.test." + RandomId.next();
    private JdbcRecordRepository records;
    private JdbcRecordStore store;

    @BeforeEach
    void make() {
        records = new JdbcRecordRepository(database);
        store = new JdbcRecordStore(owner, records);
    }

    @Test
    void countsTheVersionsOfARecord() {
        assertThat(store.apply(List.of(put("a", 0, "one")))).isTrue();
        long first = version("a");
        assertThat(first).isPositive();
        assertThat(store.apply(List.of(put("a", first, "two")))).isTrue();

        StoredRecord record = store.get("a").orElseThrow();
        assertThat(record.key()).isEqualTo("a");
        assertThat(record.version()).isEqualTo(first + 1);
        assertThat(text(record)).isEqualTo("two");
    }

    @Test
    void refusesAChangeOfAnotherVersion() {
        store.apply(List.of(put("a", 0, "one")));

        assertThat(store.apply(List.of(put("a", 0, "x")))).isFalse();
        long other = version("a") + 1;
        assertThat(store.apply(List.of(put("a", other, "x")))).isFalse();
        assertThat(store.apply(List.of(RecordChange.delete("a", other)))).isFalse();
        assertThat(store.apply(List.of(put("b", 1, "x")))).isFalse();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("one");
    }

    @Test
    void deletesARecordWhichCanThenBeMadeAnew() {
        store.apply(List.of(put("a", 0, "one")));

        assertThat(store.apply(List.of(RecordChange.delete("a", version("a"))))).isTrue();

        assertThat(store.get("a")).isEmpty();
        assertThat(store.apply(List.of(put("a", 0, "two")))).isTrue();
    }

    @Test
    void makesOtherChangesOnlyWhereARecordIsAsItWasAndLeavesItSo() {
        store.apply(List.of(put("a", 0, "one")));
        long read = version("a");

        assertThat(store.apply(List.of(RecordChange.expect("a", read), put("b", 0, "x"))))
                .isTrue();
        assertThat(version("a")).isEqualTo(read);
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("one");

        store.apply(List.of(put("a", read, "two")));
        assertThat(store.apply(List.of(RecordChange.expect("a", read), put("c", 0, "x"))))
                .isFalse();
        assertThat(store.apply(List.of(RecordChange.expect("c", 1)))).isFalse();
        assertThat(store.get("c")).isEmpty();
    }

    @Test
    @Timeout(20)
    void holdsARecordThatShallStayAsItIsUntilTheCommit() {
        store.apply(List.of(put("a", 0, "one")));
        long read = version("a");

        CompletableFuture<Boolean> other = database.run(() -> {
            assertThat(store.apply(List.of(RecordChange.expect("a", read)))).isTrue();
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(() -> store.apply(List.of(put("a", read, "two"))));
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return waiting;
        });

        assertThat(other).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("two");
    }

    @Test
    void takesNoRecordMadeAnewForTheOneThatWasDeleted() {
        store.apply(List.of(put("a", 0, "one")));
        long remembered = version("a");
        store.apply(List.of(RecordChange.delete("a", remembered)));
        store.apply(List.of(put("a", 0, "another")));

        assertThat(store.apply(List.of(put("a", remembered, "late")))).isFalse();
        assertThat(store.apply(List.of(RecordChange.delete("a", remembered)))).isFalse();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("another");
    }

    @Test
    void takesNoRecordMadeAnewForTheOneThatExpired() {
        store.apply(List.of(RecordChange.putUntil(
                "a", 0, bytes("one"), Backend.CLOCK.instant().plusSeconds(60))));
        long remembered = version("a");
        Backend.CLOCK.forward(Duration.ofSeconds(60));
        store.apply(List.of(put("a", 0, "another")));

        assertThat(store.apply(List.of(put("a", remembered, "late")))).isFalse();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("another");
    }

    @Test
    void makesAllChangesOrNone() {
        store.apply(List.of(put("b", 0, "one")));

        assertThat(store.apply(List.of(put("a", 0, "x"), put("b", 7, "x"), put("c", 0, "x"))))
                .isFalse();

        assertThat(store.count("")).isEqualTo(1);
    }

    @Test
    void makesNoneInsideATransactionEither() {
        store.apply(List.of(put("b", 0, "one")));

        database.run(() -> {
            assertThat(store.apply(List.of(put("a", 0, "x"), put("b", 7, "x")))).isFalse();
            return store.apply(List.of(put("c", 0, "kept")));
        });

        assertThat(store.list("", "", 10)).extracting(StoredRecord::key).containsExactly("b", "c");
    }

    @Test
    void letsOneOfManyMakeTheSameChange() {
        store.apply(List.of(put("a", 0, "one")));
        long first = version("a");
        AtomicInteger made = new AtomicInteger();

        IntStream.range(0, 32).parallel().forEach(i -> {
            made.addAndGet(store.apply(List.of(put("a", first, "two"))) ? 1 : 0);
            made.addAndGet(store.apply(List.of(put("new", 0, "one"))) ? 1 : 0);
        });

        assertThat(made).hasValue(2);
    }

    @Test
    void listsByByteOrderAndPrefix() {
        for (String key : List.of("b", "B", "a/2", "a/10", "a", "a~", "a_", "a%", "az", "!", "~")) {
            store.apply(List.of(put(key, 0, "v")));
        }

        assertThat(keys("", "", 100)).containsExactly("!", "B", "a", "a%", "a/10", "a/2", "a_", "az", "a~", "b", "~");
        assertThat(keys("a", "", 100)).containsExactly("a", "a%", "a/10", "a/2", "a_", "az", "a~");
        assertThat(keys("a/", "", 100)).containsExactly("a/10", "a/2");
        assertThat(keys("a%", "", 100)).containsExactly("a%");
        assertThat(keys("a_", "", 100)).containsExactly("a_");
        assertThat(keys("a", "a%", 2)).containsExactly("a/10", "a/2");
        assertThat(store.count("a")).isEqualTo(7);
        assertThat(store.count("c")).isZero();
    }

    @Test
    void anExpiredRecordIsGoneAtOnce() {
        Instant expiry = Backend.CLOCK.instant().plusSeconds(60);
        store.apply(List.of(RecordChange.putUntil("a", 0, bytes("one"), expiry)));
        long version = version("a");
        assertThat(store.apply(List.of(put("a", 0, "x")))).isFalse();

        Backend.CLOCK.forward(Duration.ofSeconds(60));

        assertThat(store.get("a")).isEmpty();
        assertThat(store.list("", "", 10)).isEmpty();
        assertThat(store.count("")).isZero();
        assertThat(store.apply(List.of(put("a", version, "x")))).isFalse();
        assertThat(store.apply(List.of(RecordChange.delete("a", version)))).isFalse();
        assertThat(store.apply(List.of(put("a", 0, "new")))).isTrue();
    }

    @Test
    void takesAnExpiryBeyondAllCalendars() {
        store.apply(List.of(RecordChange.putUntil("a", 0, bytes("one"), Instant.MAX)));

        assertThat(store.get("a")).isPresent();
    }

    @Test
    void sweepsExpiredRecords() {
        Instant expiry = Backend.CLOCK.instant().plusSeconds(60);
        store.apply(List.of(RecordChange.putUntil("a", 0, bytes("one"), expiry), put("b", 0, "stays")));
        Backend.CLOCK.forward(Duration.ofSeconds(61));

        assertThat(records.sweep()).isPositive();

        assertThat(records.sweep()).isZero();
        assertThat(store.count("")).isEqualTo(1);
    }

    @Test
    void showsNoBundleTheRecordsOfAnother() {
        store.apply(List.of(put("a", 0, "mine")));
        JdbcRecordStore other = new JdbcRecordStore(owner + ".other", records);

        assertThat(other.get("a")).isEmpty();
        assertThat(other.list("", "", 10)).isEmpty();
        assertThat(other.count("")).isZero();
        assertThat(other.apply(List.of(put("a", 0, "theirs")))).isTrue();
        assertThat(text(store.get("a").orElseThrow())).isEqualTo("mine");
    }

    @Test
    void keepsValuesOfEverySize() {
        byte[] largest = new byte[32_768];
        Arrays.fill(largest, (byte) 7);

        store.apply(List.of(RecordChange.put("empty", 0, new byte[0]), RecordChange.put("largest", 0, largest)));

        assertThat(store.get("empty").orElseThrow().value()).isEmpty();
        assertThat(store.get("largest").orElseThrow().value()).isEqualTo(largest);
    }

    @Test
    void refusesAValueMovedFromAnotherRecordOrVersion() throws SQLException {
        store.apply(List.of(put("a", 0, "a"), put("b", 0, "b"), put("c", 0, "c")));

        behind(
                "UPDATE plugin_record SET content = (SELECT o.content FROM plugin_record o WHERE o.owner = ? AND "
                        + "o.record_key = 'b') WHERE owner = ? AND record_key = 'a'",
                owner,
                owner);
        behind("UPDATE plugin_record SET version = 9 WHERE owner = ? AND record_key = 'c'", owner);

        for (String key : List.of("a", "c")) {
            assertThatThrownBy(() -> store.get(key))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
        }
    }

    @Test
    void refusesWhatTheContractDoesNotAllow() {
        List<RecordChange> twice = List.of(put("a", 0, "x"), put("a", 0, "y"));

        assertThatThrownBy(() -> store.apply(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.apply(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.list("", "", 501)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.count("\u0000")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Or a million records would be read to find one behind them: what Derby did is asked of Derby. */
    @Test
    void readsOfAListNoMoreThanItGives() {
        Assumptions.assumeTrue(backend == Backend.DERBY, "PostgreSQL goes by its statistics, which are empty here");
        store.apply(IntStream.range(10, 50).mapToObj(i -> put("a/" + i, 0, "x")).toList());
        store.apply(IntStream.range(10, 13).mapToObj(i -> put("b/" + i, 0, "x")).toList());

        assertThat(visited("b/", "", 3)).isLessThan(5);
        assertThat(visited("b/", "b/10", 2)).isLessThan(4);
        assertThat(visited("a/", "a/20", 5)).isLessThan(7);
        assertThat(visited("c/", "", 100)).isLessThan(2);
    }

    /** As when most of a million records are those of one plugin: Derby goes by its statistics otherwise. */
    @Test
    void goesAlongTheKeyHoweverFewTheOwnersAre() throws SQLException {
        Assumptions.assumeTrue(backend == Backend.DERBY, "PostgreSQL goes by its statistics, which are empty here");
        try (Database few =
                backend.store(backend.empty("few-" + owner), Backend.keys(1), 2).open()) {
            records = new JdbcRecordRepository(few);
            new JdbcRecordStore("it.varco.other", records).apply(fifty("a/"));
            store = new JdbcRecordStore(owner, records);
            IntStream.range(10, 20).forEach(i -> store.apply(fifty("a/" + i)));
            few.call(statements -> {
                statements.define("CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, 'PLUGIN_RECORD', NULL)");
                return true;
            });

            assertThat(plan(few, statements -> keys("a/", "a/15", 20)))
                    .contains("PLUGIN_RECORD_KEY")
                    .doesNotContain("Sort ResultSet");
            assertThat(plan(few, statements -> store.count("a/12"))).as("count").contains("PLUGIN_RECORD_KEY");
        }
    }

    private int visited(String prefix, String after, int limit) {
        String plan = plan(statements -> keys(prefix, after, limit));
        Matcher rows = Pattern.compile("Number of rows visited=([0-9]+)").matcher(plan);
        assertThat(rows.find()).as(plan).isTrue();
        return Integer.parseInt(rows.group(1));
    }

    private long version(String key) {
        return store.get(key).orElseThrow().version();
    }

    private List<String> keys(String prefix, String after, int limit) {
        return store.list(prefix, after, limit).stream().map(StoredRecord::key).toList();
    }

    private static List<RecordChange> fifty(String prefix) {
        return IntStream.range(10, 60).mapToObj(i -> put(prefix + i, 0, "x")).toList();
    }

    private static RecordChange put(String key, long expected, String value) {
        return RecordChange.put(key, expected, bytes(value));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(StoredRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
