package it.varco.plugins;

import it.varco.api.health.Measurement;
import it.varco.api.plugin.PluginContract;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is here, and who is expected back. Thread-safe; holds its lock for a look only, never while foreign code runs.
 *
 * @source D-43, D-59
 */
final class Roster {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    /** How long a plugin should take to say who it is (SEC-85); a longer one is told in the log. */
    private static final Duration DESCRIPTOR = Duration.ofMillis(100);

    /** How long others wait for a plugin to say who it is; generous, because its classes may be loaded meanwhile. */
    static final Duration INTRODUCTION = Duration.ofSeconds(1);

    /** How long a call waits for an announced successor (D-43). */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** As many plugins of one bundle are let in, for each has threads of its own. A guess. */
    private static final int MOST = 50;

    private final Clock clock;
    private final Judge judge;
    private final Crashes crashes;
    private final Runnable changes;
    private final Monitor monitor = new Monitor();
    private final Map<Long, Occupant<?, ?>> here = new LinkedHashMap<>();
    private final Claims claims = new Claims();
    private final Expected expected = new Expected(PATIENCE);
    private final Seldom<String> crowds = new Seldom<>(); // by symbolic name
    private final Set<Long> staged = new HashSet<>(); // bundles that are tried, and offered to nobody

    /**
     * @param judge decides who may be used; closed together with this
     * @param crashes told of each plugin that crashed
     * @param changes told after each change; may not block
     */
    Roster(Clock clock, Judge judge, Crashes crashes, Runnable changes) {
        this.clock = clock;
        this.judge = judge;
        this.crashes = crashes;
        this.changes = changes;
    }

    /** A plugin that came; one too many of its bundle is passed over, and told in the log. */
    <P, D> void arrive(long service, PluginContract<P, D> contract, Origin origin, P plugin) {
        if (monitor.look(() -> tellings(origin.bundle()).size() >= MOST)) {
            if (crowds.due(origin.owner()) >= 0) {
                LOG.warn(
                        "a bundle offers more than {} plugins, the others are passed over owner={}",
                        MOST,
                        origin.owner());
            }
            return;
        }
        Occupant<P, D> occupant = new Occupant<>(contract, origin, plugin, clock.instant(), crashes);
        change(() -> here.put(service, occupant));
        occupant.ask(telling -> {
            tellIfSlow(occupant);
            hear(occupant, telling);
        });
    }

    /** On the thread of the plugin, which may be interrupted: it waits for nobody here. */
    private <D> void hear(Occupant<?, D> occupant, Telling<D> telling) {
        if (telling instanceof Telling.Told<D> told) {
            occupant.telling(new Telling.Unclaimed<>(told.id(), told.descriptor(), true));
            judge(occupant, told);
        } else {
            enter(occupant, telling);
        }
    }

    private <D> void judge(Occupant<?, D> occupant, Telling.Told<D> told) {
        judge.judge(occupant, told, () -> staged(occupant.origin().bundle()), verdict -> enter(occupant, verdict));
    }

    private static void tellIfSlow(Occupant<?, ?> occupant) {
        Duration took = Duration.ofNanos(System.nanoTime() - occupant.asked());
        if (took.compareTo(DESCRIPTOR) > 0) {
            LOG.info(
                    "plugin took long to say who it is owner={} millis={}",
                    occupant.origin().owner(),
                    took.toMillis());
        }
    }

    /** Takes note of what a plugin told, as it was judged. */
    private <D> void enter(Occupant<?, D> occupant, Telling<D> telling) {
        change(() -> {
            occupant.telling(telling);
            if (telling instanceof Telling.Told && offered(occupant)) {
                claims.came(occupant.key(), occupant.origin(), occupant.since());
            }
        });
    }

    void leave(long service) {
        List<Occupant<?, ?>> left = new ArrayList<>();
        change(() -> {
            Occupant<?, ?> occupant = here.remove(service);
            if (occupant != null) {
                claims.left(occupant.key(), occupant.origin(), clock.instant());
                left.add(occupant);
            }
        });
        left.forEach(Occupant::close);
    }

    /** Says that a bundle is only tried: what it offers is asked who it is, owns nothing and is offered to nobody. */
    void stage(long bundle) {
        monitor.change(() -> staged.add(bundle));
    }

    /** Says that a bundle that was tried is well: what it offers counts from now on. */
    void offer(long bundle) {
        change(() -> staged.remove(bundle));
        List<Occupant<?, ?>> all = monitor.look(() -> List.copyOf(here.values()));
        all.stream().filter(occupant -> occupant.origin().bundle() == bundle).forEach(this::judgeAgain);
    }

    /** What was found when it was tried stands until then. */
    private <D> void judgeAgain(Occupant<?, D> occupant) {
        if (occupant.telling() instanceof Telling.Told<D> told) {
            judge(occupant, told);
        }
    }

    private boolean offered(Occupant<?, ?> occupant) {
        return !staged.contains(occupant.origin().bundle());
    }

    /** Whether a bundle is only tried. */
    boolean staged(long bundle) {
        return monitor.look(() -> staged.contains(bundle));
    }

    /**
     * What the plugins of a bundle tell; waits for the first, and until each has told.
     *
     * @param deadline when to wait no longer, by {@link System#nanoTime}
     */
    List<Telling<?>> introduced(long bundle, long deadline) {
        return monitor.look(() -> {
            monitor.await(
                    () -> !tellings(bundle).isEmpty()
                            && tellings(bundle).stream().noneMatch(Telling::pending),
                    () -> deadline - System.nanoTime());
            return tellings(bundle);
        });
    }

    private List<Telling<?>> tellings(long bundle) {
        List<Telling<?>> tellings = new ArrayList<>();
        here.values().stream()
                .filter(occupant -> occupant.origin().bundle() == bundle)
                .forEach(occupant -> tellings.add(occupant.telling()));
        return tellings;
    }

    /** Says that a bundle is about to be replaced: calls wait for its successor. */
    void expect(long bundle) {
        monitor.change(() -> expected.expect(bundle));
    }

    /** Says that the replacement of a bundle, if one was announced, goes on. */
    void stillExpect(long bundle) {
        monitor.change(() -> expected.prolong(bundle));
    }

    /** Says that a bundle does not come back: nobody waits any more. */
    void giveUp(long bundle) {
        monitor.change(() -> expected.giveUp(bundle));
    }

    /** Says that a bundle is gone for good. */
    void forget(long bundle) {
        monitor.change(() -> {
            expected.giveUp(bundle);
            staged.remove(bundle);
        });
    }

    private void change(Runnable change) {
        monitor.change(change);
        changes.run();
    }

    /** The plugins of a kind that may be used; waits until those that just came said who they are. */
    <P, D> List<Usable<P, D>> usable(PluginContract<P, D> contract) {
        return monitor.look(() -> {
            awaitIntroductions(contract.kind());
            return known(contract);
        });
    }

    /**
     * The plugin with an identifier; waits for it while it is announced, or has not said yet who it is.
     *
     * @param deadline when to give up at the latest, by {@link System#nanoTime}
     */
    <P, D> Optional<Usable<P, D>> find(PluginContract<P, D> contract, String id, long deadline) {
        Claims.Key key = new Claims.Key(contract.kind(), id);
        long patience = earlier(deadline, System.nanoTime() + PATIENCE.toNanos());
        return monitor.look(() -> {
            monitor.await(
                    () -> known(contract, id).isPresent(), () -> earlier(hope(key), patience) - System.nanoTime());
            return known(contract, id);
        });
    }

    private <P, D> Optional<Usable<P, D>> known(PluginContract<P, D> contract, String id) {
        return known(contract).stream()
                .filter(usable -> usable.told().id().equals(id))
                .findFirst();
    }

    private <P, D> List<Usable<P, D>> known(PluginContract<P, D> contract) {
        Map<String, Usable<P, D>> known = new LinkedHashMap<>(); // the first of a name, if its bundle offers it twice
        for (Occupant<?, ?> occupant : here.values()) {
            if (occupant.contract() == contract && offered(occupant)) {
                @SuppressWarnings("unchecked") // the same contract has the same types
                Occupant<P, D> same = (Occupant<P, D>) occupant;
                if (same.telling() instanceof Telling.Told<D> told) {
                    known.putIfAbsent(told.id(), new Usable<>(same, told));
                }
            }
        }
        return List.copyOf(known.values());
    }

    /** Until when somebody with this identifier may come; now or earlier if nobody is expected. */
    private long hope(Claims.Key key) {
        long returns =
                claims.of(key).map(claim -> expected.until(claim.bundle())).orElseGet(System::nanoTime);
        return later(returns, introductions(key.kind()));
    }

    private void awaitIntroductions(String kind) {
        monitor.await(() -> false, () -> introductions(kind) - System.nanoTime());
    }

    /** Until when somebody of a kind, or of any if it is empty, may say who they are. */
    private long introductions(String kind) {
        long until = System.nanoTime();
        for (Occupant<?, ?> occupant : here.values()) {
            boolean ofKind = kind.isEmpty() || kind.equals(occupant.contract().kind());
            if (ofKind && occupant.telling().pending() && offered(occupant)) {
                until = later(until, occupant.asked() + INTRODUCTION.toNanos());
            }
        }
        return until;
    }

    /** Everybody who is here and not only tried, in the order in which they came. */
    List<Occupant<?, ?>> everybody() {
        return monitor.look(() -> {
            awaitIntroductions("");
            List<Occupant<?, ?>> everybody = new ArrayList<>(here.values());
            everybody.removeIf(occupant -> !offered(occupant));
            return everybody;
        });
    }

    /** The bundles of those who are here. */
    Set<Long> bundles() {
        return monitor.look(() -> here.values().stream()
                .map(occupant -> occupant.origin().bundle())
                .collect(Collectors.toSet()));
    }

    /** Whether the plugins that may be used are asked now. */
    List<Measurement> measurements() {
        return monitor.look(() -> here.values().stream()
                .filter(occupant -> occupant.telling() instanceof Telling.Told && offered(occupant))
                .map(occupant -> Measurement.gauge(
                                "varco_plugin_suspended",
                                "1 while a plugin is not asked because it failed too often.",
                                occupant.suspended() ? 1 : 0)
                        .with("kind", occupant.key().kind())
                        .with("plugin", occupant.key().id()))
                .toList());
    }

    /** Who bore which identifier last, whether or not they are here. */
    Map<Claims.Key, Claims.Claim> claimed() {
        return monitor.look(claims::all);
    }

    /** Sends everybody away. */
    void close() {
        judge.close();
        List<Occupant<?, ?>> last = new ArrayList<>();
        change(() -> {
            last.addAll(here.values());
            here.clear();
        });
        last.forEach(Occupant::close);
    }

    /** How many calls wait for somebody to come; for tests. */
    int sleepers() {
        return monitor.sleepers();
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
