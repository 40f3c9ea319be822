package it.varco.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The databases on which the repositories are tested.
 *
 * <p>PostgreSQL is the server named by the system property {@code varco.test.postgres} (an address of a database whose
 * user may create others), or one that comes as a library; where neither is to be had, its tests are skipped.
 */
enum Backend {
    DERBY(Engine.DERBY) {
        @Override
        DataSource empty(String name) {
            EmbeddedDataSource source = new EmbeddedDataSource();
            source.setDatabaseName(Path.of("target", "derby", name).toString());
            source.setCreateDatabase("create");
            return source;
        }
    },

    POSTGRESQL(Engine.POSTGRESQL) {
        @Override
        DataSource empty(String name) throws SQLException {
            String url = server();
            String database = name.toLowerCase(Locale.ROOT);
            try (Connection connection = source(url).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE \"" + database + "\"");
            }
            return source(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + database));
        }
    };

    static final String SERVER = "varco.test.postgres";

    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.zonky"), Logger.getLogger("com.zaxxer"), Logger.getLogger("it.varco"));

    /** The time in all stores of the tests. */
    static final SettableClock CLOCK = new SettableClock();

    static {
        System.setProperty(
                "derby.stream.error.file", Path.of("target", "derby.log").toString());
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private static final String NONE = "none";
    private static String found = "";

    private static final Map<Backend, Shared> SHARED = new EnumMap<>(Backend.class);

    private final Engine engine;

    Backend(Engine engine) {
        this.engine = engine;
    }

    /** A new database without anything in it. */
    abstract DataSource empty(String name) throws SQLException;

    /** A store that is not open yet. */
    Store store(DataSource source, SortedMap<Integer, byte[]> keys, int poolSize) {
        return store(source, Housing.ELSEWHERE, keys, poolSize);
    }

    Store store(DataSource source, Housing housing, SortedMap<Integer, byte[]> keys, int poolSize) {
        return new Store(engine, source, housing, poolSize, keys, CLOCK);
    }

    /** The database that most tests share; what they write has random names. */
    Database database() throws SQLException {
        return shared().database();
    }

    /** The way past the store into the shared database. */
    DataSource behind() throws SQLException {
        return shared().source();
    }

    private Shared shared() throws SQLException {
        if (!SHARED.containsKey(this)) {
            DataSource source = empty("shared-" + RandomId.next());
            SHARED.put(this, new Shared(source, store(source, keys(1), 8).open()));
        }
        return SHARED.get(this);
    }

    /** Keys numbered from 1, all different. */
    static SortedMap<Integer, byte[]> keys(int... fills) {
        SortedMap<Integer, byte[]> keys = new TreeMap<>();
        for (int fill : fills) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) fill);
            keys.put(keys.size() + 1, key);
        }
        return keys;
    }

    /** Host and port of the server. */
    static String server() {
        if (found.isEmpty()) {
            found = System.getProperty(SERVER, "");
        }
        if (found.isEmpty()) {
            found = start();
        }
        Assumptions.assumeFalse(found.equals(NONE), "no PostgreSQL here; name a server with -D" + SERVER + "=jdbc:...");
        return found;
    }

    static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        Engine.POSTGRESQL
                .properties(url, "", "")
                .forEach((key, value) -> set(source, key.toString(), value.toString()));
        return source;
    }

    private static void set(PGSimpleDataSource source, String key, String value) {
        try {
            if (!key.equals("url")) {
                source.setProperty(key, value);
            }
        } catch (SQLException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private static String start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return server.getJdbcUrl("postgres", "postgres");
        } catch (IOException | IllegalStateException impossible) {
            System.out.println("PostgreSQL does not start here: " + impossible);
            return NONE;
        }
    }

    private record Shared(DataSource source, Database database) {}
}
