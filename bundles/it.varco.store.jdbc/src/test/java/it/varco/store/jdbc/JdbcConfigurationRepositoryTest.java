package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredConfiguration;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcConfigurationRepositoryTest extends OnBothDatabases {

    private final String pid = "it.varco.test~" + RandomId.next();
    private JdbcConfigurationRepository configurations;

    @BeforeEach
    void make() {
        configurations = new JdbcConfigurationRepository(database);
    }

    @Test
    void keepsVersionsTheLatestFirst() {
        StoredConfiguration first = of(1, "password=before");
        StoredConfiguration second = of(2, "");

        assertThat(configurations.add(first, 20)).isTrue();
        assertThat(configurations.add(second, 20)).isTrue();

        assertThat(configurations.history(pid, 10)).containsExactly(second, first);
        assertThat(configurations.history(pid, 1)).containsExactly(second);
        assertThat(configurations.history("it.varco.other", 10)).isEmpty();
    }

    @Test
    @Proves("API-07")
    void keepsNothingThatDoesNotFollowTheLast() {
        assertThat(configurations.add(of(2, "x"), 20)).isFalse();
        assertThat(configurations.add(of(1, "x"), 20)).isTrue();
        assertThat(configurations.add(of(1, "y"), 20)).isFalse();
        assertThat(configurations.add(of(3, "z"), 20)).isFalse();

        assertThat(configurations.history(pid, 10)).containsExactly(of(1, "x"));
    }

    @Test
    void letsOneOfManyAtOnceBeTheNext() {
        configurations.add(of(1, "x"), 20);
        AtomicInteger added = new AtomicInteger();

        IntStream.range(0, 8).parallel().forEach(i -> added.addAndGet(configurations.add(of(2, "y" + i), 20) ? 1 : 0));

        assertThat(added).hasValue(1);
    }

    @Test
    void keepsTheLatestFewOfAPid() {
        StoredConfiguration other =
                new StoredConfiguration(pid + "-other", 1, NOW, "", "SERVICE_ACCOUNT", "un'altra", Bytes.EMPTY);
        configurations.add(other, 3);
        LongStream.rangeClosed(1, 10).forEach(number -> configurations.add(of(number, "v" + number), 3));

        assertThat(configurations.history(pid, 100))
                .extracting(StoredConfiguration::number)
                .containsExactly(10L, 9L, 8L);
        assertThat(configurations.history(pid + "-other", 100)).containsExactly(other);
        assertThat(configurations.add(of(11, "v11"), 3)).isTrue();
    }

    @Test
    void keepsALargeContent() {
        StoredConfiguration large = of(1, "x".repeat(200_000));

        configurations.add(large, 20);

        assertThat(configurations.history(pid, 1)).containsExactly(large);
    }

    @Test
    @Proves({"SEC-53", "SEC-55"})
    void keepsTheContentUnreadable() {
        configurations.add(of(1, "password=anfora"), 20);

        byte[] kept = database.first(
                        "SELECT content FROM configuration_version WHERE pid = ?", row -> row.bytes("content"), pid)
                .orElseThrow()
                .array();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("anfora");
    }

    /** Or somebody with the password of the database could make an old version look like another one. */
    @Test
    void refusesAVersionThatWasMovedOrGivenToSomebodyElse() throws SQLException {
        configurations.add(of(1, "x"), 20);

        behind("UPDATE configuration_version SET by_id = ? WHERE pid = ?", RandomId.next(), pid);

        assertThatThrownBy(() -> configurations.history(pid, 10))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
    }

    private StoredConfiguration of(long number, String content) {
        return new StoredConfiguration(
                pid,
                number,
                NOW.plusSeconds(number),
                "person-of-22-letters-x",
                "AMMINISTRATORE",
                "perché è così",
                Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
