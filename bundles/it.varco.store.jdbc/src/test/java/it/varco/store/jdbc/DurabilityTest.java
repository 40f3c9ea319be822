package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {

    private static final int KILLS = 3;

    private final String name = "durable-" + RandomId.next();

    @Test
    @Proves("REL-01")
    void whatWasConfirmedSurvivesTheKillOfTheProcess() throws Exception {
        List<String> confirmed = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildJvm child = new ChildJvm(ConfirmedLogins.class, name)) {
                confirmed.addAll(child.read(60 + 17 * kill));
                child.kill();
                confirmed.addAll(child.read(Integer.MAX_VALUE));
            }
        }

        try (Database database = store().open()) {
            List<String> sessions = database.list("SELECT handle FROM open_session", row -> row.text("handle"));
            List<String> entries = database.list(
                    "SELECT entry FROM audit_intake",
                    row -> new String(row.bytes("entry").array(), StandardCharsets.US_ASCII));

            assertThat(confirmed).hasSizeGreaterThan(KILLS * 60);
            assertThat(sessions)
                    .containsAll(confirmed.stream()
                            .filter(line -> line.length() == 22)
                            .toList());
            assertThat(entries).containsExactlyInAnyOrderElementsOf(sessions);
        }
    }

    @Test
    @Proves("REL-01")
    void refusesADatabaseThatConfirmsBeforeItWrote() throws Exception {
        System.setProperty("derby.system.durability", "test");
        try {
            assertThatThrownBy(() -> store().open())
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("expected a database that writes before it confirms");
        } finally {
            System.clearProperty("derby.system.durability");
        }
    }

    @Test
    @Proves("REL-01")
    void refusesTheSameInTheFileOfDerby(@TempDir Path home) throws Exception {
        Backend.DERBY.database(); // the engine runs and does not take its folder from here
        System.setProperty("derby.system.home", home.toString());
        try {
            Files.writeString(home.resolve("derby.properties"), "derby.system.durability = TEST \n");
            assertThatThrownBy(() -> store().open())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("derby.properties");

            Files.writeString(home.resolve("derby.properties"), "derby.locks.waitTimeout=2\n");
            store().open().close();
        } finally {
            System.clearProperty("derby.system.home");
        }
    }

    @Test
    @Proves("REL-01")
    void waitsForTheDiskWhateverAPostgresqlDatabaseIsSetUpToDo() throws Exception {
        DataSource source = Backend.POSTGRESQL.empty(name);
        execute(source, "ALTER DATABASE \"" + name.toLowerCase(Locale.ROOT) + "\" SET synchronous_commit = off");

        try (Database database =
                Backend.POSTGRESQL.store(source, Backend.keys(1), 2).open()) {
            assertThat(database.first("SHOW synchronous_commit", row -> row.text("synchronous_commit")))
                    .contains("on");
        }
    }

    /** The server of the tests does write; a function in front of its own says that it does not. */
    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit"})
    @Proves("REL-01")
    void refusesAPostgresqlDatabaseThatConfirmsBeforeItWrote(String setting) throws Exception {
        DataSource source = Backend.POSTGRESQL.empty(name);
        execute(
                source,
                "ALTER DATABASE \"" + name.toLowerCase(Locale.ROOT) + "\" SET search_path = public, pg_catalog");
        execute(
                source,
                "CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE sql AS "
                        + "$$ SELECT CASE $1 WHEN '" + setting
                        + "' THEN 'off' ELSE pg_catalog.current_setting($1) END $$");

        assertThatThrownBy(() ->
                        Backend.POSTGRESQL.store(source, Backend.keys(1), 2).open())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("fsync and synchronous_commit not off");
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Store store() throws Exception {
        return Backend.DERBY.store(Backend.DERBY.empty(name), Backend.keys(1), 4);
    }
}
