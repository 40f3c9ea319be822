package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.PastApproval;
import it.varco.api.session.Role;
import it.varco.inspection.Inspection;
import it.varco.spi.store.StoredApproval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** What was delivered, as an administrator sees it (SEC-83): what lies in the folder, runs, or is kept. Thread-safe. */
final class DeliveryList {

    private static final int REMEMBERED = 200;

    private final boolean development;
    private final Supplier<Map<String, Found>> files;
    private final Jars folder;
    private final KeptJars kept;
    private final PluginFolder.Keeper keeper;
    private final Approvals approvals;
    private final Owners owners;
    private final Function<Bundle, Optional<Sentence>> matter;
    private final Function<String, Optional<CodiceFiscale>> people;
    private final Map<String, List<Sentence>> differences = new ConcurrentHashMap<>(); // by both hashes

    /**
     * @param development whether everything runs that no rule is against
     * @param files what is in each file of the folder
     * @param matter what is the matter with a bundle that is installed, as the list of plugins tells it
     * @param people who has an identifier
     */
    DeliveryList(
            boolean development,
            Supplier<Map<String, Found>> files,
            Jars folder,
            KeptJars kept,
            PluginFolder.Keeper keeper,
            Approvals approvals,
            Owners owners,
            Function<Bundle, Optional<Sentence>> matter,
            Function<String, Optional<CodiceFiscale>> people) {
        this.development = development;
        this.files = files;
        this.folder = folder;
        this.kept = kept;
        this.keeper = keeper;
        this.approvals = approvals;
        this.owners = owners;
        this.matter = matter;
        this.people = people;
    }

    /** A jar, and the file it lies in; without a name where it lies in none. */
    record Lying(String file, Found jar) {

        String hash() {
            return jar.hash();
        }
    }

    /** Everything, by symbolic name, the newest version first; without what costs the store or the disk something. */
    List<Delivery> all() {
        return lying().values().stream()
                .sorted(Comparator.comparing((Lying each) -> each.jar().bundle())
                        .thenComparing(each -> each.jar().version(), Comparator.<Version>reverseOrder())
                        .thenComparing(Lying::hash))
                .map(lying -> (Delivery) told(lying, state(lying), List.of(), List.of()))
                .toList();
    }

    /** One of them. */
    Optional<Lying> find(String hash) {
        return Optional.ofNullable(lying().get(hash));
    }

    /** How many there are in each state. */
    Map<DeliveryState, Long> counts() {
        return lying().values().stream().collect(Collectors.groupingBy(this::state, Collectors.counting()));
    }

    private Map<String, Lying> lying() {
        Map<String, Lying> lying = new LinkedHashMap<>();
        new TreeMap<>(files.get()).forEach((file, jar) -> lying.putIfAbsent(jar.hash(), new Lying(file, jar)));
        for (String hash : keeper.keeps()) {
            if (!lying.containsKey(hash) && counts(hash)) {
                kept.found(hash).ifPresent(jar -> lying.put(hash, new Lying("", jar)));
            }
        }
        return lying;
    }

    /** Whether somebody may still decide on kept bytes: an approval counts as long as its bundle is delivered. */
    private boolean counts(String hash) {
        return approvals
                .of(hash)
                .filter(last -> !last.state().equals(Approvals.APPROVED) || keeper.lies(last.bundle()))
                .isPresent();
    }

    Delivered told(Lying lying) {
        DeliveryState state = state(lying);
        return told(
                lying,
                state,
                approvals.history(lying.hash()).stream().map(this::told).toList(),
                state == DeliveryState.RUNNING ? List.of() : differences(lying));
    }

    private Delivered told(Lying lying, DeliveryState state, List<PastApproval> history, List<Sentence> differences) {
        Found jar = lying.jar();
        return new Delivered(
                jar.hash(),
                lying.file(),
                state,
                approvals.of(jar.hash()).map(StoredApproval::version).orElse(0L),
                history,
                jar.sheet(),
                differences,
                objections(jar),
                problem(lying, state));
    }

    /** The rules that are against a jar: what it is, and who has its name. */
    List<Objection> objections(Found jar) {
        List<Objection> objections = new ArrayList<>(jar.objections());
        approvals.otherSigner(jar).or(() -> owners.otherOwner(jar)).ifPresent(objections::add);
        return objections;
    }

    private DeliveryState state(Lying lying) {
        if (keeper.bundle(lying.file(), lying.hash()).isPresent()) {
            return DeliveryState.RUNNING;
        }
        return approvals
                .of(lying.hash())
                .map(decision -> decided(decision.state(), keeper.meantToRun(lying.hash())))
                .orElseGet(() -> undecided(lying));
    }

    private DeliveryState undecided(Lying lying) {
        if (!objections(lying.jar()).isEmpty()
                || keeper.problem(lying.file(), lying.hash()).isPresent()) {
            return DeliveryState.UNFIT;
        }
        return development ? DeliveryState.RUNNING : DeliveryState.WAITING;
    }

    private static DeliveryState decided(String state, boolean meant) {
        return switch (state) {
            case Approvals.APPROVED -> meant ? DeliveryState.RUNNING : DeliveryState.KEPT;
            case Approvals.RETURNED -> DeliveryState.RETURNED;
            case Approvals.QUARANTINED -> DeliveryState.QUARANTINED;
            default -> DeliveryState.DENIED;
        };
    }

    private Optional<Sentence> problem(Lying lying, DeliveryState state) {
        return switch (state) {
            case RUNNING ->
                keeper.problem(lying.file(), lying.hash())
                        .or(() -> keeper.bundle(lying.file(), lying.hash()).flatMap(matter));
            case UNFIT ->
                objections(lying.jar()).stream()
                        .map(Diagnosis::half)
                        .map(half -> Diagnosis.about(lying.file(), half))
                        .findFirst()
                        .or(() -> keeper.problem(lying.file(), lying.hash()));
            case RETURNED, QUARANTINED ->
                keeper.problem(lying.file(), lying.hash())
                        .or(() -> approvals.of(lying.hash()).map(decision -> Sentence.quoted(decision.reason())));
            case WAITING -> Optional.empty();
            default -> keeper.problem(lying.file(), lying.hash());
        };
    }

    private PastApproval told(StoredApproval decision) {
        return new Delivered.Decided(
                decided(decision.state(), true),
                decision.reason(),
                decision.since(),
                decision.by().isEmpty() ? Optional.empty() : people.apply(decision.by()),
                decision.role().isEmpty() ? Optional.empty() : Optional.of(Role.valueOf(decision.role())));
    }

    private List<Sentence> differences(Lying lying) {
        Optional<String> running = approvals.standing(lying.jar().bundle()).stream()
                .map(StoredApproval::hash)
                .filter(keeper::meantToRun)
                .findFirst();
        if (development || running.isEmpty()) {
            return List.of();
        }
        if (differences.size() > REMEMBERED) {
            differences.clear();
        }
        String both = lying.hash() + running.get();
        List<Sentence> known = differences.get(both);
        if (known != null) {
            return known;
        }
        Optional<List<Sentence>> compared = compared(lying, running.get());
        compared.ifPresent(found -> differences.put(both, found));
        return compared.orElse(List.of());
    }

    private Optional<List<Sentence>> compared(Lying lying, String running) {
        return bytes(lying)
                .flatMap(jar -> kept.read(running) instanceof KeptJars.Reading.Good good
                        ? Optional.of(jar.differencesTo(good.jar()))
                        : Optional.empty());
    }

    /** The very bytes of a jar, kept or as they lie there now; empty if neither has them any more. */
    Optional<Inspection> bytes(Lying lying) {
        return kept.read(lying.hash()) instanceof KeptJars.Reading.Good good
                ? Optional.of(good.jar())
                : folder.read(lying.file(), lying.hash());
    }
}
