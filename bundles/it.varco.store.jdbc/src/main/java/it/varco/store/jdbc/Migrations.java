package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings the schema up to this program, forward only.
 *
 * <p>Each change is one transaction together with the note that it was made, under the lock of one row: whoever is
 * killed in the middle of it leaves nothing of it, and of two nodes that start at once one waits for the other.
 *
 * @source D-15, D-27, REL-13
 */
final class Migrations {

    private static final String CREATE = "CREATE TABLE schema_change (version INTEGER NOT NULL PRIMARY KEY, "
            + "name {text:100} NOT NULL, checksum {text:64} NOT NULL, made BIGINT NOT NULL)";
    private static final String ADD = "INSERT INTO schema_change (version, name, checksum, made) VALUES (?, ?, ?, ?)";
    private static final String ALL = "SELECT version, checksum FROM schema_change WHERE version > 0";
    private static final String LOCK = "UPDATE schema_change SET made = ? WHERE version = 0";

    private final Database database;
    private final List<Migration> known;

    Migrations(Database database, List<Migration> known) {
        this.database = database;
        this.known = known;
    }

    /** @throws Refusal if the database is newer than this program, or was changed by other files than these */
    void apply() {
        Map<Integer, String> made = made();
        for (Migration migration : known) {
            if (!made.containsKey(migration.version())) {
                make(migration);
            }
        }
        check(made());
    }

    private Map<Integer, String> made() {
        try {
            return read();
        } catch (StoreException error) {
            if (!SqlErrors.tableMissing(error)) {
                throw error;
            }
        }
        create();
        return read();
    }

    private Map<Integer, String> read() {
        return database.list(ALL, row -> Map.entry(row.whole("version"), row.text("checksum"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void create() {
        try {
            database.run(() -> {
                define(CREATE);
                return database.update(ADD, 0, "lock", "", database.clock().instant());
            });
        } catch (StoreException error) {
            if (!SqlErrors.tableThere(error)) {
                throw error;
            }
        }
    }

    private void make(Migration migration) {
        database.run(() -> {
            database.update(LOCK, database.clock().instant());
            if (read().containsKey(migration.version())) {
                return false;
            }
            migration.statements(database.engine()).forEach(this::define);
            database.update(
                    ADD,
                    migration.version(),
                    migration.name(),
                    migration.checksum(),
                    database.clock().instant());
            return true;
        });
    }

    private void define(String statement) {
        database.call(statements -> {
            statements.define(database.engine().translate(statement));
            return statement;
        });
    }

    private void check(Map<Integer, String> made) {
        for (Migration migration : known) {
            if (!migration.checksum().equals(made.remove(migration.version()))) {
                throw new Refusal(Sentence.of(Migrations.class, "refusal.change", migration.name()));
            }
        }
        if (!made.isEmpty()) {
            throw new Refusal(Sentence.of(Migrations.class, "refusal.newer", made.keySet()));
        }
    }
}
