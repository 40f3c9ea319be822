package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.ConfigurationRepository;
import it.varco.spi.store.StoredConfiguration;
import java.sql.SQLException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Versions of configurations in the table {@code configuration_version}. */
@Component
public final class JdbcConfigurationRepository implements ConfigurationRepository {

    private static final String COLUMN = "configuration_version.content";
    private static final String COLUMNS = "pid, version, made, by_id, role_name, reason, key_number, content";
    private static final String HISTORY = "SELECT " + COLUMNS + " FROM configuration_version WHERE pid = ? "
            + "ORDER BY version DESC FETCH FIRST ? ROWS ONLY";
    private static final String LAST = "SELECT version FROM configuration_version WHERE pid = ? "
            + "ORDER BY version DESC FETCH FIRST 1 ROWS ONLY";
    private static final String ADD =
            "INSERT INTO configuration_version (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM configuration_version WHERE pid = ? AND version <= ?";

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcConfigurationRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public List<StoredConfiguration> history(String pid, int limit) {
        return database.list(HISTORY, this::read, pid, limit);
    }

    @Override
    public boolean add(StoredConfiguration version, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most: expected 1 or more");
        }
        Sealed content = vault.seal(version.content().array(), COLUMN, place(version));
        return database.call(statements -> {
            long last = statements
                    .first(LAST, row -> row.number("version"), version.pid())
                    .orElse(0L);
            boolean added = last + 1 == version.number() && insert(statements, version, content);
            if (added) {
                statements.update(FORGET, version.pid(), version.number() - most);
            }
            return added;
        });
    }

    private static boolean insert(Statements statements, StoredConfiguration version, Sealed content) {
        return statements.insertIfAbsent(
                ADD,
                version.pid(),
                version.number(),
                version.at(),
                version.by(),
                version.role(),
                version.reason(),
                content.key(),
                content.bytes());
    }

    private static Object[] place(StoredConfiguration version) {
        return new Object[] {
            version.pid(), version.number(), Micros.of(version.at()), version.by(), version.role(), version.reason()
        };
    }

    private StoredConfiguration read(Row row) throws SQLException {
        StoredConfiguration unread = new StoredConfiguration(
                row.text("pid"),
                row.number("version"),
                row.instant("made"),
                row.text("by_id"),
                row.text("role_name"),
                row.text("reason"),
                Bytes.EMPTY);
        byte[] content = vault.open(row.sealed("content"), COLUMN, place(unread));
        return new StoredConfiguration(
                unread.pid(),
                unread.number(),
                unread.at(),
                unread.by(),
                unread.role(),
                unread.reason(),
                Bytes.of(content));
    }
}
