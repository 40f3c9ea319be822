package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What was confirmed must be on disk: refuses a database that is set up to confirm before it wrote (REL-01). */
final class Durability {

    private static final String SETTINGS =
            "SELECT current_setting('fsync') AS written, current_setting('synchronous_commit') AS waited";
    private static final String DERBY_SETTING = "derby.system.durability";

    private Durability() {}

    /** @throws Refusal if the database confirms what is not on disk */
    static void check(Database database) {
        boolean durable = database.engine() == Engine.DERBY
                ? derbyWaits()
                : database.first(SETTINGS, row -> on(row.text("written")) && on(row.text("waited")))
                        .orElse(false);
        if (!durable) {
            throw new Refusal(Sentence.of(Durability.class, "refusal.durability"));
        }
    }

    /** Derby takes its settings from the system properties and from a file in its folder. */
    private static boolean derbyWaits() {
        return waits(System.getProperty(DERBY_SETTING, "")) && waits(derbyFile().getProperty(DERBY_SETTING, ""));
    }

    private static Properties derbyFile() {
        Path file = Path.of(System.getProperty("derby.system.home", ""), "derby.properties");
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                settings.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new Refusal(Sentence.of(Durability.class, "refusal.settings"));
            }
        }
        return settings;
    }

    private static boolean waits(String setting) {
        return !setting.strip().equalsIgnoreCase("test");
    }

    private static boolean on(String setting) {
        return !setting.equals("off");
    }
}
