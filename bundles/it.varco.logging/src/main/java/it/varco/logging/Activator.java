package it.varco.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.LogService;
import org.osgi.service.log.LoggerFactory;

/**
 * Takes the log over when the bundle starts and gives it back as it found it when the bundle stops.
 *
 * <p>Everything goes to {@code ${varco.logs}/varco.log}, warnings and errors to standard error too. Outside a gateway,
 * without that framework property, only standard error is used.
 */
public final class Activator implements BundleActivator {

    private static final long FILE_BYTES = 10_000_000;
    private static final int OLDER_FILES = 9;

    /** Kept for the trail (REL-04). */
    private static final long RESERVE_BYTES = 64L * 1024 * 1024;

    private final Logger root = Logger.getLogger("");
    private Handler[] found = {};
    private @Nullable Level foundLevel;
    private @Nullable LogSettings settings;

    @Override
    public void start(BundleContext context) throws IOException {
        found = root.getHandlers();
        foundLevel = root.getLevel();
        for (Handler handler : found) {
            root.removeHandler(handler);
        }
        String logs = context.getProperty("varco.logs");
        BooleanSupplier room = logs == null ? () -> true : () -> hasRoom(Path.of(logs));
        root.addHandler(console(room));
        String conf = context.getProperty("varco.conf");
        LogSettings levels = new LogSettings(Path.of(conf == null ? "" : conf, "logging.properties"));
        settings = levels;
        if (logs != null) {
            root.addHandler(file(Path.of(logs), room, levels));
        }
        levels.apply();
        context.registerService(
                new String[] {LogService.class.getName(), LoggerFactory.class.getName()}, new OsgiLogs(), null);
    }

    private static boolean hasRoom(Path logs) {
        return Files.notExists(logs) || logs.toFile().getUsableSpace() >= RESERVE_BYTES;
    }

    /** What the console says ends in a file on the same disk where nobody sits at it: without room, errors alone. */
    private static Handler console(BooleanSupplier room) {
        Handler console = new ConsoleHandler();
        console.setLevel(Level.WARNING);
        console.setFilter(event -> event.getLevel().intValue() >= Level.SEVERE.intValue() || room.getAsBoolean());
        console.setFormatter(new OneLine(OneLine.Causes.INNERMOST));
        return console;
    }

    private static Handler file(Path logs, BooleanSupplier room, LogSettings settings) throws IOException {
        Files.createDirectories(logs);
        Handler file = new RotatingFile(logs.resolve("varco.log"), room, FILE_BYTES, OLDER_FILES);
        file.setLevel(Level.ALL);
        file.setFormatter(new OneLine(OneLine.Causes.WHOLE));
        file.setFilter(settings);
        return file;
    }

    @Override
    public void stop(BundleContext context) {
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
            handler.close();
        }
        for (Handler handler : found) {
            root.addHandler(handler);
        }
        if (settings != null) {
            settings.withdraw(foundLevel);
        }
    }
}
