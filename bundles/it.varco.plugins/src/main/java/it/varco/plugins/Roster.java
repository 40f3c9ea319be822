package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.PluginContract;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who is here, and who is expected back. Thread-safe; holds its lock for a look only, never while foreign code runs.
 *
 * @source D-43, D-59
 */
final class Roster {

    /** How long others wait for a plugin to say who it is; generous, because its classes may be loaded meanwhile. */
    static final Duration INTRODUCTION = Duration.ofSeconds(1);

    /** How long a call waits for an announced successor (D-43). */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final Clock clock;
    private final Predicate<Origin> trusted;
    private final Runnable changes;
    private final Monitor monitor = new Monitor();
    private final Map<Long, Occupant<?, ?>> here = new LinkedHashMap<>();
    private final Claims claims = new Claims();
    private final Expected expected = new Expected(PATIENCE);

    /**
     * @param trusted whether a bundle may bear the name it bears
     * @param changes told after each change; may not block
     */
    Roster(Clock clock, Predicate<Origin> trusted, Runnable changes) {
        this.clock = clock;
        this.trusted = trusted;
        this.changes = changes;
    }

    <P, D> void arrive(long service, PluginContract<P, D> contract, Origin origin, P plugin) {
        Occupant<P, D> occupant = new Occupant<>(contract, origin, plugin, clock.instant());
        change(() -> here.put(service, occupant));
        occupant.ask(telling -> change(() -> occupant.telling(judged(occupant, telling))));
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

    private void change(Runnable change) {
        monitor.change(change);
        changes.run();
    }

    /** Whether what a plugin tells about itself may stand. */
    private <D> Telling<D> judged(Occupant<?, D> occupant, Telling<D> telling) {
        if (!(telling instanceof Telling.Told<D> told)) {
            return telling;
        }
        Origin origin = occupant.origin();
        if (!ID.matcher(told.id()).matches()) {
            return occupant.rejected("", Sentence.of(Roster.class, "asked.identifier"));
        }
        if (!trusted.test(origin)) {
            return occupant.rejected(told.id(), Sentence.of(Roster.class, "asked.reserved"));
        }
        Claims.Key key = new Claims.Key(occupant.contract().kind(), told.id());
        String owner = claims.claim(key, origin, occupant.since());
        if (!owner.equals(origin.owner())) {
            return occupant.rejected(told.id(), Sentence.of(Roster.class, "asked.taken", key.kind(), key.id(), owner));
        }
        return telling;
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
            if (occupant.contract() == contract) {
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
            if (ofKind && occupant.telling().pending()) {
                until = later(until, occupant.asked() + INTRODUCTION.toNanos());
            }
        }
        return until;
    }

    /** Everybody who is here, in the order in which they came. */
    List<Occupant<?, ?>> everybody() {
        return monitor.look(() -> {
            awaitIntroductions("");
            return new ArrayList<>(here.values());
        });
    }

    /** The bundles of those who are here. */
    Set<Long> bundles() {
        return monitor.look(() -> here.values().stream()
                .map(occupant -> occupant.origin().bundle())
                .collect(Collectors.toSet()));
    }

    /** Who owns which identifier, whether or not they are here. */
    Map<Claims.Key, Claims.Claim> claimed() {
        return monitor.look(claims::all);
    }

    /** Sends everybody away. */
    void close() {
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
