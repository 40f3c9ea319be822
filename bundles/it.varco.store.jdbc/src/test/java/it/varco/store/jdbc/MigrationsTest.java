package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MigrationsTest extends OnBothDatabases {

    private static final String SECOND = "CREATE TABLE half (a INTEGER);\nCREATE TABLE other_half (a INTEGER);\n";

    /** The number of the change after all that there are. */
    private static final int NEXT =
            Migration.all().get(Migration.all().size() - 1).version() + 1;

    private final String name = "schema-" + RandomId.next();

    @Test
    void makesEachChangeOnce() throws SQLException {
        DataSource source = backend.empty(name);

        try (Database first = open(source, with(SECOND))) {
            assertThat(versions(first)).containsExactlyElementsOf(upTo(NEXT));
        }
        try (Database again = open(source, with(SECOND))) {
            assertThat(versions(again)).containsExactlyElementsOf(upTo(NEXT));
        }
    }

    @Test
    @Proves("REL-13")
    void leavesNothingOfAChangeThatFailsInTheMiddle() throws SQLException {
        DataSource source = backend.empty(name);
        String broken = SECOND + "CREATE TABLE half (a INTEGER);\n";

        assertThatThrownBy(() -> open(source, with(broken))).isInstanceOf(StoreException.class);

        try (Database repaired = open(source, with(SECOND))) {
            assertThat(repaired.update("INSERT INTO other_half (a) VALUES (?)", 1))
                    .isEqualTo(1);
        }
    }

    @Test
    @Proves("REL-13")
    void goesOnWhereTheProcessWasKilledInTheMiddle() throws Exception {
        Assumptions.assumeTrue(backend == Backend.DERBY, "a server outlives its client");
        try (ChildJvm child = new ChildJvm(Halt.class, name)) {
            assertThat(child.exitCode()).isEqualTo(9);
        }

        try (Database database = open(backend.empty(name), with(SECOND))) {
            assertThat(versions(database)).containsExactlyElementsOf(upTo(NEXT));
        }
    }

    @Test
    void twoNodesThatStartAtOnceMakeOneSchema() throws Exception {
        DataSource source = backend.empty(name);

        List<CompletableFuture<Boolean>> nodes = Stream.of(1, 2, 3)
                .map(node -> CompletableFuture.supplyAsync(() -> openedInTheEnd(source)))
                .toList();

        for (CompletableFuture<Boolean> node : nodes) {
            assertThat(node.get()).isTrue();
        }
    }

    @Test
    void refusesADatabaseThatIsNewerThanTheProgram() throws SQLException {
        DataSource source = backend.empty(name);
        open(source, with(SECOND)).close();

        assertThatThrownBy(() -> open(source, Migration.all()))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected a program that knows the changes [" + NEXT + "] of this newer database");
    }

    @Test
    void refusesAChangeThatWasChangedAfterItWasMade() throws SQLException {
        DataSource source = backend.empty(name);
        open(source, with(SECOND)).close();

        assertThatThrownBy(() -> open(source, with(SECOND + "-- other\n")))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected the change test.sql as it was when it was made");
    }

    @Test
    @Proves("SEC-54")
    void refusesTheWrongKeyAndAMissingOne() throws SQLException {
        DataSource source = backend.empty(name);
        backend.store(source, Backend.keys(1), 2).open().close();

        assertThatThrownBy(() -> backend.store(source, Backend.keys(9), 2).open())
                .isInstanceOf(Refusal.class)
                .hasMessage("expected the key 1 with which this store was written, not another");

        backend.store(source, Backend.keys(1, 2), 2).open().close();
        assertThatThrownBy(() -> backend.store(source, Backend.keys(1), 2).open())
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("expected key 2, with which this store was written");
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        Path resources = Path.of("src", "main", "resources", "it", "varco", "store", "jdbc");
        try (Stream<Path> files = Files.list(resources)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .sorted()
                    .toList();
            assertThat(Migration.all()).extracting(Migration::name).containsExactlyElementsOf(names);
        }
        assertThat(Migration.all())
                .extracting(Migration::version)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void translatesTheTypesOfTheOtherDatabaseToo() {
        String statement = "CREATE TABLE t (a {id}, b {text:7}, c {bytes:32}, d {bytes:40000})";

        assertThat(Engine.DERBY.translate(statement))
                .isEqualTo("CREATE TABLE t (a VARCHAR(22), b VARCHAR(7), c VARCHAR(32) FOR BIT DATA, d BLOB(40000))");
        assertThat(Engine.POSTGRESQL.translate(statement))
                .isEqualTo(
                        "CREATE TABLE t (a VARCHAR(22) COLLATE \"C\", b VARCHAR(7) COLLATE \"C\", c BYTEA, d BYTEA)");
    }

    static List<Migration> with(String text) {
        List<Migration> all = new ArrayList<>(Migration.all());
        all.add(new Migration(NEXT, "test.sql", text));
        return all;
    }

    private static List<Integer> upTo(int last) {
        return Stream.concat(Migration.all().stream().map(Migration::version), Stream.of(0, NEXT))
                .sorted()
                .filter(version -> version <= last)
                .toList();
    }

    private Database open(DataSource source, List<Migration> migrations) {
        return backend.store(source, Backend.keys(1), 2).open(migrations);
    }

    private boolean openedInTheEnd(DataSource source) {
        for (int tried = 0; tried < 20; tried++) {
            try (Database database = open(source, Migration.all())) {
                return versions(database).equals(upTo(NEXT - 1));
            } catch (StoreException later) {
                assertThat(later.code()).isEqualTo("store.conflict");
            }
        }
        return false;
    }

    private static List<Integer> versions(Database database) {
        return database.list("SELECT version FROM schema_change ORDER BY version", row -> row.whole("version"));
    }
}
