package it.varco.store.jdbc;

import it.varco.spi.store.StoredSwitch;
import it.varco.spi.store.SwitchRepository;
import java.sql.SQLException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Switches in the tables {@code plugin_switch}, the last one of each plugin, and {@code plugin_switch_history}, all of
 * them; the version is what is compared and set.
 */
@Component
public final class JdbcSwitchRepository implements SwitchRepository {

    private static final String COLUMNS = "kind, plugin_id, version, state, reason, since, by_id, role_name";
    private static final String ALL = "SELECT " + COLUMNS + " FROM plugin_switch ORDER BY kind, plugin_id";
    private static final String HISTORY = "SELECT " + COLUMNS + " FROM plugin_switch_history "
            + "WHERE kind = ? AND plugin_id = ? ORDER BY version DESC FETCH FIRST ? ROWS ONLY";
    private static final String FIRST = "INSERT INTO plugin_switch (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String NEXT = "UPDATE plugin_switch SET version = ?, state = ?, reason = ?, since = ?, "
            + "by_id = ?, role_name = ? WHERE kind = ? AND plugin_id = ? AND version = ?";
    private static final String NOTE =
            "INSERT INTO plugin_switch_history (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    @Activate
    public JdbcSwitchRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public List<StoredSwitch> all() {
        return database.list(ALL, JdbcSwitchRepository::read);
    }

    @Override
    public List<StoredSwitch> history(String kind, String id, int limit) {
        return database.list(HISTORY, JdbcSwitchRepository::read, kind, id, limit);
    }

    @Override
    public boolean put(StoredSwitch state) {
        Object[] values = {
            state.kind(),
            state.id(),
            state.version(),
            state.state(),
            state.reason(),
            state.since(),
            state.by(),
            state.role()
        };
        return database.call(statements -> follows(statements, state, values) && statements.update(NOTE, values) == 1);
    }

    private static boolean follows(Statements statements, StoredSwitch state, Object[] values) {
        if (state.version() == 1) {
            return statements.insertIfAbsent(FIRST, values);
        }
        int changed = statements.update(
                NEXT,
                state.version(),
                state.state(),
                state.reason(),
                state.since(),
                state.by(),
                state.role(),
                state.kind(),
                state.id(),
                state.version() - 1);
        return changed == 1;
    }

    private static StoredSwitch read(Row row) throws SQLException {
        return new StoredSwitch(
                row.text("kind"),
                row.text("plugin_id"),
                row.number("version"),
                row.text("state"),
                row.text("reason"),
                row.instant("since"),
                row.text("by_id"),
                row.text("role_name"));
    }
}
