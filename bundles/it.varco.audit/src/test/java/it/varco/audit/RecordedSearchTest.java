package it.varco.audit;

import static it.varco.audit.Events.MARIA;
import static it.varco.audit.Events.NOON;
import static it.varco.audit.Events.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditPlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedSearchTest {

    private static final Asking CALLER =
            new Asking(Visit.at(NOON.plusSeconds(3600), "192.0.2.9", "ASK-1").build());

    private final MemoryStore store = new MemoryStore();
    private final ChainedAuditTrail trail = new ChainedAuditTrail("node-1", store, store, store);
    private final Decided access = new Decided();
    private final RecordedSearch search = new RecordedSearch(access, trail, store, store);

    @Test
    @Proves("SEC-01")
    void showsNothingAndLooksAtNothingWhenRefused() {
        logins(3);
        access.answer = new Decision.Refused("access.role");
        int before = store.looks.get();

        Administered<AuditPage> answer = search.search(CALLER, of(MARIA.value()));

        assertThat(answer).isEqualTo(new Administered.Forbidden<AuditPage>(access.answer));
        assertThat(search.read(CALLER, 0, 10)).isEqualTo(new Administered.Forbidden<AuditPage>(access.answer));
        assertThat(search.verify(CALLER)).isEqualTo(new Administered.Forbidden<ChainReport>(access.answer));
        assertThat(access.asked).containsExactly("audit.search", "audit.read", "audit.verify");
        assertThat(store.looks).hasValue(before);
        assertThat(store.waiting()).isZero(); // the refusal is recorded by who decides
    }

    @Test
    @Proves("SEC-01")
    void tellsNobodyWhatIsWrongWithAQueryThatTheyMayNotMake() {
        access.answer = new Decision.Refused("access.role");

        assertThat(search.search(CALLER, of("not a code"))).isInstanceOf(Administered.Forbidden.class);
        assertThat(search.read(CALLER, -1, 0)).isInstanceOf(Administered.Forbidden.class);
    }

    @Test
    @Proves({"SEC-61", "AUD-13", "UX-56"})
    void recordsWhoLookedForWhomAndForWhat() {
        logins(2);
        AuditQuery query = AuditQuery.builder()
                .person(" rssmra80a01h501u ")
                .operation("login.")
                .reference("REF-1")
                .outcome("done")
                .from("2026-11-20")
                .to("2026-11-20T13:00:00+01:00")
                .limit("7")
                .build();

        page(search.search(CALLER, query));

        trail.verify();
        AuditEvent event = last();
        assertThat(event.operation()).isEqualTo("audit.search");
        assertThat(event.outcome()).isEqualTo(Outcome.DONE);
        assertThat(event.person()).contains(SARA);
        assertThat(event.about()).contains(MARIA);
        assertThat(event.role()).contains(Role.AMMINISTRATORE);
        assertThat(event.reference()).isEqualTo("ASK-1");
        assertThat(event.details())
                .isEqualTo(Map.of(
                        "operation", "login.",
                        "reference", "REF-1",
                        "outcome", "DONE",
                        "from", "2026-11-19T23:00:00Z",
                        "to", "2026-11-20T12:00:00Z",
                        "limit", "7"));
    }

    @Test
    @Proves({"SEC-60", "SEC-61"})
    void showsNothingThatItCannotRecord() {
        logins(3);
        int before = store.looks.get();
        store.beforeCommit = () -> {
            throw MemoryStore.unavailable();
        };

        assertThatThrownBy(() -> search.search(CALLER, AuditQuery.builder().build()))
                .isInstanceOf(StoreException.class);
        assertThat(store.looks.get() - before).isLessThanOrEqualTo(1); // who asks, for the record; nobody searched
    }

    @Test
    @Proves("AUD-05")
    void keepsACodiceFiscaleOutOfTheRecordWhereverItIsTyped() {
        AuditQuery query = AuditQuery.builder()
                .operation(MARIA.value().toLowerCase(Locale.ROOT))
                .reference("x-" + MARIA.value())
                .build();

        assertThat(flaws(search.search(CALLER, query)))
                .extracting(Flaw::field)
                .containsExactly("operation", "reference");
        page(search.search(CALLER, of(MARIA.value())));
        String kept = new String(store.intake(10).get(0).entry().record().array(), StandardCharsets.UTF_8);
        assertThat(kept).contains("audit.search").doesNotContainIgnoringCase(MARIA.value());
    }

    @Test
    void recordsAndShowsNothingForAQueryThatIsWrong() {
        logins(1);
        int before = store.looks.get();

        assertThat(flaws(search.search(CALLER, of("RSSMRA80A01H501X"))))
                .containsExactly(new Flaw("person", Flaw.Kind.CODICE_FISCALE, ""));

        assertThat(store.looks).hasValue(before);
        assertThat(store.waiting()).isZero();
    }

    @Test
    void findsWhoActedAndWhomItIsAboutTheLatestFirst() {
        logins(3);
        trail.record(AuditEvent.of(NOON.plusSeconds(9), "session.end", Outcome.DONE)
                .person(SARA)
                .about(MARIA)
                .build());
        trail.record(AuditEvent.of(NOON.plusSeconds(10), "session.end", Outcome.DONE)
                .person(SARA)
                .build());
        trail.verify();

        List<RecordedEvent> found =
                page(search.search(CALLER, of(MARIA.value()))).items();

        assertThat(found).extracting(RecordedEvent::position).containsExactly(4L, 3L, 2L, 1L);
        assertThat(found.get(0).event().about()).contains(MARIA);
    }

    @Test
    @Proves("API-06")
    void goesOnWhereThePageBeforeEnded() {
        logins(5);
        List<Long> positions = new ArrayList<>();
        String cursor = "";
        do {
            AuditPage page = page(search.search(
                    CALLER,
                    AuditQuery.builder()
                            .operation("login.")
                            .limit("2")
                            .cursor(cursor)
                            .build()));
            page.items().forEach(item -> positions.add(item.position()));
            cursor = page.next();
            trail.verify(); // the searches themselves are linked meanwhile
        } while (!cursor.isEmpty());

        assertThat(positions).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    @Proves("API-06")
    void refusesACursorThatItDidNotMake() {
        logins(2);
        String real = Cursor.of(new AuditPlace(NOON.plusSeconds(1), "node-1", 2));
        List<String> forged = List.of(
                "x",
                "' OR 1=1 --",
                real + "A",
                real.substring(1),
                "A".repeat(161),
                "a".repeat(24),
                Cursor.of(new AuditPlace(NOON, "node-1", 0)),
                Cursor.of(new AuditPlace(NOON, "node-1", -5)),
                Cursor.of(new AuditPlace(NOON, "n' OR 'a'='a", 1)));

        for (String cursor : forged) {
            assertThat(flaws(search.search(
                            CALLER, AuditQuery.builder().cursor(cursor).build())))
                    .containsExactly(new Flaw("cursor", Flaw.Kind.SHAPE, ""));
        }
    }

    /** A place made up leads into the same search and to nothing that it would not show. */
    @Test
    void aCursorMadeUpOpensNothing() {
        logins(2);
        trail.record(
                AuditEvent.of(NOON, "session.end", Outcome.DONE).person(SARA).build());
        trail.verify();
        String madeUp = Cursor.of(new AuditPlace(Instant.EPOCH.plusSeconds(100_000_000_000L), "zzz", Long.MAX_VALUE));

        AuditPage page = page(search.search(
                CALLER,
                AuditQuery.builder().person(MARIA.value()).cursor(madeUp).build()));

        assertThat(page.items())
                .hasSize(2)
                .allMatch(item -> item.event().person().equals(Optional.of(MARIA)));
    }

    @Test
    void readsTheChainInOrder() {
        logins(5);

        AuditPage first = page(search.read(CALLER, 0, 2));
        AuditPage last = page(search.read(CALLER, 4, 2));

        assertThat(first.items()).extracting(RecordedEvent::position).containsExactly(1L, 2L);
        assertThat(first.next()).isEqualTo("2");
        assertThat(last.items()).extracting(RecordedEvent::position).containsExactly(5L);
        assertThat(last.next()).isEmpty();
        assertThat(access.asked).containsExactly("audit.read", "audit.read");
    }

    @Test
    void refusesToReadFromNowhereOrTooMuch() {
        assertThat(flaws(search.read(CALLER, -1, 101)))
                .containsExactly(
                        new Flaw("after", Flaw.Kind.RANGE, "0.."), new Flaw("limit", Flaw.Kind.RANGE, "1..100"));
        assertThat(flaws(search.read(CALLER, 0, 0))).hasSize(1);
    }

    @Test
    void checksTheChain() {
        logins(2);
        store.tamper(state -> state.chain("node-1").remove(2L));

        assertThat(search.verify(CALLER)).isEqualTo(new Administered.Done<>(new ChainReport(1, 0, 2)));
    }

    private void logins(int count) {
        for (int i = 1; i <= count; i++) {
            trail.record(Events.login(i));
        }
        trail.verify();
    }

    private AuditEvent last() {
        List<RecordedEvent> all = trail.read(0, 100);
        return all.get(all.size() - 1).event();
    }

    private static AuditQuery of(String person) {
        return AuditQuery.builder().person(person).build();
    }

    private static AuditPage page(Administered<AuditPage> answer) {
        assertThat(answer).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<AuditPage>) answer).result();
    }

    private static List<Flaw> flaws(Administered<AuditPage> answer) {
        assertThat(answer).isInstanceOf(Administered.Invalid.class);
        return ((Administered.Invalid<AuditPage>) answer).flaws();
    }
}
