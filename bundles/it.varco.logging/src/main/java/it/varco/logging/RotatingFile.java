package it.varco.logging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A log file that is set aside when it has grown to its limit: {@code varco.log}, then {@code varco.1.log} and older.
 *
 * <p>The file with the plain name is always the current one. Each event is handed to the operating system before
 * {@link #publish} returns. A file that cannot be written is reported once on standard error and tried again with the
 * next event: a full disk stops the log, not the gateway. It stops before the disk is full: the last of it is for the
 * trail (REL-04).
 */
final class RotatingFile extends Handler {

    private final Path current;
    private final BooleanSupplier room;
    private final long limitInBytes;
    private final int older;
    private @Nullable OutputStream out;
    private long size;
    private long missed;

    /** @param room whether there is room for more than the trail */
    RotatingFile(Path current, BooleanSupplier room, long limitInBytes, int older) {
        this.current = current;
        this.room = room;
        this.limitInBytes = limitInBytes;
        this.older = older;
    }

    @Override
    public synchronized void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        if (!room.getAsBoolean()) {
            if (missed++ == 0) {
                close();
                reportError("the disk is nearly full, no more written to " + current, null, ErrorManager.WRITE_FAILURE);
            }
            return;
        }
        if (missed > 0) {
            LogRecord gap =
                    new LogRecord(Level.WARNING, "Log written again, the disk was nearly full; missed=" + missed);
            gap.setLoggerName("it.varco.logging");
            missed = 0;
            write(gap);
        }
        write(event);
    }

    private void write(LogRecord event) {
        byte[] line = getFormatter().format(event).getBytes(StandardCharsets.UTF_8);
        try {
            OutputStream target = fileFor(line.length);
            target.write(line);
            target.flush();
            size += line.length;
        } catch (IOException failure) {
            close();
            reportError("cannot write " + current, failure, ErrorManager.WRITE_FAILURE);
        }
    }

    private OutputStream fileFor(int bytes) throws IOException {
        OutputStream open = out == null ? open() : out;
        if (size > 0 && size + bytes > limitInBytes) {
            open.close();
            out = null;
            setAside();
            open = open();
        }
        return open;
    }

    private OutputStream open() throws IOException {
        OutputStream opened = new BufferedOutputStream(
                Files.newOutputStream(current, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        out = opened;
        size = Files.size(current);
        return opened;
    }

    private void setAside() throws IOException {
        for (int age = older - 1; age >= 1; age--) {
            if (Files.exists(aged(age))) {
                Files.move(aged(age), aged(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(current, aged(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path aged(int age) {
        String name = current.getFileName().toString();
        int suffix = name.lastIndexOf('.');
        return current.resolveSibling(name.substring(0, suffix) + "." + age + name.substring(suffix));
    }

    @Override
    public synchronized void flush() {
        // nothing waits: every event is flushed as it is written
    }

    @Override
    public synchronized void close() {
        OutputStream open = out;
        out = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                reportError("cannot close " + current, failure, ErrorManager.CLOSE_FAILURE);
            }
        }
    }
}
