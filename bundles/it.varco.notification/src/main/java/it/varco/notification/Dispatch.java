package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers: a few for each medium whose channel is here, so that a channel that hangs costs its own and no others
 * (REL-16). They lease messages a few at a time, hand each to a {@link Courier}, and end when none is left. A thread
 * lives for ten seconds without work. Thread-safe.
 */
final class Dispatch implements AutoCloseable {

    /** How many messages are leased at once. */
    static final int BATCH = 8;

    /** How long; whoever is not done by then may have lost them. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(8);

    private final OutboxRepository outbox;
    private final Channels channels;
    private final Courier courier;
    private final Clock clock;
    private final int workers;
    private final int rate;
    private final List<Lane> lanes;
    private final ThreadPoolExecutor threads;
    private volatile boolean closed;

    Dispatch(OutboxRepository outbox, Channels channels, Courier courier, Clock clock, Settings settings) {
        this.outbox = outbox;
        this.channels = channels;
        this.courier = courier;
        this.clock = clock;
        workers = settings.workers();
        rate = settings.rate();
        lanes = Arrays.stream(Medium.values()).map(Lane::new).toList();
        int most = workers * lanes.size();
        threads = new ThreadPoolExecutor(
                0, most, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), Dispatch::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-notification-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** Looks whether anything is to be sent; does not wait. */
    void wake() {
        if (!closed) {
            Set<Medium> here = channels.hereAndTold().keySet();
            lanes.stream().filter(lane -> here.contains(lane.medium)).forEach(Lane::wake);
        }
    }

    /** Ends: what is being sent is no longer waited for, what is leased is given back. Waits for the workers. */
    @Override
    public void close() {
        closed = true;
        channels.close();
        threads.shutdown();
        try {
            if (threads.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
                lanes.forEach(Lane::giveBack);
            } else {
                LOG.warn("workers still at the store, their leases will lapse count={}", threads.getActiveCount());
            }
        } catch (StoreException e) {
            LOG.warn("leases not given back, they will lapse code={}", e.code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A message with its lease, and until when it may be begun with. */
    private record Leased(StoredMessage message, String token, Instant last) {}

    /** The workers of one medium; they share what any of them leased. */
    private final class Lane {

        private final Medium medium;
        private final Deque<Leased> leased = new ConcurrentLinkedDeque<>();
        private final AtomicInteger busy = new AtomicInteger();
        private final Pace pace = new Pace(rate);
        private volatile long restsUntil = System.nanoTime();

        Lane(Medium medium) {
            this.medium = medium;
        }

        /** Has one more worker look, if there may be one more. */
        void wake() {
            if (rests()) {
                return;
            }
            if (busy.incrementAndGet() > workers) {
                busy.decrementAndGet();
                return;
            }
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException e) {
                busy.decrementAndGet(); // closed meanwhile
            }
        }

        private boolean rests() {
            return closed || System.nanoTime() - restsUntil < 0;
        }

        private void rest() {
            restsUntil = System.nanoTime() + REST.toNanos();
        }

        private void work() {
            try {
                boolean more = true;
                while (more && !rests()) {
                    ChannelDescriptor channel = channels.here().get(medium);
                    if (channel == null) {
                        giveBack();
                        more = false;
                    } else {
                        Leased next = leased.poll();
                        more = next == null ? filled(channel) : carried(next, channel);
                    }
                }
            } catch (StoreException e) {
                LOG.warn("dispatch postponed medium={} code={}", medium, e.code());
                rest();
            } finally {
                busy.decrementAndGet();
            }
        }

        /** Leases a few more for all; false if there are none. */
        private boolean filled(ChannelDescriptor channel) {
            Instant now = clock.instant();
            String token = Key.random();
            Instant last = now.plus(LEASE).minus(channel.limit()).minus(MARGIN);
            List<StoredMessage> batch = outbox.lease(Set.of(medium.name()), token, now, LEASE, BATCH);
            batch.forEach(message -> leased.add(new Leased(message, token, last)));
            batch.stream().skip(1).forEach(another -> wake());
            return !batch.isEmpty();
        }

        /** Carries one; false if the channel takes nothing just now, so that it is kept for a little later. */
        private boolean carried(Leased next, ChannelDescriptor channel) {
            pace.await();
            if (rests()) {
                leased.addFirst(next);
                return false;
            }
            if (!clock.instant().isBefore(next.last)) {
                courier.giveBack(next.message, next.token);
                return true;
            }
            boolean carried = carried(next.message, channel, next.token);
            if (!carried) {
                leased.addFirst(next);
                rest();
            }
            return carried;
        }

        /** One that fails in a way nobody thought of does not stop the others: it is tried again after its lease. */
        private boolean carried(StoredMessage message, ChannelDescriptor channel, String token) {
            try {
                return courier.carry(message, channel, token);
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error(
                        "message could not be handled key={} thrown={}",
                        message.id(),
                        e.getClass().getName());
                return true;
            }
        }

        /** Gives back what nobody began with. */
        void giveBack() {
            for (Leased next = leased.poll(); next != null; next = leased.poll()) {
                courier.giveBack(next.message, next.token);
            }
        }
    }
}
