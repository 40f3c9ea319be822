package it.varco.channel.email;

import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the mail server, used again for as long as messages follow one another. Before the first message
 * nothing is loaded and nothing runs; when none has been sent for a while, no connection and no thread is left.
 */
final class SmtpClient implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;
    private static final int MOST_IDLE = 8;

    private final SmtpSettings settings;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor watchers;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private @Nullable SSLSocketFactory encryption;
    private @Nullable Future<?> sweeping;
    private boolean closed;

    /**
     * @param longest what one message may take, connection included
     * @throws IllegalArgumentException if the file of the authorities cannot be read, or has no certificate
     */
    SmtpClient(SmtpSettings settings, Duration longest) {
        this.settings = settings;
        this.longest = longest;
        if (!settings.authorities().isEmpty()) {
            encryption = Authorities.encryption(settings.authorities()); // now: whoever wrote the key learns of it
        }
        watchers = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "varco-email");
            thread.setDaemon(true);
            return thread;
        });
        watchers.setRejectedExecutionHandler(new DiscardPolicy());
        watchers.setContinueExistingPeriodicTasksAfterShutdownPolicy(true); // turns that were begun before
        watchers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        watchers.setRemoveOnCancelPolicy(true);
        watchers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        watchers.allowCoreThreadTimeOut(true);
    }

    /** Hands a message over; returns when the server took charge of it. */
    void send(Envelope envelope, MailAddress to, Content.Mail mail) throws SmtpTrouble {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SmtpClient.class.getClassLoader()); // where the library finds its parts
        try (Turn turn = new Turn(watchers, longest)) {
            SmtpConnection connection = connection(turn);
            try {
                connection.send(envelope, to, mail);
            } catch (SmtpTrouble e) {
                connection.close();
                throw e;
            }
            giveBack(connection);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private SmtpConnection connection(Turn turn) throws SmtpTrouble {
        for (SmtpConnection used = takeIdle(); used != null; used = takeIdle()) {
            if (used.alive(turn)) {
                return used;
            }
            used.close();
        }
        return SmtpConnection.open(settings, encryption(), turn);
    }

    private synchronized @Nullable SmtpConnection takeIdle() throws SmtpTrouble {
        if (closed) {
            throw SmtpTrouble.ofServer("mail.closed", new IllegalStateException("channel: expected to be in service"));
        }
        return idle.pollLast();
    }

    private synchronized SSLSocketFactory encryption() {
        SSLSocketFactory known = encryption == null ? Authorities.encryption(settings.authorities()) : encryption;
        encryption = known;
        return known;
    }

    private void giveBack(SmtpConnection connection) {
        synchronized (this) {
            if (!closed && idle.size() < MOST_IDLE) {
                idle.addLast(connection);
                connection.used(System.nanoTime());
                if (sweeping == null) {
                    sweeping = watchers.scheduleWithFixedDelay(this::sweep, IDLE_SECONDS, 1, TimeUnit.SECONDS);
                }
                return;
            }
        }
        connection.leave();
    }

    private void sweep() {
        List<SmtpConnection> old = new ArrayList<>();
        synchronized (this) {
            long since = System.nanoTime() - TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            idle.removeIf(each -> each.unusedSince(since) && old.add(each));
            endSweeping();
        }
        old.forEach(SmtpConnection::leave);
    }

    /** Ends the sweeps where there is nothing left to sweep, and with them their thread. */
    private synchronized void endSweeping() {
        if (sweeping != null && idle.isEmpty()) {
            sweeping.cancel(false);
            sweeping = null;
        }
    }

    /** Ends the connections that are not used; a message under way is still sent, within its time. */
    @Override
    public void close() {
        List<SmtpConnection> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(idle);
            idle.clear();
            endSweeping();
        }
        all.forEach(SmtpConnection::leave);
        watchers.shutdown();
    }
}
