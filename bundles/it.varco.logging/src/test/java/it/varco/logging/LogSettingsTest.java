package it.varco.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSettingsTest {

    @TempDir
    private Path folder;

    private final Logger logger = Logger.getLogger("it.varco.logging.test");

    @AfterEach
    void forget() {
        logger.setLevel(null);
        Logger.getLogger("").setLevel(Level.INFO);
    }

    @Test
    void appliesTheFileAgainWhenItHasChanged() throws IOException {
        LogSettings settings = new LogSettings(folder.resolve("logging.properties"));
        write("it.varco.logging.test.level=TRACE", 1_000);
        settings.apply();
        assertThat(logger.getLevel()).isEqualTo(Level.FINEST);

        write("it.varco.logging.test.level=OFF", 2_000);
        settings.apply();

        assertThat(logger.getLevel()).isEqualTo(Level.OFF);
    }

    @Test
    void goesBackToTheDefaultsWhenTheFileIsGone() throws IOException {
        LogSettings settings = new LogSettings(folder.resolve("logging.properties"));
        write(".level=ERROR\nit.varco.logging.test.level=TRACE", 1_000);
        settings.apply();
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(Level.SEVERE);

        Files.delete(folder.resolve("logging.properties"));
        settings.apply();

        assertThat(logger.getLevel()).isNull();
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void isAtInfoWithoutAFileWhateverWasBefore() {
        Logger.getLogger("").setLevel(Level.SEVERE);
        new LogSettings(folder.resolve("logging.properties")).apply();

        assertThat(Logger.getLogger("").getLevel()).isEqualTo(Level.INFO);
    }

    private void write(String text, long changed) throws IOException {
        Path file = folder.resolve("logging.properties");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(changed));
    }
}
