package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.spi.store.StoredSwitch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of all plugins: here, switched, or not come up. */
final class Roll {

    private static final Logger LOG = LoggerFactory.getLogger(Roll.class);
    private static final String SERVICE_NAMESPACE = "osgi.service";

    private final Roster roster;
    private final Switchboard switches;
    private final Counters counters;
    private final Diagnosis diagnosis;
    private final BundleSigns signs;
    private final BundleContext context;
    private final Supplier<Map<String, Sentence>> unfit;
    private final Set<String> interfaces;
    private final Instant start;
    private final Set<String> reported = new HashSet<>();

    /**
     * @param unfit half a sentence for each file of the folder that could not be installed
     * @param interfaces names of the interfaces of all kinds of plugins
     */
    Roll(
            Roster roster,
            Switchboard switches,
            Counters counters,
            Diagnosis diagnosis,
            BundleSigns signs,
            BundleContext context,
            Supplier<Map<String, Sentence>> unfit,
            Set<String> interfaces,
            Clock clock) {
        this.roster = roster;
        this.switches = switches;
        this.counters = counters;
        this.diagnosis = diagnosis;
        this.signs = signs;
        this.context = context;
        this.unfit = unfit;
        this.interfaces = interfaces;
        start = clock.instant();
    }

    /** Every plugin, by kind, then identifier. */
    List<PluginStatus> all() {
        List<Occupant<?, ?>> here = roster.everybody();
        List<Status> rows = named(here);
        unfit.get().forEach((file, why) -> rows.add(unfit(file, why)));
        rows.addAll(
                silent(here.stream().map(occupant -> occupant.origin().bundle()).collect(Collectors.toSet())));
        return rows.stream()
                .sorted(Comparator.comparing(Status::kind)
                        .thenComparing(Status::id)
                        .thenComparing(Status::owner))
                .map(PluginStatus.class::cast)
                .toList();
    }

    /** The plugin with an identifier; the one that may be used, if others claim it too. */
    Optional<PluginStatus> find(Claims.Key key) {
        List<? extends PluginStatus> rows = key.kind().equals(Status.BUNDLE) ? all() : named(roster.everybody());
        return rows.stream()
                .filter(row -> row.kind().equals(key.kind()) && row.id().equals(key.id()))
                .min(Comparator.comparing(row -> row.state() == PluginState.BROKEN))
                .map(PluginStatus.class::cast);
    }

    /** What is the matter with a bundle, or with a plugin in it; of several things the first. */
    Optional<Sentence> problem(Bundle bundle) {
        String version = bundle.getVersion().toString();
        return all().stream()
                .filter(row ->
                        row.owner().equals(Origin.name(bundle)) && row.version().equals(version))
                .flatMap(row -> row.problem().stream())
                .findFirst();
    }

    /** Every plugin that told who it is, or did so before. */
    private List<Status> named(List<Occupant<?, ?>> here) {
        List<Status> rows = new ArrayList<>();
        Set<Claims.Key> present = new HashSet<>();
        here.forEach(occupant -> rows.add(row(occupant, present)));
        rows.addAll(absent(present));
        return rows;
    }

    /** Says once in the log what did not come up. For one thread. */
    void report() {
        Set<String> now = all().stream()
                .flatMap(status -> status.problem().stream())
                .map(Sentence::toString)
                .collect(Collectors.toSet());
        now.stream()
                .filter(problem -> !reported.contains(problem))
                .sorted()
                .forEach(problem -> LOG.warn("plugin not in use: {}", problem));
        reported.clear();
        reported.addAll(now);
    }

    private <D> Status row(Occupant<?, D> occupant, Set<Claims.Key> present) {
        Telling<D> telling = occupant.telling();
        if (telling instanceof Telling.Rejected<D> rejected) {
            return broken(occupant, rejected.why());
        }
        if (telling instanceof Telling.Pending) {
            return broken(occupant, about(occupant, Sentence.of(Roll.class, "asked.waits")));
        }
        if (telling instanceof Telling.Unclaimed) {
            return broken(occupant, Sentence.of(Roll.class, "owners"));
        }
        if (!(telling instanceof Telling.Told)) {
            throw new IllegalStateException("telling: expected one of the known ones");
        }
        if (!present.add(occupant.key())) {
            String id = occupant.key().id();
            return broken(occupant, about(occupant, Sentence.of(Roll.class, "asked.twice", id)));
        }
        return switches.all()
                .map(known -> here(occupant, Optional.ofNullable(known.get(occupant.key()))))
                .orElseGet(() -> broken(occupant, Sentence.of(Roll.class, "switches")));
    }

    private static Sentence about(Occupant<?, ?> occupant, Sentence half) {
        return Diagnosis.about(FolderBundles.subject(occupant.origin()), half);
    }

    private Status here(Occupant<?, ?> occupant, Optional<StoredSwitch> known) {
        return new Status(
                occupant.key().kind(),
                occupant.key().id(),
                occupant.origin().owner(),
                occupant.origin().version(),
                switches.state(known),
                known.map(switches::since).orElse(occupant.since()),
                version(known),
                counters.read(occupant.key()),
                known.map(StoredSwitch::reason),
                occupant.suspended() ? Optional.of(suspended(occupant)) : Optional.empty());
    }

    private static Sentence suspended(Occupant<?, ?> occupant) {
        return about(
                occupant,
                Sentence.of(Roll.class, "suspended", Breaker.FAILURES, Breaker.CALLS, Breaker.REST.toSeconds()));
    }

    private static long version(Optional<StoredSwitch> known) {
        return known.map(StoredSwitch::version).orElse(0L);
    }

    private Status broken(Occupant<?, ?> occupant, Sentence problem) {
        Origin origin = occupant.origin();
        Claims.Key key = occupant.key().id().isEmpty()
                ? new Claims.Key(Status.BUNDLE, FolderBundles.subject(origin))
                : occupant.key();
        return Status.broken(key, origin.owner(), origin.version(), occupant.since(), problem);
    }

    /** What is switched, or was here and whose bundle is installed still. */
    private List<Status> absent(Set<Claims.Key> present) {
        Map<Claims.Key, StoredSwitch> known = switches.all().orElse(Map.of());
        Map<Claims.Key, Claims.Claim> claims = roster.claimed();
        Stream<Claims.Key> stopped = claims.entrySet().stream()
                .filter(claim -> context.getBundle(claim.getValue().bundle()) != null)
                .map(Map.Entry::getKey);
        return Stream.concat(known.keySet().stream(), stopped)
                .filter(key -> !present.contains(key))
                .distinct()
                .map(key -> absent(key, Optional.ofNullable(known.get(key)), Optional.ofNullable(claims.get(key))))
                .toList();
    }

    private Status absent(Claims.Key key, Optional<StoredSwitch> known, Optional<Claims.Claim> claim) {
        boolean off = switches.state(known) == PluginState.OFF;
        Optional<Instant> left = claim.map(Claims.Claim::at);
        return new Status(
                key.kind(),
                key.id(),
                claim.map(Claims.Claim::owner).orElse(""),
                claim.map(Claims.Claim::version).orElse(""),
                off ? PluginState.OFF : PluginState.ABSENT,
                off ? known.map(switches::since).orElse(start) : left.orElse(start),
                version(known),
                counters.read(key),
                known.map(StoredSwitch::reason),
                Optional.empty());
    }

    private Status unfit(String file, Sentence why) {
        return Status.broken(new Claims.Key(Status.BUNDLE, file), "", "", start, Diagnosis.about(file, why));
    }

    /** Bundles that should offer a plugin and do not. */
    private List<Status> silent(Set<Long> speaking) {
        return Stream.of(context.getBundles())
                .filter(bundle -> !speaking.contains(bundle.getBundleId()))
                .filter(bundle -> FolderBundles.from(bundle) || declares(bundle))
                .filter(bundle -> !signs.settles(bundle) && !roster.staged(bundle.getBundleId()))
                .flatMap(bundle -> silent(bundle).stream())
                .toList();
    }

    private Optional<Status> silent(Bundle bundle) {
        String subject = FolderBundles.subject(Origin.of(bundle));
        Optional<Sentence> problem = diagnosis.of(bundle, subject);
        boolean claimed = roster.claimed().values().stream().anyMatch(claim -> claim.bundle() == bundle.getBundleId());
        if (problem.isEmpty() && (claimed || bundle.getState() == Bundle.STARTING)) {
            return Optional.empty();
        }
        Instant changed = Instant.ofEpochMilli(bundle.getLastModified());
        return Optional.of(new Status(
                Status.BUNDLE,
                subject,
                Origin.name(bundle),
                bundle.getVersion().toString(),
                problem.isEmpty() ? PluginState.ABSENT : PluginState.BROKEN,
                changed.isBefore(start) ? start : changed,
                0,
                Figures.NONE,
                Optional.empty(),
                problem));
    }

    /** Whether a bundle says in its manifest that it offers a plugin. */
    private boolean declares(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredCapabilities(SERVICE_NAMESPACE).stream()
                        .map(capability -> capability.getAttributes().get(Constants.OBJECTCLASS))
                        .anyMatch(offered -> offered instanceof Collection<?> names
                                && names.stream().anyMatch(interfaces::contains));
    }
}
