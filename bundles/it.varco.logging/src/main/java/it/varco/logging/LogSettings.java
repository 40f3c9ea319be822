package it.varco.logging;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The levels in {@code conf/logging.properties}, applied at the start and again when the file has changed.
 *
 * <p>Hung on the log file as a filter that lets every event pass: so the look at the file costs no thread, and happens
 * at most every five seconds, with the next event. A wrong line is reported in the log and passed over.
 */
final class LogSettings implements Filter {

    private static final long LOOK_AGAIN = Duration.ofSeconds(5).toNanos();
    private static final FileTime NOT_LOOKED = FileTime.fromMillis(-1);
    private static final FileTime ABSENT = FileTime.fromMillis(0);
    private static final String SUFFIX = ".level";

    private final Path file;
    /** Held, because java.util.logging forgets a logger, level and all, that nobody holds. */
    private final Map<String, Logger> set = new HashMap<>();

    private FileTime seen = NOT_LOOKED;
    private long lookedAt;

    LogSettings(Path file) {
        this.file = file;
    }

    @Override
    public boolean isLoggable(LogRecord event) {
        long now = System.nanoTime();
        if (now - lookedAt > LOOK_AGAIN) {
            apply();
        }
        return true;
    }

    /** Reads the file if it has changed since the last look; without a file everything is at INFO. */
    synchronized void apply() {
        lookedAt = System.nanoTime();
        FileTime changed = lastModified();
        if (!changed.equals(seen)) {
            seen = changed;
            Properties read = read();
            forget();
            read.stringPropertyNames().forEach(key -> apply(key, read.getProperty(key)));
        }
    }

    private void apply(String key, String value) {
        Level level = Severity.level(value).orElse(null);
        if (!key.endsWith(SUFFIX) || level == null) {
            Logger.getLogger("it.varco.logging")
                    .log(
                            Level.WARNING,
                            "Log setting passed over: expected LOGGER.level=OFF|ERROR|WARN|INFO|DEBUG|TRACE"
                                    + " in {0}, key={1}",
                            new Object[] {file, key});
            return;
        }
        Logger logger = Logger.getLogger(key.substring(0, key.length() - SUFFIX.length()));
        logger.setLevel(level);
        set.put(key, logger);
    }

    /** Takes back every level that was set; the root gets {@code before}. */
    synchronized void withdraw(@Nullable Level before) {
        forget();
        Logger.getLogger("").setLevel(before);
    }

    /** Back to the defaults: the root at INFO, every other logger as its parent. */
    private void forget() {
        set.values().forEach(logger -> logger.setLevel(null));
        set.clear();
        Logger.getLogger("").setLevel(Level.INFO);
    }

    private FileTime lastModified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException absent) {
            return ABSENT;
        }
    }

    private Properties read() {
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                Logger.getLogger("it.varco.logging").log(Level.WARNING, "Log settings not read: " + file, unreadable);
            }
        }
        return properties;
    }
}
