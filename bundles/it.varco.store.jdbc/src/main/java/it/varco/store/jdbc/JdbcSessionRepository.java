package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.StoredSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Open sessions in the table {@code open_session}. */
@Component
public final class JdbcSessionRepository implements SessionRepository {

    private static final String COLUMN = "open_session.who";
    private static final String ADD = "INSERT INTO open_session (handle, token, person_id, provider, key_number, who, "
            + "address, opened, last_used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT handle, token, person_id, provider, key_number, who, address, opened, last_used FROM open_session ";
    private static final String FIND = SELECT + "WHERE token = ?";
    private static final String OF_HANDLE = SELECT + "WHERE handle = ?";
    private static final String COUNT_OF =
            "SELECT COUNT(*) AS sessions FROM open_session WHERE provider = ? AND last_used > ? AND opened > ?";
    private static final String OF_PERSON = SELECT + "WHERE person_id = ?";
    private static final String TOUCH = "UPDATE open_session SET last_used = ? WHERE handle = ? AND last_used < ?";
    private static final String END = "DELETE FROM open_session WHERE handle = ?";
    private static final String HOLD = "UPDATE open_session SET last_used = last_used WHERE handle = ?";
    private static final Sweep IDLE = new Sweep("open_session", "last_used < ?", "handle");
    private static final Sweep OLD = new Sweep("open_session", "opened < ?", "handle");

    /** Sorted here for the reason that {@link Surplus} gives. */
    private static final Comparator<StoredSession> LATEST_FIRST =
            Comparator.comparing(StoredSession::openedAt).reversed().thenComparing(StoredSession::handle);

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcSessionRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public void open(StoredSession session) {
        Sealed who = vault.seal(
                session.identity().array(),
                COLUMN,
                session.handle(),
                session.token(),
                session.personId(),
                session.provider(),
                Micros.of(session.openedAt()));
        database.update(
                ADD,
                session.handle(),
                session.token(),
                session.personId(),
                session.provider(),
                who.key(),
                who.bytes(),
                session.address(),
                session.openedAt(),
                session.lastUsedAt());
    }

    @Override
    public Optional<StoredSession> find(Bytes token) {
        return database.first(FIND, this::read, token);
    }

    @Override
    public List<StoredSession> ofPerson(String personId) {
        return database.list(OF_PERSON, this::read, personId).stream()
                .sorted(LATEST_FIRST)
                .toList();
    }

    @Override
    public void touch(String handle, Instant at) {
        database.update(TOUCH, at, handle, at);
    }

    @Override
    public boolean end(String handle) {
        return database.update(END, handle) == 1;
    }

    @Override
    public boolean hold(String handle) {
        return database.update(HOLD, handle) == 1;
    }

    @Override
    public void sweep(Instant idle, Instant opened) {
        IDLE.run(database, idle);
        OLD.run(database, opened);
    }

    @Override
    public Optional<StoredSession> ofHandle(String handle) {
        return database.first(OF_HANDLE, this::read, handle);
    }

    @Override
    public long countOf(String provider, Instant idle, Instant opened) {
        return database.first(COUNT_OF, row -> row.number("sessions"), provider, idle, opened)
                .orElseThrow();
    }

    private StoredSession read(Row row) throws SQLException {
        String handle = row.text("handle");
        Bytes token = row.bytes("token");
        String personId = row.text("person_id");
        String provider = row.text("provider");
        Instant opened = row.instant("opened");
        byte[] identity = vault.open(row.sealed("who"), COLUMN, handle, token, personId, provider, Micros.of(opened));
        return new StoredSession(
                handle,
                token,
                personId,
                provider,
                Bytes.of(identity),
                row.text("address"),
                opened,
                row.instant("last_used"));
    }
}
