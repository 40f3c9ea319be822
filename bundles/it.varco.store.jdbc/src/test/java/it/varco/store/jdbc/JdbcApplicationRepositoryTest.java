package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import it.varco.spi.store.StoredApplication;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcApplicationRepositoryTest extends OnBothDatabases {

    private static final Instant LATER = NOW.plusSeconds(3600);

    private JdbcApplicationRepository applications;

    @BeforeEach
    void make() {
        applications = new JdbcApplicationRepository(database);
    }

    @Test
    void findsAnApplicationByItsTokenUntilItExpires() {
        StoredApplication one = of("monitor " + RandomId.next(), List.of("plugins.view", "audit.read"), LATER);

        assertThat(applications.add(one, NOW)).isTrue();

        assertThat(applications.find(one.token(), NOW)).contains(one);
        assertThat(applications.find(one.token(), LATER)).isEmpty();
        assertThat(applications.find(JdbcSessionRepositoryTest.token(), NOW)).isEmpty();
    }

    @Test
    void listsThoseThatAreNotExpiredByName() {
        String mark = RandomId.next();
        StoredApplication second = of("b " + mark, List.of(), LATER);
        StoredApplication first = of("a " + mark, List.of("plugins.view"), LATER);
        StoredApplication expired = of("c " + mark, List.of(), NOW);
        List.of(second, first, expired).forEach(each -> applications.add(each, NOW.minusSeconds(1)));

        assertThat(applications.all(NOW)).containsSubsequence(first, second).doesNotContain(expired);
    }

    @Test
    void takesANameThatIsFreeAmongThoseThatAreNotExpired() {
        String name = "export " + RandomId.next();
        StoredApplication first = of(name, List.of(), LATER);
        StoredApplication second = of(name, List.of(), LATER.plusSeconds(3600));

        assertThat(applications.add(first, NOW)).isTrue();
        assertThat(applications.add(second, NOW)).isFalse();
        assertThat(applications.find(second.token(), NOW)).isEmpty();
        assertThat(applications.find(first.token(), NOW)).contains(first);

        assertThat(applications.add(second, LATER)).isTrue();
        assertThat(applications.find(second.token(), LATER)).contains(second);
    }

    @Test
    void givesANameToOneOfManyAtOnce() {
        String name = "race " + RandomId.next();
        AtomicInteger added = new AtomicInteger();

        IntStream.range(0, 8).parallel().forEach(i -> {
            if (applications.add(of(name, List.of(), LATER), NOW)) {
                added.incrementAndGet();
            }
        });

        assertThat(added).hasValue(1);
    }

    @Test
    @Proves("D-46")
    void opensNothingOnceItEnded() {
        StoredApplication one = of("ends " + RandomId.next(), List.of("plugins.view"), LATER);
        applications.add(one, NOW);

        assertThat(applications.end(one.id())).contains(one);

        assertThat(applications.end(one.id())).isEmpty();
        assertThat(applications.find(one.token(), NOW)).isEmpty();
        assertThat(applications.all(NOW)).doesNotContain(one);
    }

    @Test
    void notesTheLastUseAndNeverAnEarlierOne() {
        StoredApplication one = of("used " + RandomId.next(), List.of(), LATER);
        applications.add(one, NOW);
        assertThat(one.lastUsedAt()).isEqualTo(Instant.EPOCH);

        applications.touch(one.id(), NOW.plusSeconds(60));
        applications.touch(one.id(), NOW.plusSeconds(30));
        applications.touch(RandomId.next(), NOW);

        assertThat(applications.find(one.token(), NOW).orElseThrow().lastUsedAt())
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void sweepsWhatExpired() {
        StoredApplication old = of("old " + RandomId.next(), List.of(), NOW.minusSeconds(1_000_000));
        applications.add(old, NOW.minusSeconds(2_000_000));

        applications.sweep(NOW);

        assertThat(applications.end(old.id())).isEmpty();
    }

    @Test
    void refusesAScopeThatWouldBecomeTwo() {
        assertThatThrownBy(() -> applications.add(of("x", List.of("plugins.view staff.grant"), LATER), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StoredApplication of(String name, List<String> scopes, Instant expiry) {
        return new StoredApplication(
                RandomId.next(), JdbcSessionRepositoryTest.token(), name, scopes, NOW, expiry, Instant.EPOCH);
    }
}
