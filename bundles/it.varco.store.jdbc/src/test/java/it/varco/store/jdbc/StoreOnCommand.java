package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import it.varco.api.health.Finding;
import it.varco.api.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** A process with a Derby store in a folder that writes, reads, tells how it is and starts anew, a line for each. */
final class StoreOnCommand {

    /** Into a table that nobody needed before. */
    private static final String WRITE = "INSERT INTO milestone (name, reached) VALUES (?, ?)";

    private static final String READ = "SELECT COUNT(*) AS n FROM application_token";

    private final Store store;
    private Database database;

    private StoreOnCommand(Path folder) {
        store = store(folder);
        database = store.open();
    }

    /** A store in a folder of which this process may lose the right to write. */
    static Store store(Path folder) {
        return store(folder, 0);
    }

    /** The same with room that is kept for the trail; a minute is over each time that somebody looks at the folder. */
    static Store store(Path folder, long reserveInBytes) {
        AtomicLong looks = new AtomicLong();
        LongSupplier ticks = () -> looks.incrementAndGet() * TimeUnit.MINUTES.toNanos(1);
        Housing housing = new DerbyFolder(folder, () -> end(folder), ticks, reserveInBytes);
        return Backend.DERBY.store(source(folder), housing, Backend.keys(1), 4);
    }

    static void restart(Path folder) throws SQLException {
        new DerbyFolder(folder, () -> end(folder)).restart();
    }

    static StoreHealth health(Database database) {
        return new StoreHealth(new Opening() {
            @Override
            public Optional<Database> database() {
                return Optional.of(database);
            }

            @Override
            public Sentence trouble() {
                return Sentence.nothing();
            }
        });
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Path.of(arguments[0]);
        StoreOnCommand process = new StoreOnCommand(folder);
        process.again(folder); // forgets which files were open
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            System.out.println(process.answer(word, folder));
        }
    }

    private String answer(String word, Path folder) throws SQLException {
        try {
            switch (word) {
                case "write" -> database.update(WRITE, RandomId.next(), Instant.EPOCH);
                case "read" -> database.list(READ, row -> row.number("n"));
                case "again" -> again(folder);
                default -> {
                    Finding finding = health(database).examine(Instant.EPOCH);
                    return finding.condition() + " " + finding.why();
                }
            }
            return "none";
        } catch (StoreException failed) {
            return failed.code();
        }
    }

    private void again(Path folder) throws SQLException {
        database.close();
        restart(folder);
        database = store.open();
    }

    private static EmbeddedDataSource source(Path folder) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        source.setCreateDatabase("create");
        return source;
    }

    private static EmbeddedDataSource end(Path folder) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        source.setShutdownDatabase("shutdown");
        return source;
    }
}
