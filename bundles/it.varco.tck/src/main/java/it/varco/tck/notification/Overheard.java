package it.varco.tck.notification;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What is printed and logged while a test listens: both standard streams, on which the simple logger of SLF4J writes,
 * and the logging of the JDK down to its finest level, which many libraries use. It stays visible as before.
 */
final class Overheard extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final SimpleFormatter lines = new SimpleFormatter();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Begins to listen, until it is closed. */
    static Overheard listening() {
        Overheard overheard = new Overheard();
        overheard.setLevel(Level.ALL);
        overheard.root.setLevel(Level.ALL);
        overheard.root.addHandler(overheard);
        System.setOut(overheard.tee(overheard.out));
        System.setErr(overheard.tee(overheard.err));
        return overheard;
    }

    /** All of it so far. */
    byte[] bytes() {
        return heard.toByteArray();
    }

    @Override
    public void publish(LogRecord entry) {
        heard.writeBytes(lines.format(entry).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.removeHandler(this);
        root.setLevel(level);
    }

    private PrintStream tee(PrintStream stream) {
        OutputStream both = new OutputStream() {
            @Override
            public void write(int b) {
                heard.write(b);
                stream.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                heard.write(bytes, from, length);
                stream.write(bytes, from, length);
            }
        };
        return new PrintStream(both, true, StandardCharsets.UTF_8);
    }
}
