package it.varco.audit;

import static it.varco.audit.Events.MARIA;
import static it.varco.audit.Events.NOON;
import static it.varco.audit.Events.eventually;
import static it.varco.audit.Events.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainedAuditTrailTest {

    private final MemoryStore store = new MemoryStore();
    private final ChainedAuditTrail trail = new ChainedAuditTrail("node-1", store, store, store);

    @AfterEach
    void endThread() {
        trail.stop();
    }

    @Test
    @Proves("SEC-60")
    void hasTheRecordOnDiskWhenItReturns() {
        trail.record(login(1));

        assertThat(store.waiting()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-60")
    void refusesWhenTheRecordCannotBeWritten() {
        store.beforeCommit = () -> {
            throw MemoryStore.unavailable();
        };

        assertThatThrownBy(() -> trail.record(login(1))).isInstanceOf(StoreException.class);
        assertThat(store.waiting()).isZero();
    }

    @Test
    void isPartOfTheTransactionItIsCalledIn() {
        assertThatThrownBy(() -> store.run(() -> {
                    trail.record(login(1));
                    throw new IllegalStateException("given up");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.waiting()).isZero();

        store.run(() -> {
            trail.record(login(2));
            trail.record(login(3));
            assertThat(store.commits).hasValue(0);
            return true;
        });
        assertThat(store.waiting()).isEqualTo(2);
        assertThat(store.commits).hasValue(1);
    }

    @Test
    void linksByItselfWhatWasRecorded() {
        trail.start();

        trail.record(login(1));

        eventually(() -> trail.read(0, 10).size() == 1);
    }

    @Test
    void linksWhatAnotherTransactionCommitsLater() throws Exception {
        trail.start();
        Semaphore commit = new Semaphore(0);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> store.run(() -> {
            trail.record(login(1));
            commit.acquireUninterruptibly();
            return true;
        }));
        assertThat(store.waiting()).isZero();
        commit.release();
        other.get();

        eventually(() -> trail.read(0, 10).size() == 1);
    }

    /** The whole chain is for {@code verify}: how long it is makes no difference to a start. */
    @Test
    @Proves("REL-02")
    void readsTheEndOfTheChainAloneWhenItStarts() {
        store.run(() -> {
            for (int i = 0; i < 5_000; i++) {
                store.append(Events.entry(i));
            }
            return true;
        });
        assertThat(trail.verify()).isEqualTo(new ChainReport(5_000, 0, 0));
        store.linksRead.set(0);

        trail.start();
        trail.record(login(1));
        eventually(() -> store.waiting() == 0);

        assertThat(trail.chain().headFits()).isTrue();
        assertThat(store.linksRead).hasValueBetween(2, 4);
    }

    @Test
    void linksWhatIsWaitingWhenItStops() {
        trail.start();
        trail.record(login(1));
        trail.record(login(2));

        trail.stop();

        assertThat(store.waiting()).isZero();
        assertThat(store.links("node-1", 0, 10)).hasSize(2);
    }

    @Test
    @Proves("SEC-60")
    void linksAtItsStartWhatACrashLeftBehindInOrder() {
        for (int i = 0; i < 300; i++) {
            trail.record(login(i)); // never started: as if the process had ended here
        }

        trail.start();
        eventually(() -> store.waiting() == 0);

        List<RecordedEvent> read = trail.read(0, 1000);
        assertThat(read)
                .extracting(RecordedEvent::position)
                .containsSequence(1L, 2L, 3L)
                .hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(read.get(i).event()).usingRecursiveComparison().isEqualTo(login(i));
        }
        assertThat(trail.verify()).isEqualTo(new ChainReport(300, 0, 0));
    }

    @Test
    void goesOnLinkingAfterTheStoreWasAway() {
        trail.record(login(1));
        store.beforeCommit = () -> {
            store.beforeCommit = () -> {};
            throw MemoryStore.unavailable();
        };

        trail.start();

        eventually(() -> store.waiting() == 0);
    }

    @Test
    void goesOnLinkingAfterADefect() {
        trail.record(login(1));
        store.beforeCommit = () -> {
            store.beforeCommit = () -> {};
            throw new IllegalStateException("a defect");
        };

        trail.start();

        eventually(() -> store.waiting() == 0);
        trail.record(login(2));
        eventually(() -> store.waiting() == 0);
    }

    @Test
    void servesAndGoesOnWithABrokenChain() {
        trail.record(login(1));
        trail.record(login(2));
        assertThat(trail.verify().intact()).isTrue();
        store.tamper(state -> state.chain("node-1").remove(2L));
        trail.start();

        trail.record(login(3));
        eventually(() -> store.waiting() == 0);

        assertThat(trail.read(0, 10)).extracting(RecordedEvent::position).containsExactly(1L, 3L);
        assertThat(trail.verify()).isEqualTo(new ChainReport(2, 0, 2));
    }

    @Test
    void readsInPages() {
        for (int i = 0; i < 5; i++) {
            trail.record(login(i));
        }
        trail.verify();

        assertThat(trail.read(0, 2)).extracting(RecordedEvent::position).containsExactly(1L, 2L);
        assertThat(trail.read(3, 10)).extracting(RecordedEvent::position).containsExactly(4L, 5L);
        assertThat(trail.read(5, 10)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> trail.read(-1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> trail.read(0, 1001));
    }

    @Test
    void findsTheLatestOfAPersonLinkedOrNot() {
        trail.record(login(1));
        trail.verify();
        trail.record(login(3));
        trail.record(login(2));
        trail.record(
                AuditEvent.of(NOON, "session.end", Outcome.DONE).person(MARIA).build());

        List<RecordedEvent> latest = trail.latestOf(MARIA, List.of("login.enter", "login.refuse"), 2);

        assertThat(latest)
                .extracting(found -> found.event().at())
                .containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(2));
        assertThat(latest).extracting(found -> found.event().person()).containsOnly(Optional.of(MARIA));
        assertThatIllegalArgumentException().isThrownBy(() -> trail.latestOf(MARIA, List.of(), 10));
        assertThatIllegalArgumentException().isThrownBy(() -> trail.latestOf(MARIA, List.of("a.b"), 101));
    }

    @Test
    @Proves("SEC-63")
    void keepsTheChainIntactWhenAPersonIsErased() {
        trail.record(login(1));
        trail.verify();

        store.tamper(state -> state.people.clear());

        assertThat(trail.verify()).isEqualTo(new ChainReport(1, 0, 0));
        assertThat(trail.read(0, 1).get(0).event().person()).isEmpty();
        assertThat(new String(
                        store.links("node-1", 0, 1).get(0).entry().record().array(), StandardCharsets.UTF_8))
                .doesNotContain(MARIA.value());
    }

    @Test
    void refusesANodeWithoutAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainedAuditTrail("Node 1", store, store, store))
                .withMessageStartingWith("node:");
    }
}
