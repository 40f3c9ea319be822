package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import it.varco.spi.store.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcBlockRepositoryTest extends OnBothDatabases {

    private static final Instant LEASE = NOW.plusSeconds(30);
    private static final Instant UNTIL = NOW.plusSeconds(180);

    private final CodiceFiscale person = People.next();
    private JdbcBlockRepository blocks;

    @BeforeEach
    void make() {
        blocks = new JdbcBlockRepository(database);
    }

    @Test
    @Proves("SEC-02")
    void twoHundredAtOnceLeaveOneReservation() throws Exception {
        List<Reservation> found = atOnce(200);

        assertThat(found).filteredOn(Reservation.Held.class::isInstance).hasSize(1);
        assertThat(found).filteredOn(new Reservation.Blocked(LEASE)::equals).hasSize(199);
    }

    @Test
    @Proves("SEC-02")
    void twoHundredAtOnceLeaveOneReservationWhereABlockEnded() throws Exception {
        blocks.block(held(NOW.minusSeconds(300)), NOW.minusSeconds(60));

        assertThat(atOnce(200)).filteredOn(Reservation.Held.class::isInstance).hasSize(1);
    }

    @Test
    @Proves("PIN-32")
    void aRefusalBlocksUntilTheInstantGiven() {
        blocks.block(held(NOW), UNTIL);

        assertThat(reserve(UNTIL.minusNanos(1_000))).isEqualTo(new Reservation.Blocked(UNTIL));
        assertThat(reserve(UNTIL)).isInstanceOf(Reservation.Held.class);
    }

    @Test
    @Proves("PIN-33")
    void askingDoesNotProlongABlock() {
        blocks.block(held(NOW), UNTIL);

        reserve(NOW.plusSeconds(100));

        assertThat(reserve(NOW.plusSeconds(179))).isEqualTo(new Reservation.Blocked(UNTIL));
    }

    @Test
    void aReleasedReservationCanBeHadAgain() {
        blocks.release(held(NOW));

        assertThat(reserve(NOW)).isInstanceOf(Reservation.Held.class);
    }

    @Test
    void aLeaseThatNobodySettlesEnds() {
        Reservation.Held first = held(NOW);

        Reservation.Held second = (Reservation.Held) reserve(LEASE);

        assertThat(second.token()).isNotEqualTo(first.token());
    }

    @Test
    void whoLostTheLeaseReleasesNothing() {
        Reservation.Held late = held(NOW);
        Reservation.Held holder = (Reservation.Held) reserve(LEASE);

        assertThat(blocks.release(late)).isFalse();
        assertThat(reserve(LEASE)).isEqualTo(new Reservation.Blocked(LEASE.plusSeconds(30)));
        assertThat(blocks.release(holder)).isTrue();
        assertThat(reserve(LEASE)).isInstanceOf(Reservation.Held.class);
    }

    @Test
    @Proves("SEC-02")
    void aRefusalThatComesLateBlocksAllTheSame() {
        Reservation.Held late = held(NOW);
        Reservation.Held holder = (Reservation.Held) reserve(LEASE);
        Instant until = LEASE.plusSeconds(1_000);

        blocks.block(late, until);

        assertThat(reserve(LEASE)).isEqualTo(new Reservation.Blocked(until));
        assertThat(blocks.release(holder)).isFalse();
        assertThat(reserve(LEASE)).isEqualTo(new Reservation.Blocked(until));
    }

    @Test
    void aRefusalThatComesAfterAReleaseBlocksAllTheSame() {
        Reservation.Held late = held(NOW);
        assertThat(blocks.release((Reservation.Held) reserve(LEASE))).isTrue();
        Instant until = LEASE.plusSeconds(1_000);

        blocks.block(late, until);

        assertThat(reserve(LEASE)).isEqualTo(new Reservation.Blocked(until));
    }

    @Test
    void aBlockConcernsOneProviderAndOnePerson() {
        blocks.block(held(NOW), UNTIL);

        assertThat(blocks.reserve("other", person, NOW, LEASE)).isInstanceOf(Reservation.Held.class);
        assertThat(blocks.reserve("pin", People.next(), NOW, LEASE)).isInstanceOf(Reservation.Held.class);
    }

    @Test
    void givesTheReservationBackWithTheTransaction() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.run(() -> {
                    held(NOW);
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(reserve(NOW)).isInstanceOf(Reservation.Held.class);
    }

    @Test
    void keepsNoCodiceFiscale() {
        Reservation.Held held = held(NOW);

        assertThat(held.key()).doesNotContain(person.value()).hasSize(43);
    }

    @Test
    void sweepsWhatEndedAndNothingElse() {
        Reservation.Held ended = held(NOW.minusSeconds(1_000));
        CodiceFiscale other = People.next();
        blocks.reserve("pin", other, NOW, LEASE);

        blocks.sweep(NOW);

        assertThat(rows(ended.key())).isZero();
        assertThat(blocks.reserve("pin", other, NOW, LEASE)).isEqualTo(new Reservation.Blocked(LEASE));
    }

    @Test
    void sweepsMoreThanOneBatch() {
        Instant longAgo = NOW.minusSeconds(100_000);
        database.run(() -> {
            for (int i = 0; i < 450; i++) {
                blocks.reserve("pin", People.next(), longAgo, longAgo.plusSeconds(1));
            }
            return true;
        });

        blocks.sweep(longAgo.plusSeconds(2));

        assertThat(database.first(
                        "SELECT COUNT(*) AS n FROM login_block WHERE ends < ?",
                        row -> row.number("n"),
                        longAgo.plusSeconds(2)))
                .contains(0L);
    }

    private long rows(String key) {
        return database.first("SELECT COUNT(*) AS n FROM login_block WHERE block_key = ?", row -> row.number("n"), key)
                .orElseThrow();
    }

    private Reservation reserve(Instant now) {
        return blocks.reserve("pin", person, now, now.plusSeconds(30));
    }

    private Reservation.Held held(Instant now) {
        return (Reservation.Held) reserve(now);
    }

    private List<Reservation> atOnce(int callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch ready = new CountDownLatch(callers);
            List<Future<Reservation>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return reserve(NOW);
                }));
            }
            List<Reservation> found = new ArrayList<>();
            for (Future<Reservation> call : calls) {
                found.add(call.get());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }
}
