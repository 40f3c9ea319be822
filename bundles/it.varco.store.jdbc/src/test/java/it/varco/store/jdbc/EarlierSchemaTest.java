package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.EndedStaffRole;
import it.varco.spi.store.FoundLink;
import it.varco.spi.store.StoredMessage;
import it.varco.spi.store.StoredPratica;
import it.varco.spi.store.StoredRecapito;
import it.varco.spi.store.StoredStaffRole;
import it.varco.spi.store.StoredSwitch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A store that an earlier version left is opened by this one. */
@Proves("REL-13")
class EarlierSchemaTest extends OnBothDatabases {

    private static final Bytes RECORD = Bytes.of(new byte[] {1, 2, 3});
    private static final Bytes HASH = Bytes.of(new byte[32]);

    private final String name = "earlier-" + RandomId.next();
    private final String person = RandomId.next();

    @Test
    void makesASwitchOfBeforeTheFirstOfItsHistory() throws SQLException {
        StoredSwitch before = new StoredSwitch("credential", "pin", 1, "OFF", "è guasto", NOW, "", "SERVICE_ACCOUNT");
        StoredSwitch next = new StoredSwitch(
                "credential", "pin", 2, "ON", "riparato", NOW.plusSeconds(1), person, "AMMINISTRATORE");

        try (Database upgraded = upgraded()) {
            JdbcSwitchRepository switches = new JdbcSwitchRepository(upgraded);

            assertThat(switches.all()).containsExactly(before);
            assertThat(switches.put(next)).isTrue();
            assertThat(switches.history("credential", "pin", 10)).containsExactly(next, before);
        }
    }

    @Test
    void leavesTheTrailAsItWasAndFindsItByPersonOperationAndTime() throws SQLException {
        AuditEntry before = new AuditEntry(NOW, person, "", "login.enter", "", "", RECORD);

        try (Database upgraded = upgraded()) {
            JdbcAuditRepository trail = new JdbcAuditRepository(upgraded);

            assertThat(trail.links("node-1", 0, 10)).containsExactly(new ChainLink(1, before, HASH));
            assertThat(trail.intake(10))
                    .hasSize(1)
                    .allMatch(taken -> taken.entry().equals(before));
            FoundLink found = new FoundLink("node-1", new ChainLink(1, before, HASH));
            for (AuditCriteria criteria : List.of(of(person, "", ""), of("", "login.", ""), of("", "", ""))) {
                assertThat(trail.search(criteria, Optional.empty(), 10)).containsExactly(found);
            }
            assertThat(trail.search(of("", "", "DONE"), Optional.empty(), 10)).isEmpty();
        }
    }

    /** What the catalogue needs is added; whatever the administration of before had written stays. */
    @Test
    void keepsPraticheInAStoreThatKnewOfNoServices() throws SQLException {
        StoredSwitch before =
                new StoredSwitch("credential", "pin", 1, "OFF", "è guasto", NOW, person, "AMMINISTRATORE");
        CodiceFiscale anna = People.next();
        DataSource source = backend.empty(name);
        String personId;
        try (Database earlier = opened(source, 2)) {
            assertThat(new JdbcSwitchRepository(earlier).put(before)).isTrue();
            personId = new JdbcPersonRepository(earlier).idOf(anna);
        }
        StoredPratica pratica = new StoredPratica(
                RandomId.next(),
                1,
                personId,
                "CITTADINO",
                "promemoria",
                "promemoria.scrivi",
                1,
                RECORD,
                NOW,
                NOW.plusSeconds(600));

        try (Database upgraded = backend.store(source, Backend.keys(1), 2).open()) {
            assertThat(new JdbcSwitchRepository(upgraded).history("credential", "pin", 10))
                    .containsExactly(before);
            assertThat(new JdbcPersonRepository(upgraded).idOf(anna)).isEqualTo(personId);
            JdbcPraticaRepository pratiche = new JdbcPraticaRepository(upgraded);
            assertThat(pratiche.countOf("promemoria", NOW)).isZero();
            pratiche.open(pratica, 20);
            assertThat(pratiche.ofPerson(personId, NOW)).containsExactly(pratica);
        }
    }

    /** Names and endings are added: who held a role before has none, and what ended is told with its moment alone. */
    @Test
    void keepsRolesInAStoreThatKnewOfNoNames() throws SQLException {
        DataSource source = backend.empty(name);
        String held = RandomId.next();
        String ended = RandomId.next();
        try (Database earlier = opened(source, 3)) {
            insertRole(earlier, held, "HELD", "AMMINISTRATORE " + person, 0);
            insertRole(earlier, ended, "ENDED", ended, 60);
        }

        try (Database upgraded = backend.store(source, Backend.keys(1), 2).open()) {
            JdbcStaffRepository staff = new JdbcStaffRepository(upgraded);
            StoredStaffRole before = new StoredStaffRole(
                    held, person, "AMMINISTRATORE", "HELD", NOW, "", "first-start", "first start", "");
            StoredStaffRole over = new StoredStaffRole(
                    ended,
                    person,
                    "AMMINISTRATORE",
                    "ENDED",
                    NOW.plusSeconds(60),
                    "",
                    "first-start",
                    "first start",
                    "");

            assertThat(staff.current()).containsExactly(before);
            assertThat(staff.ended(10)).containsExactly(new EndedStaffRole(over, true, NOW.plusSeconds(60), "", ""));
            StoredStaffRole named = before.named(Bytes.of(new byte[] {1}));
            assertThat(staff.name(named)).isTrue();
            assertThat(staff.current()).containsExactly(named);
        }
    }

    /** Whoever was there before gets messages and has contacts like everybody else. */
    @Test
    void keepsMessagesAndContactsInAStoreThatKnewOfNone() throws SQLException {
        CodiceFiscale anna = People.next();
        DataSource source = backend.empty(name);
        String personId;
        try (Database earlier = opened(source, 7)) {
            personId = new JdbcPersonRepository(earlier).idOf(anna);
        }

        try (Database upgraded = backend.store(source, Backend.keys(1), 2).open()) {
            JdbcOutboxRepository outbox = new JdbcOutboxRepository(upgraded);
            JdbcRecapitoRepository recapiti = new JdbcRecapitoRepository(upgraded);
            assertThat(outbox.figures(Set.of())).isEmpty();
            assertThat(recapiti.ofPerson(personId)).isEmpty();
            StoredMessage message = Messages.waiting(personId, "queue", "", "EMAIL", NOW);
            StoredRecapito recapito = new StoredRecapito(personId, "EMAIL", 1, RECORD, NOW, Bytes.EMPTY, NOW);
            outbox.add(message);
            assertThat(recapiti.put(recapito)).isTrue();
            assertThat(outbox.lease(Set.of("EMAIL"), "t", NOW, Duration.ofMinutes(1), 10))
                    .containsExactly(message);
            assertThat(recapiti.ofPerson(personId)).containsExactly(recapito);
        }
    }

    /** Their key is named anew; what plugins kept stays in its order. */
    @Test
    void keepsRecordsInAStoreWhoseKeyHadNoName() throws SQLException {
        DataSource source = backend.empty(name);
        try (Database earlier = opened(source, 9)) {
            for (int i = 0; i < 3; i++) {
                earlier.update(
                        "INSERT INTO plugin_record (owner, record_key, version, expiry, key_number, content) "
                                + "VALUES (?, ?, ?, ?, ?, ?)",
                        "it.varco.test",
                        "a/" + i,
                        1L,
                        Micros.NEVER,
                        1,
                        HASH);
            }
        }

        try (Database upgraded = backend.store(source, Backend.keys(1), 2).open()) {
            JdbcRecordStore records = new JdbcRecordStore("it.varco.test", new JdbcRecordRepository(upgraded));
            assertThat(records.count("a/")).isEqualTo(3);
            assertThat(records.apply(List.of(RecordChange.put("a/1", RecordChange.ABSENT, new byte[1]))))
                    .isFalse();
            assertThat(records.apply(List.of(RecordChange.delete("a/1", 1)))).isTrue();
            assertThat(records.count("a/")).isEqualTo(2);
        }
    }

    private void insertRole(Database earlier, String id, String state, String slot, int second) {
        earlier.update(
                "INSERT INTO staff_role (role_id, slot, person_id, role_name, state, since, by_id, actor, reason, "
                        + "voucher, ever_held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                slot,
                person,
                "AMMINISTRATORE",
                state,
                NOW.plusSeconds(second),
                "",
                "first-start",
                "first start",
                "",
                1);
    }

    private static AuditCriteria of(String person, String operation, String outcome) {
        return new AuditCriteria(person, operation, outcome, "", Instant.EPOCH, NOW.plusSeconds(1));
    }

    /** A store as the first changes of the schema left it. */
    private Database opened(DataSource source, int changes) {
        return backend.store(source, Backend.keys(1), 2).open(Migration.all().subList(0, changes));
    }

    private Database upgraded() throws SQLException {
        DataSource source = backend.empty(name);
        try (Database earlier = opened(source, 1)) {
            earlier.update(
                    "INSERT INTO plugin_switch (kind, plugin_id, state, reason, since) VALUES (?, ?, ?, ?, ?)",
                    "credential",
                    "pin",
                    "OFF",
                    "è guasto",
                    NOW);
            earlier.update(
                    "INSERT INTO audit_intake (happened, person_id, operation, entry) VALUES (?, ?, ?, ?)",
                    NOW,
                    person,
                    "login.enter",
                    RECORD);
            earlier.update(
                    "INSERT INTO audit_chain (node, place, happened, person_id, operation, entry, link_hash) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    "node-1",
                    1L,
                    NOW,
                    person,
                    "login.enter",
                    RECORD,
                    HASH);
        }
        return backend.store(source, Backend.keys(1), 2).open();
    }
}
