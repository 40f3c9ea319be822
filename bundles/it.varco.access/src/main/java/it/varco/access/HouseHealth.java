package it.varco.access;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.HealthReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Asks everybody who can tell whether the gateway is well (REL-03); there even while nothing else is.
 *
 * <p>One look at a time, shared by all who ask within a second. A check that hangs costs one thread until it answers,
 * and is not asked again before.
 */
@Component(name = "it.varco.access.health", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class HouseHealth implements Health {

    private static final Set<String> NEEDED = Set.of("store", "trail", "clock", "access", "credentials");
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration SHARED = Duration.ofSeconds(1);
    private static final int MOST_THREADS = 16;

    private record Look(long begun, FutureTask<HealthReport> task) {

        boolean overAt(long tick) {
            return task.isDone() && tick - begun >= SHARED.toNanos();
        }
    }

    /** @param late whether an earlier look waited for it already */
    private record Asked(HealthCheck check, Future<Finding> answer, boolean late) {}

    private final Clock clock;
    private final LongSupplier ticks;
    private final Duration limit;
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), HouseHealth::thread);
    private final Map<HealthCheck, Future<Finding>> running = new ConcurrentHashMap<>();
    private final Map<HealthCheck, String> names = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<HealthCheck> checks = List.of(); // replaced whole, never edited

    @Activate
    public HouseHealth() {
        this(Clock.systemUTC(), System::nanoTime, LIMIT, List.of());
    }

    HouseHealth(Clock clock, LongSupplier ticks, Duration limit, List<HealthCheck> checks) {
        this.clock = clock;
        this.ticks = ticks;
        this.limit = limit;
        this.checks = checks;
    }

    @Deactivate
    void stop() {
        pool.shutdownNow();
    }

    @Override
    public HealthReport live() {
        return new HealthReport(Condition.GREEN, List.of(Finding.well("process")));
    }

    @Override
    public HealthReport ready() {
        Look look = last.get();
        if (look == null || look.overAt(ticks.getAsLong())) {
            last.compareAndSet(look, new Look(ticks.getAsLong(), new FutureTask<>(this::examine)));
            look = Objects.requireNonNull(last.get()); // ours, or that of whoever was quicker
        }
        FutureTask<HealthReport> task = look.task;
        task.run(); // does nothing where somebody else runs it already
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HealthReport(Condition.RED, List.of());
        } catch (ExecutionException e) {
            throw new IllegalStateException("health: expected a look to end", e);
        }
    }

    private HealthReport examine() {
        List<Asked> asked = checks.stream().map(this::asked).toList();
        running.keySet().retainAll(asked.stream().map(Asked::check).toList());
        names.keySet().retainAll(running.keySet());
        long end = System.nanoTime() + limit.toNanos();
        List<Finding> findings = new ArrayList<>();
        asked.forEach(one -> findings.add(answer(one, end - System.nanoTime())));
        Set<String> missing = new TreeSet<>(NEEDED);
        findings.forEach(finding -> missing.remove(finding.name()));
        Sentence away = Sentence.of(HouseHealth.class, "health.missing");
        missing.forEach(name -> findings.add(new Finding(name, Condition.RED, away)));
        findings.sort(Comparator.comparing(Finding::name));
        return new HealthReport(overall(findings), List.copyOf(findings));
    }

    private Asked asked(HealthCheck check) {
        Future<Finding> hanging = running.get(check);
        if (hanging != null && !hanging.isDone()) {
            return new Asked(check, hanging, true);
        }
        Future<Finding> answer = ask(check);
        running.put(check, answer);
        return new Asked(check, answer, false);
    }

    private Future<Finding> ask(HealthCheck check) {
        FutureTask<Finding> task = new FutureTask<>(() -> {
            String name = Objects.requireNonNull(check.name()); // asked here: it is the check's code like the rest
            names.put(check, name);
            Finding found = Objects.requireNonNull(check.examine(clock.instant()));
            return new Finding(name, found.condition(), found.why());
        });
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            task.cancel(false);
        }
        return task;
    }

    private Finding answer(Asked asked, long nanos) {
        HealthCheck check = asked.check;
        try {
            return asked.answer.get(asked.late ? 0 : Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return red(check, Sentence.of(HouseHealth.class, "health.late"));
        } catch (ExecutionException e) {
            return red(check, Sentence.of(HouseHealth.class, "health.failed", kind(e)));
        } catch (CancellationException e) {
            return red(check, Sentence.of(HouseHealth.class, "health.skipped"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return red(check, Sentence.of(HouseHealth.class, "health.interrupted"));
        }
    }

    private static String kind(ExecutionException e) {
        return Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName();
    }

    private Finding red(HealthCheck check, Sentence why) {
        String name = names.getOrDefault(check, check.getClass().getName());
        return new Finding(name, Condition.RED, why);
    }

    private static Condition overall(List<Finding> findings) {
        boolean unable = findings.stream()
                .anyMatch(found -> found.condition() == Condition.RED && NEEDED.contains(found.name()));
        boolean unwell = findings.stream().anyMatch(found -> found.condition() != Condition.GREEN);
        return unable ? Condition.RED : unwell ? Condition.YELLOW : Condition.GREEN;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-health");
        thread.setDaemon(true);
        return thread;
    }
}
