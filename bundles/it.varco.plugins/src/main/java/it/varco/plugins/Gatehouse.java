package it.varco.plugins;

import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.store.StoreException;
import it.varco.inspection.Inspection;
import it.varco.spi.store.StoredApproval;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate in production: the folder says which files there are, the approvals say which bytes may run.
 *
 * <p>What is meant to run is found again from the approvals, the kept bytes and the folder, whenever the process ended;
 * here it is brought about. One thread at a time, for as long as a bundle takes to start and another to stop.
 *
 * @source SEC-80, SEC-83, SEC-86, SEC-87
 */
final class Gatehouse implements PluginFolder.Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Gatehouse.class);
    private static final long AGAIN = Duration.ofSeconds(1).toNanos();

    /** Held while bundles come and go: a room that ends may still be at it when the next one begins. */
    private static final Object TURN = new Object();

    private final FolderBundles bundles;
    private final Stage stage;
    private final Approvals approvals;
    private final KeptJars kept;
    private final Places places;
    private final Trial trial;
    private final Verdicts verdicts;
    private final Map<String, Sentence> stuck = new ConcurrentHashMap<>(); // by hash: why not, as half a sentence
    private Set<String> there = Set.of(); // names of all files; for the one thread that looks
    private volatile Map<String, String> meant = Map.of(); // by symbolic name: the bytes that are meant to run
    private volatile Set<String> keeps = Set.of();
    private volatile boolean closed;
    private boolean begun; // what follows is guarded by TURN
    private boolean owed = true;
    private boolean complained;
    private long again = System.nanoTime();

    Gatehouse(
            FolderBundles bundles,
            Stage stage,
            Approvals approvals,
            KeptJars kept,
            Places places,
            Trial trial,
            Verdicts verdicts) {
        this.bundles = bundles;
        this.stage = stage;
        this.approvals = approvals;
        this.kept = kept;
        this.places = places;
        this.trial = trial;
        this.verdicts = verdicts;
    }

    @Override
    public boolean keepOnly(Set<String> files) {
        there = Set.copyOf(files);
        return false; // a bundle is removed when all files have been looked at: one may only have another name now
    }

    @Override
    public Optional<Sentence> take(String file, Inspection jar) {
        return Optional.empty(); // it is judged by its bytes, when all files have been looked at
    }

    @Override
    public void hear(Map<String, Found> files) {
        places.now(there, files);
    }

    @Override
    public void settle(boolean changed) {
        synchronized (TURN) {
            if (closed) {
                return;
            }
            if (!begun) {
                bundles.installed().forEach(stage::remove); // they come anew, from bytes that are verified
                begun = true;
            }
            boolean decided = approvals.read();
            boolean due = (owed || bundles.installed().stream().anyMatch(this::free)) && System.nanoTime() - again >= 0;
            if (approvals.known() && (decided || changed || due)) {
                arrangeOrComplain();
                if (changed) {
                    bundles.unconnected().forEach(stage::start);
                }
            }
        }
    }

    /** Begins: what is there from before is offered to nobody, and removed at the first look. Does not block. */
    void begin() {
        bundles.installed().forEach(stage::hold);
    }

    /** Whether a bundle was to be removed and can be by now. */
    private boolean free(Bundle bundle) {
        return stage.held(bundle) && !stage.hangs(bundle);
    }

    /** What is owed is tried again once a second, for the store may be away; that is told once. */
    private void arrangeOrComplain() {
        owed = true; // until it came to its end
        again = System.nanoTime() + AGAIN;
        try {
            arrange();
        } catch (StoreException e) {
            if (!complained) {
                LOG.error("what becomes of plugins cannot be recorded, it is tried again code={}", e.code(), e);
                complained = true;
            }
        }
    }

    /** Ends: nothing is decided any more, and nothing more begins. Does not block. */
    void close() {
        closed = true;
    }

    @Override
    public Set<String> keeps() {
        return keeps;
    }

    @Override
    public Optional<Bundle> bundle(String file, String hash) {
        return bundles.at(hash).filter(bundle -> !stage.held(bundle));
    }

    @Override
    public boolean meantToRun(String hash) {
        return meant.containsValue(hash);
    }

    @Override
    public Optional<Sentence> problem(String file, String hash) {
        return verdicts.why(hash)
                .or(() -> Optional.ofNullable(stuck.get(hash))
                        .or(() -> bundles.at(hash).filter(this::lingers).map(bundle -> Stage.STUCK))
                        .map(half -> Diagnosis.about(subject(hash), half)));
    }

    /** Whether a bundle is to be removed and cannot be. */
    private boolean lingers(Bundle bundle) {
        return stage.held(bundle) && stage.hangs(bundle);
    }

    private String subject(String hash) {
        return approvals.of(hash).map(StoredApproval::bundle).orElse(hash);
    }

    /** Half a sentence for each bundle that was approved and cannot be started, by its symbolic name. */
    Map<String, Sentence> problems() {
        Map<String, Sentence> problems = new HashMap<>();
        bundles.installed().stream()
                .filter(this::lingers)
                .forEach(bundle -> problems.put(Origin.name(bundle), Stage.STUCK));
        stuck.forEach((hash, half) -> problems.put(subject(hash), half));
        return problems;
    }

    @Override
    public boolean lies(String bundle) {
        return places.lies(bundle);
    }

    /**
     * Lets approved bytes in: staged, probed, offered; or put back, where they are red.
     *
     * @param write keeps the decision; whether it followed the last one
     * @return whether it was decided
     */
    boolean letIn(Inspection jar, Decider write) {
        synchronized (TURN) {
            if (closed) {
                return false;
            }
            kept.keep(jar); // first: what is approved can be found
            if (!write.decide()) {
                return false;
            }
            owed = true;
            verdicts.forget(jar.hash());
            bundles.at(jar.hash()).filter(bundle -> !up(bundle)).ifPresent(stage::remove);
            bring(jar.sheet().symbolicName(), jar.hash());
            arrangeOrComplain();
            return true;
        }
    }

    /** Takes bytes out, and whatever runs from them. */
    boolean takeOut(String hash, Decider write) {
        synchronized (TURN) {
            if (closed || !write.decide()) {
                return false;
            }
            verdicts.forget(hash);
            places.leave(hash);
            arrangeOrComplain();
            return true;
        }
    }

    /**
     * Takes a bundle out of use that failed again and again: offered to nobody from now on, written down and removed at
     * the next look. Does not block.
     */
    void quarantine(Bundle bundle, Sentence why) {
        String hash = FolderBundles.place(bundle);
        if (verdicts.stands(hash)) {
            stage.hold(bundle);
            verdicts.end(hash, Approvals.QUARANTINED, why);
        }
    }

    private void quarantineForLeaks(Bundle bundle) {
        Sentence why =
                Diagnosis.about(Origin.name(bundle), Sentence.of(Gatehouse.class, "gate.leaks", LeakCount.TOO_OFTEN));
        LOG.error("plugin leaks: {}", why);
        quarantine(bundle, why);
    }

    private static boolean up(Bundle bundle) {
        return (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }

    /** Keeps a decision. */
    interface Decider {
        boolean decide();
    }

    /** Brings what runs in line with what is meant to. */
    private void arrange() {
        verdicts.outstanding().stream().filter(verdicts::quarantined).forEach(places::leave);
        verdicts.writeDown();
        Map<String, String> wanted = places.meant(verdicts::stands);
        meant = wanted;
        stuck.keySet().retainAll(Set.copyOf(wanted.values()));
        for (Bundle bundle : bundles.installed()) {
            boolean stays = wanted.containsKey(Origin.name(bundle)) && verdicts.stands(FolderBundles.place(bundle));
            if (!stays || stage.held(bundle)) {
                stage.removeForGood(bundle);
            }
        }
        wanted.forEach(this::bring);
        meant = places.meant(verdicts::stands); // some may have been put back
        keeps = worthKeeping();
        kept.retain(keeps);
        owed = !verdicts.outstanding().isEmpty();
        complained = false;
    }

    /** Whether a higher version of a jar is meant to run now. */
    boolean higher(Found jar) {
        return Optional.ofNullable(meant.get(jar.bundle()))
                .filter(hash -> !hash.equals(jar.hash()))
                .flatMap(approvals::of)
                .filter(running -> Found.version(running.bundleVersion()).compareTo(jar.version()) > 0)
                .isPresent();
    }

    /** Sees to it that a bundle runs from some bytes: restored after a start, otherwise put on the stage first. */
    private void bring(String bundle, String hash) {
        Optional<Bundle> here = bundles.at(hash);
        if (here.isPresent()) {
            if (!stage.hangs(here.get())) {
                settleIn(bundle, hash);
            } else if (stage.held(here.get())) {
                stuck(hash, Stage.STUCK);
            }
            return;
        }
        Optional<String> before = places.before(bundle, hash, verdicts::stands);
        boolean idle = serving(bundle).isEmpty();
        if (idle) {
            before.ifPresent(this::restore);
        }
        if (!idle || !before.equals(Optional.of(hash))) {
            good(hash).ifPresent(jar -> replace(bundle, jar));
        }
    }

    private void restore(String hash) {
        good(hash).flatMap(stage::restore).ifPresent(why -> stuck(hash, why));
    }

    private void stuck(String hash, Sentence half) {
        if (!half.equals(stuck.put(hash, half))) {
            LOG.error("plugin approved and not started: {}", Diagnosis.about(subject(hash), half));
        }
    }

    private Optional<Bundle> serving(String bundle) {
        return bundles.installed().stream()
                .filter(each -> bundle.equals(each.getSymbolicName()) && !stage.held(each))
                .findFirst();
    }

    private void replace(String bundle, Inspection jar) {
        Optional<Sentence> why = tried(bundle, jar);
        if (why.isEmpty()) {
            settleIn(bundle, jar.hash());
            bundles.at(jar.hash()).filter(next -> stage.leaks(Origin.of(next))).ifPresent(this::quarantineForLeaks);
        } else if (!closed) { // or nobody is here any more to be offered it, which says nothing about it
            LOG.warn("plugin put back: {}", why.get());
            verdicts.end(jar.hash(), Approvals.RETURNED, why.get());
            verdicts.writeDown();
            Optional.ofNullable(places.meant(verdicts::stands).get(bundle)).ifPresent(again -> bring(bundle, again));
        }
    }

    /** Puts a jar on the stage; what is the matter with it, in one sentence, or nothing if it serves now. */
    private Optional<Sentence> tried(String bundle, Inspection jar) {
        long decision = approvals.of(jar.hash()).map(StoredApproval::version).orElse(0L);
        if (trial.wasCutOff(jar.hash(), decision)) {
            return Optional.of(Diagnosis.about(bundle, Sentence.of(Gatehouse.class, "gate.ended")));
        }
        Optional<Bundle> before = serving(bundle);
        bundles.record(
                before.isPresent() ? "plugins.update" : "plugins.install",
                Outcome.DONE,
                places.file(bundle),
                Found.of(jar));
        trial.begins(jar.hash(), decision);
        try {
            return stage.replace(before, jar);
        } finally {
            trial.isOver();
        }
    }

    private void settleIn(String bundle, String hash) {
        stuck.remove(hash);
        places.settle(bundle, hash);
    }

    /** Approved bytes, if they are kept as they were approved, and no rule is against them any more. */
    private Optional<Inspection> good(String hash) {
        KeptJars.Reading reading = kept.read(hash);
        if (reading instanceof KeptJars.Reading.Bad bad) {
            stuck(hash, bad.why());
            return Optional.empty();
        }
        Inspection jar = ((KeptJars.Reading.Good) reading).jar();
        Optional<Objection> objection = jar.objections().stream().findFirst();
        objection.ifPresent(against -> stuck(hash, Diagnosis.half(against)));
        return objection.isPresent() ? Optional.empty() : Optional.of(jar);
    }

    /** What runs, what was replaced or put back last of each, and what is in quarantine. */
    private Set<String> worthKeeping() {
        Set<String> worth = new HashSet<>(places.hashes());
        for (StoredApproval decision : approvals.all()) {
            if (decision.state().equals(Approvals.QUARANTINED) || approvals.returnedLast(decision)) {
                worth.add(decision.hash());
            }
            approvals.standing(decision.bundle()).stream()
                    .map(StoredApproval::hash)
                    .filter(hash -> bundles.at(hash).isEmpty())
                    .findFirst()
                    .ifPresent(worth::add);
        }
        bundles.installed().forEach(bundle -> worth.add(FolderBundles.place(bundle)));
        return worth;
    }
}
