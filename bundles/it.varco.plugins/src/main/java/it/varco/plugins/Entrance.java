package it.varco.plugins;

import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.session.Caller;
import it.varco.inspection.Inspection;
import it.varco.inspection.Inspector;
import it.varco.inspection.Surroundings;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredApproval;
import it.varco.spi.store.Transactions;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything between the watched folder and the framework, put together for one of the two modes (D-10). */
final class Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final Settings settings;
    private final BundleContext context;
    private final FolderBundles bundles;
    private final Approvals approvals;
    private final Owners owners;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final PersonRepository people;
    private final Clock clock;
    private final Optional<Gatehouse> house;
    private final PluginFolder folder;
    private final DeliveryList list;
    private Optional<ServiceRegistration<CollisionHook>> hook = Optional.empty();
    private volatile boolean failing; // whether the last look did not come to its end

    /** @param matter what is the matter with a bundle that is installed, as the list of plugins tells it */
    Entrance(
            Settings settings,
            BundleContext context,
            Roster roster,
            Diagnosis diagnosis,
            Function<Bundle, Optional<Sentence>> matter,
            Approvals approvals,
            Owners owners,
            Transactions transactions,
            PersonRepository people,
            AuditTrail trail,
            Clock clock) {
        this.settings = settings;
        this.context = context;
        this.approvals = approvals;
        this.owners = owners;
        this.trail = trail;
        this.transactions = transactions;
        this.people = people;
        this.clock = clock;
        bundles = new FolderBundles(context, roster, diagnosis, trail, clock);
        KeptJars kept = new KeptJars(settings.kept(), this::inspect);
        Jars jars = new Jars(settings.folder(), settings.development() ? FileOwners.ANY : kept.owners(), this::inspect);
        Stage stage = new Stage(bundles, roster, diagnosis);
        PluginFolder.Keeper keeper;
        if (settings.development()) {
            house = Optional.empty();
            keeper = new OpenGate(
                    bundles,
                    stage,
                    new Hashes(context.getDataFile("installed.properties").toPath()));
        } else {
            Gatehouse gatehouse = new Gatehouse(
                    bundles,
                    stage,
                    approvals,
                    kept,
                    new Places(approvals, new Hashes(settings.kept().resolve("installed.properties"))),
                    new Trial(settings.kept().resolve("trial")),
                    new Verdicts(approvals, clock));
            house = Optional.of(gatehouse);
            keeper = gatehouse;
        }
        folder = new PluginFolder(jars, keeper);
        list = new DeliveryList(
                settings.development(), folder::files, jars, kept, keeper, approvals, owners, matter, people::find);
    }

    private Inspection inspect(byte[] jar) {
        Set<String> house = Stream.of(context.getBundles())
                .filter(bundle -> !FolderBundles.from(bundle))
                .map(Origin::name)
                .collect(Collectors.toSet());
        Surroundings surroundings = new Surroundings(
                settings.development(), house, settings.signers(), settings.stampers(), settings.revoked());
        return new Inspector(surroundings).inspect(jar);
    }

    /** The acts of administration. */
    Gate administered(BiFunction<Caller, Operation, Decision> access) {
        return new AdministeredGate(list, approvals, house, transactions, people, trail, access);
    }

    void start() {
        hook = Optional.of(context.registerService(CollisionHook.class, this::collide, null));
        if (settings.development()) {
            LOG.warn("development mode: jars are started without approval folder={}", settings.folder());
        } else {
            LOG.info("production mode: jars wait for approval folder={}", settings.folder());
            house.ifPresent(Gatehouse::begin);
        }
    }

    /** Lets two versions of a bundle from the folder stand side by side, though they call themselves the same. */
    private void collide(int operation, Bundle target, Collection<Bundle> candidates) {
        if (target.equals(context.getBundle())) {
            candidates.removeIf(FolderBundles::from);
        }
    }

    void stop() {
        house.ifPresent(Gatehouse::close);
        hook.ifPresent(ServiceRegistration::unregister);
    }

    /**
     * Looks at the folder; not before everything that came with the gateway is installed: until then its names would be
     * free (D-59).
     *
     * @return whether there is news about a file
     */
    boolean look(boolean changed) {
        if (!bundles.mayStart()) {
            return false;
        }
        boolean done = false;
        try {
            boolean news = folder.look(changed);
            if (news || changed) {
                owners.read(); // for whoever looks at a delivery then
            }
            done = true;
            return news;
        } finally {
            failing = !done;
        }
    }

    /** Half a sentence for each file or bundle that could not be let in, by its name. */
    Map<String, Sentence> problems() {
        Map<String, Sentence> problems = new HashMap<>(folder.problems());
        if (failing) {
            problems.put("plugins", Sentence.of(Entrance.class, "folder.failing"));
        }
        house.ifPresent(gate -> {
            folder.files().forEach((file, jar) -> {
                if (gate.meantToRun(jar.hash())) {
                    problems.remove(file); // it is told of its bundle
                }
            });
            problems.putAll(gate.problems());
        });
        return problems;
    }

    /** Whether some bytes were let in once, and nobody said no to them since. */
    boolean isLetIn(String hash) {
        return approvals.of(hash).filter(Approvals::isLetIn).isPresent();
    }

    /** Whether any bytes under a symbolic name were let in once, and nobody said no to them since. */
    boolean anyLetIn(String name) {
        return approvals.all().stream().anyMatch(last -> last.bundle().equals(name) && Approvals.isLetIn(last));
    }

    /** Records that the identifiers of a bundle are free again. */
    void recordRelease(String name) {
        trail.record(AuditEvent.of(clock.instant(), "plugins.release", Outcome.DONE)
                .detail("bundle", name)
                .build());
    }

    /** How many deliveries there are in each state. */
    Map<DeliveryState, Long> counts() {
        return list.counts();
    }

    /**
     * Takes a bundle out of use that crashed too often, if it came through the gate; in development it stays. Does not
     * block.
     */
    void crashedTooOften(Origin crashed) {
        Bundle bundle = context.getBundle(crashed.bundle());
        Sentence why = Diagnosis.about(
                crashed.owner(),
                Sentence.of(Entrance.class, "gate.crashed", CrashCount.MOST, CrashCount.WINDOW.toMinutes()));
        LOG.error("plugin crashed too often: {}", why);
        if (bundle != null && FolderBundles.from(bundle)) {
            house.ifPresent(gate -> gate.quarantine(bundle, why));
        }
    }

    /** Who signed a bundle, as {@link StoredApproval#signer()}; empty for those that did not come through the gate. */
    String signer(Origin origin) {
        Bundle bundle = context.getBundle(origin.bundle());
        return Optional.ofNullable(bundle)
                .filter(FolderBundles::from)
                .flatMap(installed -> approvals.of(FolderBundles.place(installed)))
                .map(StoredApproval::signer)
                .orElse("");
    }
}
