package it.varco.store.jdbc;

import it.varco.spi.store.StoredSwitch;
import it.varco.spi.store.SwitchRepository;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Switches in the table {@code plugin_switch}. */
@Component
public final class JdbcSwitchRepository implements SwitchRepository {

    private static final String ALL =
            "SELECT kind, plugin_id, state, reason, since FROM plugin_switch ORDER BY kind, plugin_id";
    private static final String ADD =
            "INSERT INTO plugin_switch (state, reason, since, kind, plugin_id) VALUES (?, ?, ?, ?, ?)";
    private static final String REPLACE =
            "UPDATE plugin_switch SET state = ?, reason = ?, since = ? WHERE kind = ? AND plugin_id = ?";

    private final Database database;

    @Activate
    public JdbcSwitchRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public List<StoredSwitch> all() {
        return database.list(
                ALL,
                row -> new StoredSwitch(
                        row.text("kind"),
                        row.text("plugin_id"),
                        row.text("state"),
                        row.text("reason"),
                        row.instant("since")));
    }

    @Override
    public void put(StoredSwitch state) {
        Object[] values = {state.state(), state.reason(), state.since(), state.kind(), state.id()};
        database.call(statements -> statements.insertIfAbsent(ADD, values) || statements.update(REPLACE, values) == 1);
    }
}
