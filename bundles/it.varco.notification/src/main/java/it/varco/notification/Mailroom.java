package it.varco.notification;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.form.Sentence;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Outbox;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.store.StoreException;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox with all that keeps it moving while it is open: a clockwork, and the workers of {@link Dispatch}. The
 * clockwork has a second hand, because one listens to channels, and any of them may take long to answer.
 */
final class Mailroom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(100); // by then most transactions are over
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofHours(12);

    private final Clock clock;
    private final Channels channels;
    private final Figures figures = new Figures();
    private final Intake intake;
    private final Tasks tasks;
    private final SentBook correspondence;
    private final DispatchHealth health;
    private final Dispatch dispatch;
    private final Rounds rounds;
    private final ScheduledThreadPoolExecutor clockwork =
            new ScheduledThreadPoolExecutor(2, Mailroom::thread, new DiscardPolicy()); // no thread yet
    private final List<Future<?>> turning = new CopyOnWriteArrayList<>();
    private volatile Future<?> soon = CompletableFuture.completedFuture(null);

    /** What others do for it. */
    record Services(
            PluginCalls calls,
            AccessControl access,
            AuditTrail trail,
            Transactions transactions,
            PersonRepository people,
            OutboxRepository outbox) {}

    /**
     * What goes into the envelopes.
     *
     * @param problems what is wrong with it, a sentence each
     */
    record Stationery(Writer writer, Courier.Packing packing, Supplier<List<Sentence>> problems) {}

    Mailroom(Settings settings, Services services, Stationery stationery, Addresses addresses, Clock clock) {
        this.clock = clock;
        OutboxRepository outbox = services.outbox;
        PersonRepository people = services.people;
        channels = new Channels(services.calls, settings.carriers());
        Backoff backoff = new Backoff(settings.first(), settings.last(), new SecureRandom()::nextDouble);
        Route route = new Route(addresses, backoff, settings.patience(), settings.fallback());
        Ledger ledger = new Ledger(services.transactions, outbox, people, services.trail, figures);
        intake = new Intake(stationery.writer, people, outbox, route, ledger, channels, this::lookSoon);
        tasks = new Tasks(services.access, outbox, people, route, channels, ledger);
        correspondence = new SentBook(services.access, outbox, people);
        health = new DispatchHealth(outbox, channels, stationery.problems);
        Courier courier = new Courier(outbox, route, stationery.packing, channels, ledger, clock);
        dispatch = new Dispatch(outbox, channels, courier, clock, settings);
        rounds = new Rounds(outbox, channels, route, ledger, figures, services.trail, settings.retention());
    }

    Intake intake() {
        return intake;
    }

    Outbox tasks() {
        return tasks;
    }

    Correspondence correspondence() {
        return correspondence;
    }

    HealthCheck health() {
        return health;
    }

    Measured figures() {
        return figures;
    }

    Rounds rounds() {
        return rounds;
    }

    /** The media that a channel carries now. */
    Set<Medium> carried() {
        return channels.here().keySet();
    }

    /**
     * Begins to send.
     *
     * @param first what is done before, and again until it is
     */
    void open(Runnable first) {
        AtomicBoolean begun = new AtomicBoolean();
        every(Duration.ZERO, LOOK, now -> {
            if (!begun.get()) {
                first.run();
                begun.set(true);
            }
            dispatch.wake();
        });
        every(LOOK, ROUND, rounds::look);
        every(LOOK, ROUND, rounds::listen);
        every(FIRST_SWEEP, SWEEP, rounds::sweep);
    }

    /** Ends: nothing is sent any more, and no thread is left but one that the store does not let go. */
    @Override
    public void close() {
        turning.forEach(each -> each.cancel(false)); // interrupts nobody: they may be at the store
        clockwork.shutdown();
        dispatch.close();
    }

    /** Two at the same time may both look: that does no harm. */
    private void lookSoon() {
        if (soon.isDone()) {
            soon = clockwork.schedule(() -> attempted(now -> dispatch.wake()), SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void every(Duration first, Duration then, Consumer<Instant> work) {
        turning.add(clockwork.scheduleWithFixedDelay(
                () -> attempted(work), first.toMillis(), then.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void attempted(Consumer<Instant> work) {
        try {
            work.accept(clock.instant());
        } catch (StoreException e) {
            LOG.warn("work on messages postponed code={}", e.code());
        } catch (RuntimeException e) {
            LOG.error("work on messages failed, it is tried again", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-notification");
        thread.setDaemon(true);
        return thread;
    }
}
