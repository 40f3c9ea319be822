package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private Store store() throws Exception {
        return Backend.DERBY.store(Backend.DERBY.empty(name), Backend.keys(1), 4);
    }
}
