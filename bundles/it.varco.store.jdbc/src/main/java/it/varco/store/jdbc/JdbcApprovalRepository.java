package it.varco.store.jdbc;

import it.varco.spi.store.ApprovalRepository;
import it.varco.spi.store.StoredApproval;
import java.sql.SQLException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decisions in the tables {@code plugin_approval}, the last one on each jar, and {@code plugin_approval_history}, all
 * of them; the version is what is compared and set.
 */
@Component
public final class JdbcApprovalRepository implements ApprovalRepository {

    private static final String COLUMNS =
            "hash, version, state, bundle, bundle_version, signer, reason, since, by_id, role_name";
    private static final String ALL = "SELECT " + COLUMNS + " FROM plugin_approval ORDER BY hash";
    private static final String HISTORY = "SELECT " + COLUMNS + " FROM plugin_approval_history "
            + "WHERE hash = ? ORDER BY version DESC FETCH FIRST ? ROWS ONLY";
    private static final String FIRST =
            "INSERT INTO plugin_approval (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String NEXT = "UPDATE plugin_approval SET version = ?, state = ?, signer = ?, reason = ?, "
            + "since = ?, by_id = ?, role_name = ? WHERE hash = ? AND version = ?";
    private static final String NOTE =
            "INSERT INTO plugin_approval_history (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    @Activate
    public JdbcApprovalRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public List<StoredApproval> all() {
        return database.list(ALL, JdbcApprovalRepository::read);
    }

    @Override
    public List<StoredApproval> history(String hash, int limit) {
        return database.list(HISTORY, JdbcApprovalRepository::read, hash, limit);
    }

    @Override
    public boolean put(StoredApproval decision) {
        Object[] values = {
            decision.hash(),
            decision.version(),
            decision.state(),
            decision.bundle(),
            decision.bundleVersion(),
            decision.signer(),
            decision.reason(),
            decision.since(),
            decision.by(),
            decision.role()
        };
        return database.call(
                statements -> follows(statements, decision, values) && statements.update(NOTE, values) == 1);
    }

    private static boolean follows(Statements statements, StoredApproval decision, Object[] values) {
        if (decision.version() == 1) {
            return statements.insertIfAbsent(FIRST, values);
        }
        int changed = statements.update(
                NEXT,
                decision.version(),
                decision.state(),
                decision.signer(),
                decision.reason(),
                decision.since(),
                decision.by(),
                decision.role(),
                decision.hash(),
                decision.version() - 1);
        return changed == 1;
    }

    private static StoredApproval read(Row row) throws SQLException {
        return new StoredApproval(
                row.text("hash"),
                row.number("version"),
                row.text("state"),
                row.text("bundle"),
                row.text("bundle_version"),
                row.text("signer"),
                row.text("reason"),
                row.instant("since"),
                row.text("by_id"),
                row.text("role_name"));
    }
}
