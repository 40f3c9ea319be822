package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredPratica;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcPraticaRepositoryTest extends OnBothDatabases {

    private static final Bytes DIALOGUE = Bytes.of(new byte[Bytes.LONGEST]);

    private final String person = RandomId.next();
    private JdbcPraticaRepository pratiche;

    @BeforeEach
    void make() {
        pratiche = new JdbcPraticaRepository(database);
    }

    @Test
    void findsOneAsItWasOpenedUntilItExpires() {
        StoredPratica pratica = opened(NOW);

        assertThat(pratiche.find(pratica.id(), pratica.expiry().minusNanos(1_000)))
                .contains(pratica);
        assertThat(pratiche.find(pratica.id(), pratica.expiry())).isEmpty();
        assertThat(pratiche.find(RandomId.next(), NOW)).isEmpty();
    }

    @Test
    void listsThoseOfAPersonTheLatestFirst() {
        StoredPratica early = opened(NOW);
        StoredPratica late = opened(NOW.plusSeconds(60));
        StoredPratica others = pratica(RandomId.next(), 1, RandomId.next(), Bytes.EMPTY, NOW);
        pratiche.open(others, 20);

        assertThat(pratiche.ofPerson(person, NOW.plusSeconds(60))).containsExactly(late, early);
        assertThat(pratiche.ofPerson(person, early.expiry())).containsExactly(late);
        assertThat(pratiche.ofPerson(RandomId.next(), NOW)).isEmpty();
    }

    @Test
    void putsALaterStepInThePlaceOfTheEarlierOne() {
        StoredPratica first = opened(NOW);
        StoredPratica second = pratica(first.id(), 2, person, Bytes.EMPTY, NOW);

        assertThat(pratiche.advance(second, 1)).isTrue();

        assertThat(pratiche.find(first.id(), NOW)).contains(second);
        assertThat(pratiche.advance(second, 1)).isFalse();
    }

    @Test
    void letsOneOfManyAnswersToTheSameStepGoOn() {
        StoredPratica first = opened(NOW);
        AtomicInteger went = new AtomicInteger();

        IntStream.range(0, 32).parallel().forEach(i -> {
            if (pratiche.advance(pratica(first.id(), 2, person, Bytes.EMPTY, NOW), 1)) {
                went.incrementAndGet();
            }
        });

        assertThat(went).hasValue(1);
    }

    @Test
    void closesOneOnceAndOnlyAtItsStep() {
        StoredPratica pratica = opened(NOW);

        assertThat(pratiche.close(pratica.id(), 2)).isFalse();
        assertThat(pratiche.close(pratica.id(), 1)).isTrue();
        assertThat(pratiche.close(pratica.id(), 1)).isFalse();
        assertThat(pratiche.find(pratica.id(), NOW)).isEmpty();
    }

    @Test
    void dropsTheOldestOfAPersonWhoHasTooMany() {
        List<StoredPratica> all =
                IntStream.range(0, 22).mapToObj(i -> opened(NOW.plusSeconds(i))).toList();

        assertThat(all.subList(0, 2)).noneMatch(this::there);
        assertThat(all.subList(2, 22)).allMatch(this::there);
    }

    @Test
    void countsOnlyThoseOfThisPersonThatAreNotExpired() {
        StoredPratica early = opened(NOW.minusSeconds(700));
        StoredPratica others = pratica(RandomId.next(), 1, RandomId.next(), Bytes.EMPTY, NOW.minusSeconds(1));
        pratiche.open(others, 20);
        Stream.generate(() -> NOW).limit(20).forEach(this::opened);

        assertThat(pratiche.find(early.id(), NOW.minusSeconds(700))).isPresent();
        assertThat(there(others)).isTrue();
    }

    @Test
    void countsThoseOfAServiceThatAreNotExpired() {
        String service = "s" + RandomId.next().toLowerCase(Locale.ROOT);
        for (Instant at : List.of(NOW.minusSeconds(600), NOW.minusSeconds(599), NOW)) {
            pratiche.open(with(service, at), 20);
        }
        opened(NOW);

        assertThat(pratiche.countOf(service, NOW)).isEqualTo(2);
        assertThat(pratiche.countOf("s" + RandomId.next(), NOW)).isZero();
    }

    @Test
    void sweepsWhatExpired() {
        Instant longAgo = NOW.minusSeconds(1_000_000);
        StoredPratica expired = opened(longAgo);
        StoredPratica open = opened(NOW);

        pratiche.sweep(NOW);

        assertThat(pratiche.find(expired.id(), longAgo)).isEmpty();
        assertThat(there(open)).isTrue();
    }

    @Test
    void keepsADialogueWhereNobodyCanReadIt() {
        Bytes words = Bytes.of("la mia pratica riservata".getBytes(StandardCharsets.UTF_8));
        StoredPratica pratica = pratica(RandomId.next(), 1, person, words, NOW);
        pratiche.open(pratica, 20);

        String kept = database.first(
                        "SELECT dialogue FROM pratica WHERE pratica_id = ?",
                        row -> new String(row.bytes("dialogue").array(), StandardCharsets.ISO_8859_1),
                        pratica.id())
                .orElseThrow();

        assertThat(kept).doesNotContain("riservata");
        assertThat(pratiche.find(pratica.id(), NOW)).contains(pratica);
    }

    @Test
    void refusesOneOfWhichAnythingWasChanged() throws SQLException {
        for (String change : List.of(
                "person_id = 'somebody-else'",
                "role_name = 'OPERATORE_SEDE'",
                "service = 'other'",
                "operation = 'promemoria.altro'",
                "state_version = state_version + 1",
                "opened = opened + 1",
                "step = 7")) {
            StoredPratica pratica = opened(NOW);

            behind("UPDATE pratica SET " + change + " WHERE pratica_id = ?", pratica.id());

            assertThatThrownBy(() -> pratiche.find(pratica.id(), NOW))
                    .as(change)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
        }
    }

    private boolean there(StoredPratica pratica) {
        return pratiche.find(pratica.id(), NOW).isPresent();
    }

    private StoredPratica opened(Instant at) {
        StoredPratica pratica = pratica(RandomId.next(), 1, person, DIALOGUE, at);
        pratiche.open(pratica, 20);
        return pratica;
    }

    private static StoredPratica with(String service, Instant at) {
        return new StoredPratica(
                RandomId.next(),
                1,
                RandomId.next(),
                "CITTADINO",
                service,
                service + ".scrivi",
                1,
                Bytes.EMPTY,
                at,
                at.plusSeconds(600));
    }

    private static StoredPratica pratica(String id, int step, String person, Bytes dialogue, Instant at) {
        return new StoredPratica(
                id, step, person, "CITTADINO", "promemoria", "promemoria.scrivi", 1, dialogue, at, at.plusSeconds(600));
    }
}
