package it.varco.store.jdbc;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.Reservation;
import it.varco.spi.store.StoredSession;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** A process that makes logins in one transaction each and prints the handle of each session once it is confirmed. */
final class ConfirmedLogins {

    private final Database database;
    private final JdbcBlockRepository blocks;
    private final JdbcSessionRepository sessions;
    private final JdbcPersonRepository people;
    private final JdbcAuditRepository trail;

    ConfirmedLogins(Database database) {
        this.database = database;
        blocks = new JdbcBlockRepository(database);
        sessions = new JdbcSessionRepository(database);
        people = new JdbcPersonRepository(database);
        trail = new JdbcAuditRepository(database);
    }

    public static void main(String[] arguments) throws SQLException {
        ConfirmedLogins logins = new ConfirmedLogins(Backend.DERBY
                .store(Backend.DERBY.empty(arguments[0]), Backend.keys(1), 8)
                .open());
        for (int i = 0; i < 4; i++) {
            new Thread(logins::forever).start();
        }
    }

    /** One login as the rooms will make it. Returns the handle of its session. */
    String login(CodiceFiscale person) {
        Reservation.Held held = (Reservation.Held)
                blocks.reserve("pin", person, OnBothDatabases.NOW, OnBothDatabases.NOW.plusSeconds(30));
        String handle = RandomId.next();
        return database.run(() -> {
            blocks.release(held);
            String id = people.idOf(person);
            sessions.open(new StoredSession(
                    handle,
                    JdbcSessionRepositoryTest.token(),
                    id,
                    "pin",
                    Bytes.of(new byte[300]),
                    "127.0.0.1",
                    OnBothDatabases.NOW,
                    OnBothDatabases.NOW));
            Bytes record = Bytes.of(handle.getBytes(StandardCharsets.US_ASCII));
            trail.append(new AuditEntry(OnBothDatabases.NOW, id, "", "login.enter", "DONE", "REF-1", record));
            return handle;
        });
    }

    private void forever() {
        while (true) {
            String handle = login(People.next());
            synchronized (System.out) {
                System.out.println(handle);
                System.out.flush();
            }
        }
    }
}
