package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.proves.Proves;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Proves("REL-03")
class StoreHealthTest extends OnBothDatabases {

    private static final String BEAT = "SELECT beat FROM store_pulse WHERE pulse_id = 1";

    @Test
    void isWellWhenASmallWriteIsKept() {
        Finding finding = health(database).examine(NOW.plusSeconds(7));

        assertThat(finding).isEqualTo(Finding.well("store"));
        assertThat(database.first(BEAT, row -> row.instant("beat"))).contains(NOW.plusSeconds(7));
    }

    @Test
    void saysThatThereIsNoConfiguration() {
        Finding finding = new StoreHealth().examine(NOW);

        assertThat(finding.condition()).isEqualTo(Condition.RED);
        assertThat(finding.why().toString()).contains("no configuration");
        assertThat(new StoreHealth().name()).isEqualTo("store");
    }

    @Test
    void saysWhyTheStoreIsNotOpen() {
        Finding finding = new StoreHealth(opening(Optional.empty())).examine(NOW);

        assertThat(finding.condition()).isEqualTo(Condition.RED);
        assertThat(finding.why()).hasToString("The store is not open: the test says so.");
        assertThat(finding.why().in(Locale.ITALIAN)).contains("L’archivio non è aperto: the test says so.");
    }

    @Test
    void isRedWhenTheStoreIsGone() throws Exception {
        Database closed = backend.store(backend.empty("gone-" + RandomId.next()), Backend.keys(1), 1)
                .open();
        closed.close();

        Finding finding = health(closed).examine(NOW);

        assertThat(finding.condition()).isEqualTo(Condition.RED);
        assertThat(finding.why().toString()).startsWith("The store cannot be written: ");
    }

    /** Somebody else holds what the write needs; the second look does not even begin. */
    @Test
    @Timeout(60)
    void answersWithinTwoSecondsWhenTheStoreHangsAndIsWellAfterwards() throws Exception {
        StoreHealth health = health(database);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Boolean> holder = CompletableFuture.supplyAsync(() -> database.run(() -> {
            database.update("UPDATE store_pulse SET beat = ? WHERE pulse_id = 1", NOW);
            held.countDown();
            return waits(enough);
        }));
        held.await();

        long start = System.nanoTime();
        Finding first = health.examine(NOW);
        long firstTook = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Finding second = health.examine(NOW);
        long bothTook = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        enough.countDown();
        assertThat(holder.get()).isTrue();

        assertThat(first.condition()).isEqualTo(Condition.RED);
        assertThat(first.why().toString()).contains("does not answer");
        assertThat(firstTook).isLessThan(2_000);
        assertThat(second).isEqualTo(first);
        assertThat(bothTook - firstTook).isLessThan(1_000);
        while (health.examine(NOW).condition() == Condition.RED) {
            Thread.onSpinWait();
        }
    }

    private static StoreHealth health(Database database) {
        return new StoreHealth(opening(Optional.of(database)));
    }

    private static Opening opening(Optional<Database> database) {
        return new Opening() {
            @Override
            public Optional<Database> database() {
                return database;
            }

            @Override
            public Sentence trouble() {
                return Sentence.quoted("the test says so.");
            }
        };
    }

    private static boolean waits(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }
}
