package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredSession;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSessionRepositoryTest extends OnBothDatabases {

    private JdbcSessionRepository sessions;

    @BeforeEach
    void make() {
        sessions = new JdbcSessionRepository(database);
    }

    @Test
    void findsASessionByItsTokenAsItWasOpened() {
        StoredSession session = opened(RandomId.next(), NOW);

        assertThat(sessions.find(session.token())).contains(session);
        assertThat(sessions.find(token())).isEmpty();
    }

    @Test
    void listsThoseOfAPersonTheLatestFirst() {
        String person = RandomId.next();
        StoredSession first = opened(person, NOW);
        StoredSession third = opened(person, NOW.plusSeconds(2));
        StoredSession second = opened(person, NOW.plusSeconds(1));
        opened(RandomId.next(), NOW);

        assertThat(sessions.ofPerson(person)).containsExactly(third, second, first);
    }

    @Test
    void notesTheLastUseAndNeverAnEarlierOne() {
        StoredSession session = opened(RandomId.next(), NOW);

        sessions.touch(session.handle(), NOW.plusSeconds(60));
        sessions.touch(session.handle(), NOW.plusSeconds(30));

        assertThat(sessions.find(session.token()).orElseThrow().lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void endsASessionOnce() {
        StoredSession session = opened(RandomId.next(), NOW);

        assertThat(sessions.end(session.handle())).isTrue();
        assertThat(sessions.end(session.handle())).isFalse();
        sessions.touch(session.handle(), NOW);
        assertThat(sessions.find(session.token())).isEmpty();
    }

    @Test
    void holdsASessionAsItIs() {
        StoredSession session = opened(RandomId.next(), NOW);

        assertThat(sessions.hold(session.handle())).isTrue();
        assertThat(sessions.find(session.token())).contains(session);
        sessions.end(session.handle());
        assertThat(sessions.hold(session.handle())).isFalse();
    }

    @Test
    @Proves("SEC-25")
    void letsNobodyEndASessionThatATransactionHolds() throws Exception {
        StoredSession session = opened(RandomId.next(), NOW);
        CountDownLatch held = new CountDownLatch(1);

        CompletableFuture<Boolean> ending = CompletableFuture.supplyAsync(() -> {
            await(held);
            return sessions.end(session.handle());
        });
        boolean stillThere = database.run(() -> {
            boolean there = sessions.hold(session.handle());
            held.countDown();
            // the other one has begun and may not get through: what it could end is looked at a thousand times
            for (int look = 0; look < 1_000; look++) {
                there = there && sessions.ofHandle(session.handle()).isPresent();
            }
            return there;
        });

        assertThat(stillThere).isTrue();
        assertThat(ending.get(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsASessionByItsHandle() {
        StoredSession session = opened(RandomId.next(), NOW);

        assertThat(sessions.ofHandle(session.handle())).contains(session);
        assertThat(sessions.ofHandle(RandomId.next())).isEmpty();
    }

    @Test
    void countsThoseOfAProviderThatAreInUse() {
        String provider = "provider-" + RandomId.next();
        Instant idle = NOW.minusSeconds(900);
        Instant opened = NOW.minusSeconds(8 * 3600);
        openedBy(provider, NOW, NOW);
        openedBy(provider, opened.plusSeconds(1), idle.plusSeconds(1));
        openedBy(provider, opened, NOW);
        openedBy(provider, NOW, idle);
        openedBy("other-" + provider, NOW, NOW);

        assertThat(sessions.countOf(provider, idle, opened)).isEqualTo(2);
        assertThat(sessions.countOf("none-" + provider, idle, opened)).isZero();
    }

    @Test
    void sweepsTheIdleAndTheOld() {
        Instant longAgo = NOW.minusSeconds(1_000_000);
        StoredSession idle = opened(RandomId.next(), longAgo);
        StoredSession old = opened(RandomId.next(), longAgo);
        sessions.touch(old.handle(), NOW);
        StoredSession good = opened(RandomId.next(), NOW);

        sessions.sweep(longAgo.plusSeconds(1), longAgo);
        assertThat(sessions.find(idle.token())).isEmpty();
        assertThat(sessions.find(old.token())).isPresent();

        sessions.sweep(longAgo, longAgo.plusSeconds(1));
        assertThat(sessions.find(old.token())).isEmpty();
        assertThat(sessions.find(good.token())).contains(good);
    }

    @Test
    void takesNoTokenTwice() {
        StoredSession session = opened(RandomId.next(), NOW);

        assertThatThrownBy(() -> sessions.open(session("other", session.token(), NOW)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
    }

    @Test
    @Proves("SEC-55")
    void keepsTheIdentityUnreadable() throws SQLException {
        StoredSession session = opened(RandomId.next(), NOW);

        byte[] kept = database.first(
                        "SELECT who FROM open_session WHERE handle = ?", row -> row.bytes("who"), session.handle())
                .orElseThrow()
                .array();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("somebody");
    }

    @Test
    void refusesASessionWhoseTokenWasExchanged() throws SQLException {
        StoredSession attacker = opened(RandomId.next(), NOW);
        StoredSession victim = opened(RandomId.next(), NOW);

        behind("DELETE FROM open_session WHERE handle = ?", attacker.handle());
        behind(
                "UPDATE open_session SET token = ? WHERE handle = ?",
                attacker.token().array(),
                victim.handle());

        assertIntegrity(attacker.token());
    }

    @Test
    void refusesASessionThatWasGivenToAnotherPerson() throws SQLException {
        StoredSession session = opened(RandomId.next(), NOW);

        behind("UPDATE open_session SET person_id = ? WHERE handle = ?", RandomId.next(), session.handle());

        assertIntegrity(session.token());
    }

    @Test
    void refusesASessionThatWasMadeYounger() throws SQLException {
        StoredSession session = opened(RandomId.next(), NOW);

        behind("UPDATE open_session SET opened = opened + 1 WHERE handle = ?", session.handle());

        assertIntegrity(session.token());
    }

    @Test
    void findsASessionOpenedBetweenTwoMicroseconds() {
        StoredSession session = opened(RandomId.next(), NOW.plusNanos(999));

        assertThat(sessions.find(session.token()).orElseThrow().openedAt()).isEqualTo(NOW);
    }

    @Test
    void refusesAnIdentityThatWasChanged() throws SQLException {
        StoredSession session = opened(RandomId.next(), NOW);
        byte[] who = database.first(
                        "SELECT who FROM open_session WHERE handle = ?", row -> row.bytes("who"), session.handle())
                .orElseThrow()
                .array();
        who[15] ^= 1;

        behind("UPDATE open_session SET who = ? WHERE handle = ?", who, session.handle());

        assertIntegrity(session.token());
    }

    private void assertIntegrity(Bytes token) {
        assertThatThrownBy(() -> sessions.find(token))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
    }

    private void openedBy(String provider, Instant opened, Instant used) {
        Bytes identity = Bytes.of("somebody".getBytes(StandardCharsets.US_ASCII));
        sessions.open(new StoredSession(
                RandomId.next(), token(), RandomId.next(), provider, identity, "2001:db8::1", opened, used));
    }

    private StoredSession opened(String person, Instant at) {
        StoredSession session = session(person, token(), at);
        sessions.open(session);
        return session;
    }

    private static StoredSession session(String person, Bytes token, Instant at) {
        Bytes identity = Bytes.of("somebody".getBytes(StandardCharsets.US_ASCII));
        return new StoredSession(RandomId.next(), token, person, "pin", identity, "2001:db8::1", at, at);
    }

    static Bytes token() {
        return Bytes.of((RandomId.next() + RandomId.next()).substring(0, 32).getBytes(StandardCharsets.US_ASCII));
    }
}
