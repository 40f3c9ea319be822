package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredRecapito;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcRecapitoRepositoryTest extends OnBothDatabases {

    private static final Bytes PROVED = Bytes.of("anna@example.it".getBytes(StandardCharsets.UTF_8));
    private static final Bytes BEGUN = Bytes.of("maria@example.it".getBytes(StandardCharsets.UTF_8));

    private final String person = RandomId.next();
    private JdbcRecapitoRepository recapiti;

    @BeforeEach
    void make() {
        recapiti = new JdbcRecapitoRepository(database);
    }

    @Test
    void findsThoseOfAPersonAsTheyWereWritten() {
        StoredRecapito phone = recapito("SMS", 1, Bytes.EMPTY, BEGUN);
        StoredRecapito mail = recapito("EMAIL", 1, PROVED, Bytes.EMPTY);

        assertThat(recapiti.put(phone)).isTrue();
        assertThat(recapiti.put(mail)).isTrue();

        assertThat(recapiti.ofPerson(person)).containsExactly(mail, phone);
        assertThat(recapiti.find(person, "SMS")).contains(phone);
        assertThat(recapiti.find(person, "POSTA")).isEmpty();
        assertThat(recapiti.ofPerson(RandomId.next())).isEmpty();
    }

    @Test
    void writesOnlyTheVersionAfterTheOneThatIsThere() {
        StoredRecapito first = recapito("EMAIL", 1, PROVED, Bytes.EMPTY);
        StoredRecapito second = recapito("EMAIL", 2, PROVED, BEGUN);

        assertThat(recapiti.put(second)).isFalse();
        assertThat(recapiti.put(first)).isTrue();
        assertThat(recapiti.put(first)).isFalse();
        assertThat(recapiti.put(recapito("EMAIL", 3, PROVED, BEGUN))).isFalse();
        assertThat(recapiti.put(second)).isTrue();

        assertThat(recapiti.ofPerson(person)).containsExactly(second);
    }

    @Test
    void letsOneOfManyWriteTheNextVersion() {
        recapiti.put(recapito("EMAIL", 1, PROVED, Bytes.EMPTY));
        AtomicInteger wrote = new AtomicInteger();

        IntStream.range(0, 16).parallel().forEach(i -> {
            if (recapiti.put(recapito("EMAIL", 2, BEGUN, Bytes.EMPTY))) {
                wrote.incrementAndGet();
            }
        });

        assertThat(wrote).hasValue(1);
    }

    @Test
    void takesOneAwayAtItsVersionAlone() {
        recapiti.put(recapito("EMAIL", 1, PROVED, Bytes.EMPTY));

        assertThat(recapiti.remove(person, "EMAIL", 2)).isFalse();
        assertThat(recapiti.remove(person, "SMS", 1)).isFalse();
        assertThat(recapiti.remove(person, "EMAIL", 1)).isTrue();
        assertThat(recapiti.ofPerson(person)).isEmpty();
        assertThat(recapiti.put(recapito("EMAIL", 1, PROVED, Bytes.EMPTY))).isTrue();
    }

    @Test
    @Proves("SEC-55")
    void keepsThemWhereNobodyCanReadThem() {
        recapiti.put(recapito("EMAIL", 1, PROVED, BEGUN));

        for (String column : List.of("proved", "begun")) {
            String kept = database.first(
                            "SELECT " + column + " AS bytes FROM recapito WHERE person_id = ?",
                            row -> new String(row.bytes("bytes").array(), StandardCharsets.ISO_8859_1),
                            person)
                    .orElseThrow();
            assertThat(kept).doesNotContain("example.it");
        }
    }

    /** Whoever can write into the database, and does not know the key, sends nobody's codes to an address of theirs. */
    @Test
    @Proves("SEC-55")
    void refusesOneThatWasMovedToAnotherPlace() throws SQLException {
        String other = RandomId.next();
        for (String change : List.of("person_id = '" + other + "'", "medium = 'PEC'", "since = 1", "proved = begun")) {
            recapiti.put(recapito("EMAIL", 1, PROVED, BEGUN));
            behind("UPDATE recapito SET " + change + " WHERE person_id = ?", person);
            String whose = change.contains(other) ? other : person;

            assertThatThrownBy(() -> recapiti.ofPerson(whose))
                    .as(change)
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failed -> assertThat(failed.code()).isEqualTo("store.integrity"));
            behind("DELETE FROM recapito WHERE person_id = ?", whose);
        }
    }

    @Test
    @Proves("SEC-55")
    void forgetsWhatWasBegunAndNotEndedInTime() {
        Instant now = Backend.CLOCK.instant();
        StoredRecapito nothingProved = at("SMS", Bytes.EMPTY, BEGUN, now.minusSeconds(1));
        StoredRecapito proved = at("EMAIL", PROVED, BEGUN, now.minusSeconds(1));
        StoredRecapito waits = at("PEC", PROVED, BEGUN, now.plusSeconds(60));
        List.of(nothingProved, proved, waits).forEach(recapiti::put);

        recapiti.sweep();

        assertThat(recapiti.ofPerson(person))
                .containsExactly(at("EMAIL", PROVED, Bytes.EMPTY, now.minusSeconds(1)), waits);
    }

    private StoredRecapito at(String medium, Bytes proved, Bytes begun, Instant expiry) {
        return new StoredRecapito(person, medium, 1, proved, NOW, begun, expiry);
    }

    private StoredRecapito recapito(String medium, long version, Bytes proved, Bytes begun) {
        return new StoredRecapito(person, medium, version, proved, NOW, begun, NOW.plusSeconds(600));
    }
}
