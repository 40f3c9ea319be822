package it.varco.store.jdbc;

import it.varco.spi.store.OwnerRepository;
import it.varco.spi.store.StoredOwner;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Owners of identifiers in the table {@code plugin_owner}; its primary key decides between two at once. */
@Component
public final class JdbcOwnerRepository implements OwnerRepository {

    private static final String COLUMNS = "kind, plugin_id, bundle, signer, since";
    private static final String ALL = "SELECT " + COLUMNS + " FROM plugin_owner ORDER BY kind, plugin_id";
    private static final String ONE = "SELECT " + COLUMNS + " FROM plugin_owner WHERE kind = ? AND plugin_id = ?";
    private static final String ADD = "INSERT INTO plugin_owner (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)";
    private static final String RELEASE = "DELETE FROM plugin_owner WHERE bundle = ?";

    private final Database database;

    @Activate
    public JdbcOwnerRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public List<StoredOwner> all() {
        return database.list(ALL, JdbcOwnerRepository::read);
    }

    @Override
    public StoredOwner claim(StoredOwner owner) {
        Optional<StoredOwner> kept = Optional.empty();
        while (kept.isEmpty()) { // who was there before may be gone again when it is looked up
            kept = add(owner)
                    ? Optional.of(owner)
                    : database.first(ONE, JdbcOwnerRepository::read, owner.kind(), owner.id());
        }
        return kept.get();
    }

    private boolean add(StoredOwner owner) {
        return database.call(statements -> statements.insertIfAbsent(
                ADD, owner.kind(), owner.id(), owner.bundle(), owner.signer(), owner.since()));
    }

    @Override
    public int release(String bundle) {
        return database.call(statements -> statements.update(RELEASE, bundle));
    }

    private static StoredOwner read(Row row) throws SQLException {
        return new StoredOwner(
                row.text("kind"), row.text("plugin_id"), row.text("bundle"), row.text("signer"), row.instant("since"));
    }
}
