package it.varco.store.jdbc;

import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;

/** A store that can be opened: where it is, with which keys, by which changes its schema came about. */
final class Store {

    private final Engine engine;
    private final DataSource source;
    private final Housing housing;
    private final int poolSize;
    private final SortedMap<Integer, byte[]> keys;
    private final Clock clock;

    Store(
            Engine engine,
            DataSource source,
            Housing housing,
            int poolSize,
            SortedMap<Integer, byte[]> keys,
            Clock clock) {
        this.engine = engine;
        this.source = source;
        this.housing = housing;
        this.poolSize = poolSize;
        this.keys = keys;
        this.clock = clock;
    }

    Housing housing() {
        return housing;
    }

    /**
     * Opens it: connects, makes the changes of the schema that are missing, compares the keys.
     *
     * @throws Refusal if somebody must act first
     * @throws it.varco.api.store.StoreException if the database cannot be reached just now
     */
    Database open() {
        return open(Migration.all());
    }

    Database open(List<Migration> migrations) {
        Database database = new Database(new Pool(source, housing, poolSize), housing, engine, new Vault(keys), clock);
        boolean usable = false;
        try {
            Durability.check(database);
            new Migrations(database, migrations).apply();
            KeyProofs.check(database);
            usable = true;
            return database;
        } finally {
            if (!usable) {
                database.close();
            }
        }
    }
}
