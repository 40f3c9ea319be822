package it.varco.store.jdbc;

import it.varco.spi.store.ApplicationRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredApplication;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Bearer tokens of programs in the table {@code application_token}; scopes are one text with blanks between. */
@Component
public final class JdbcApplicationRepository implements ApplicationRepository {

    private static final String COLUMNS = "application_id, token, name, scopes, created, expiry, last_used";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM application_token ";
    private static final String ALL = SELECT + "WHERE expiry > ? ORDER BY name";
    private static final String FIND = SELECT + "WHERE token = ? AND expiry > ?";
    private static final String OF_ID = SELECT + "WHERE application_id = ?";
    private static final String MAKE_ROOM = "DELETE FROM application_token WHERE name = ? AND expiry <= ?";
    private static final String ADD = "INSERT INTO application_token (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String END = "DELETE FROM application_token WHERE application_id = ?";
    private static final String TOUCH =
            "UPDATE application_token SET last_used = ? WHERE application_id = ? AND last_used < ?";
    private static final Sweep EXPIRED = new Sweep("application_token", "expiry < ?", "application_id");

    private final Database database;

    @Activate
    public JdbcApplicationRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public List<StoredApplication> all(Instant now) {
        return database.list(ALL, JdbcApplicationRepository::read, now);
    }

    @Override
    public Optional<StoredApplication> find(Bytes token, Instant now) {
        return database.first(FIND, JdbcApplicationRepository::read, token, now);
    }

    @Override
    public boolean add(StoredApplication application, Instant now) {
        for (String scope : application.scopes()) {
            if (scope.isEmpty() || scope.indexOf(' ') >= 0) {
                throw new IllegalArgumentException("scopes: expected names of operations");
            }
        }
        return database.call(statements -> {
            statements.update(MAKE_ROOM, application.name(), now);
            return statements.insertIfAbsent(
                    ADD,
                    application.id(),
                    application.token(),
                    application.name(),
                    String.join(" ", application.scopes()),
                    application.createdAt(),
                    application.expiry(),
                    application.lastUsedAt());
        });
    }

    @Override
    public Optional<StoredApplication> end(String id) {
        return database.call(statements -> {
            Optional<StoredApplication> known = statements.first(OF_ID, JdbcApplicationRepository::read, id);
            return statements.update(END, id) == 1 ? known : Optional.empty();
        });
    }

    @Override
    public void touch(String id, Instant at) {
        database.update(TOUCH, at, id, at);
    }

    @Override
    public void sweep(Instant now) {
        EXPIRED.run(database, now);
    }

    private static StoredApplication read(Row row) throws SQLException {
        String scopes = row.text("scopes");
        return new StoredApplication(
                row.text("application_id"),
                row.bytes("token"),
                row.text("name"),
                scopes.isEmpty() ? List.of() : List.of(scopes.split(" ")),
                row.instant("created"),
                row.instant("expiry"),
                row.instant("last_used"));
    }
}
