package it.varco.channel.email;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that one send may take, from the first connection to the last answer. When it is over, or its thread is
 * interrupted, its socket is closed: that ends whatever it waits for, be it a name at the other end, a handshake, or a
 * server that takes or sends a byte now and then.
 */
final class Turn implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final Thread thread = Thread.currentThread();
    private final long deadline;
    private final Future<?> watch;
    private @Nullable Closeable socket;
    private boolean over;

    /** Begins now, for the thread that calls. */
    Turn(ScheduledExecutorService watchers, Duration longest) {
        deadline = System.nanoTime() + longest.toNanos();
        watch = watchers.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is closed from now on when the time is over. */
    synchronized void holds(Closeable other) throws IOException {
        socket = other;
        if (over) {
            other.close();
            throw new SocketException("turn: expected to have time left");
        }
    }

    /** How long it may still take, at least a millisecond. */
    int millisLeft() {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        return (int) Math.max(1, left);
    }

    private synchronized void look() {
        if (thread.isInterrupted() || System.nanoTime() - deadline >= 0) {
            over = true;
            if (socket != null) {
                SmtpSocket.closeQuietly(socket);
            }
        }
    }

    /** The time does not count any more. */
    @Override
    public void close() {
        watch.cancel(false);
    }
}
