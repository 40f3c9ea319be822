package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredAttempt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcAttemptRepositoryTest extends OnBothDatabases {

    private static final Bytes DIALOGUE = Bytes.of(new byte[40_000]);

    private final Bytes browser = JdbcSessionRepositoryTest.token();
    private JdbcAttemptRepository attempts;

    @BeforeEach
    void make() {
        attempts = new JdbcAttemptRepository(database);
    }

    @Test
    void findsAnAttemptAsItWasOpenedUntilItExpires() {
        StoredAttempt attempt = opened(NOW);

        assertThat(attempts.find(attempt.id(), attempt.expiry().minusNanos(1_000)))
                .contains(attempt);
        assertThat(attempts.find(attempt.id(), attempt.expiry())).isEmpty();
        assertThat(attempts.find(RandomId.next(), NOW)).isEmpty();
    }

    @Test
    void keepsADialogueOfNoBytes() {
        StoredAttempt attempt = attempt(RandomId.next(), 1, "pin", Bytes.EMPTY, NOW);

        attempts.open(attempt, 8);

        assertThat(attempts.find(attempt.id(), NOW)).contains(attempt);
    }

    @Test
    void putsALaterStepInThePlaceOfTheEarlierOne() {
        StoredAttempt first = opened(NOW);
        StoredAttempt second = attempt(first.id(), 2, "cie", Bytes.EMPTY, NOW);

        assertThat(attempts.advance(second, 1)).isTrue();

        assertThat(attempts.find(first.id(), NOW)).contains(second);
        assertThat(attempts.advance(second, 1)).isFalse();
    }

    @Test
    @Proves("SEC-07")
    void letsOneOfManyAnswersToTheSameStepGoOn() {
        StoredAttempt first = opened(NOW);
        AtomicInteger went = new AtomicInteger();

        IntStream.range(0, 32).parallel().forEach(i -> {
            if (attempts.advance(attempt(first.id(), 2, "pin", DIALOGUE, NOW), 1)) {
                went.incrementAndGet();
            }
        });

        assertThat(went).hasValue(1);
    }

    @Test
    @Proves("SEC-07")
    void closesAnAttemptOnceAndOnlyAtItsStep() {
        StoredAttempt attempt = opened(NOW);

        assertThat(attempts.close(attempt.id(), 2)).isFalse();
        assertThat(attempts.close(attempt.id(), 1)).isTrue();
        assertThat(attempts.close(attempt.id(), 1)).isFalse();
        assertThat(attempts.find(attempt.id(), NOW)).isEmpty();
    }

    @Test
    void dropsTheOldestOfABrowserThatHasTooMany() {
        List<StoredAttempt> all =
                IntStream.range(0, 10).mapToObj(i -> opened(NOW.plusSeconds(i))).toList();

        assertThat(all.subList(0, 2)).noneMatch(this::there);
        assertThat(all.subList(2, 10)).allMatch(this::there);
    }

    @Test
    void countsOnlyTheAttemptsOfThisBrowserThatAreNotExpired() {
        StoredAttempt early = opened(NOW.minusSeconds(700));
        Stream.generate(() -> NOW).limit(8).forEach(this::opened);

        assertThat(attempts.find(early.id(), NOW.minusSeconds(700))).isPresent();
    }

    @Test
    void staysNearTheLimitWhenABrowserOpensManyAtOnce() {
        IntStream.range(0, 40).parallel().forEach(i -> opened(NOW));
        opened(NOW.plusSeconds(1));

        assertThat(database.first(
                        "SELECT COUNT(*) AS n FROM login_attempt WHERE browser = ?", row -> row.number("n"), browser))
                .contains(8L);
    }

    @Test
    void countsThoseOfAProviderThatAreNotExpired() {
        String provider = "provider-" + RandomId.next();
        StoredAttempt first = attempt(RandomId.next(), 1, provider, Bytes.EMPTY, NOW);
        StoredAttempt second = attempt(RandomId.next(), 1, provider, Bytes.EMPTY, NOW.plusSeconds(60));
        attempts.open(first, 8);
        attempts.open(second, 8);
        opened(NOW);

        assertThat(attempts.countOf(provider, NOW)).isEqualTo(2);
        assertThat(attempts.countOf(provider, first.expiry())).isEqualTo(1);
        assertThat(attempts.countOf("none-" + provider, NOW)).isZero();
    }

    @Test
    @Proves("SPID-83")
    void endsThoseOfABrowserAtWhateverStep() {
        StoredAttempt begun = opened(NOW);
        StoredAttempt other = opened(NOW);
        Bytes browser = begun.browser();

        assertThat(attempts.endOfBrowser(browser)).isPositive();

        assertThat(there(begun)).isFalse();
        assertThat(there(other)).isEqualTo(!other.browser().equals(browser));
        assertThat(attempts.endOfBrowser(browser)).isZero();
    }

    @Test
    @Proves("SEC-10")
    void endsThoseOfAPersonAtWhateverStep() {
        String maria = RandomId.next();
        StoredAttempt begun = opened(maria);
        StoredAttempt further = opened(NOW);
        attempts.advance(attempt(further.id(), 2, maria, "pin", DIALOGUE, NOW), 1);
        StoredAttempt mario = opened(RandomId.next());
        StoredAttempt nobody = opened(NOW);

        assertThat(attempts.endOf(maria)).isEqualTo(2);

        assertThat(List.of(begun, further)).noneMatch(this::there);
        assertThat(List.of(mario, nobody)).allMatch(this::there);
        assertThat(attempts.close(further.id(), 2)).isFalse();
        assertThat(attempts.endOf(maria)).isZero();
    }

    @Test
    void sweepsWhatExpired() {
        Instant longAgo = NOW.minusSeconds(1_000_000);
        StoredAttempt expired = opened(longAgo);
        StoredAttempt open = opened(NOW);

        attempts.sweep(NOW);

        assertThat(attempts.find(expired.id(), longAgo)).isEmpty();
        assertThat(attempts.find(open.id(), NOW)).isPresent();
    }

    @Test
    void refusesADialogueMovedFromAnotherAttempt() throws SQLException {
        StoredAttempt mine = opened(NOW);
        StoredAttempt other = opened(NOW);

        Bytes others = database.first(
                        "SELECT dialogue FROM login_attempt WHERE attempt_id = ?",
                        row -> row.bytes("dialogue"),
                        other.id())
                .orElseThrow();

        behind("UPDATE login_attempt SET dialogue = ? WHERE attempt_id = ?", others.array(), mine.id());

        assertThatThrownBy(() -> attempts.find(mine.id(), NOW))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
    }

    @Test
    void refusesAnAttemptOfWhichAnythingWasChanged() throws SQLException {
        for (String change : List.of(
                "state_version = state_version + 1",
                "person_id = 'x'",
                "next_path = '/else'",
                "opened = opened + 1",
                "step = 7")) {
            StoredAttempt attempt = opened(NOW);

            behind("UPDATE login_attempt SET " + change + " WHERE attempt_id = ?", attempt.id());

            assertThatThrownBy(() -> attempts.find(attempt.id(), NOW))
                    .as(change)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
        }
    }

    private boolean there(StoredAttempt attempt) {
        return attempts.find(attempt.id(), NOW).isPresent();
    }

    private StoredAttempt opened(String person) {
        StoredAttempt attempt = attempt(RandomId.next(), 1, person, "pin", DIALOGUE, NOW);
        attempts.open(attempt, 8);
        return attempt;
    }

    private StoredAttempt opened(Instant at) {
        StoredAttempt attempt = attempt(RandomId.next(), 1, "pin", DIALOGUE, at);
        attempts.open(attempt, 8);
        return attempt;
    }

    private StoredAttempt attempt(String id, int step, String provider, Bytes dialogue, Instant at) {
        return attempt(id, step, "", provider, dialogue, at);
    }

    private StoredAttempt attempt(String id, int step, String person, String provider, Bytes dialogue, Instant at) {
        return new StoredAttempt(id, step, browser, person, provider, 1, "/area", dialogue, at, at.plusSeconds(600));
    }
}
