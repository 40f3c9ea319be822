package it.varco.plugins;

import it.varco.spi.store.StoredApproval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which bytes are meant to run, by what lies in the folder and what was approved.
 *
 * <p>For each file there are the bytes that run in its name and the bytes that lie in it; of those whose approval
 * stands the ones approved last are meant. Of what several files mean for the same symbolic name, again those.
 * Thread-safe.
 */
final class Places {

    private final Approvals approvals;
    private final Hashes places;
    private volatile Set<String> present = Set.of();
    private volatile Map<String, Found> files = Map.of();

    /** @param places which bytes run in the name of each file, kept over restarts */
    Places(Approvals approvals, Hashes places) {
        this.approvals = approvals;
        this.places = places;
    }

    /**
     * What is there now; nothing runs any more in the name of any other file.
     *
     * @param there names of all files
     * @param jars what is in each, as far as it is a jar
     */
    synchronized void now(Set<String> there, Map<String, Found> jars) {
        present = Set.copyOf(there);
        files = Map.copyOf(jars);
        places.names().stream().filter(file -> !there.contains(file)).forEach(places::remove);
    }

    /**
     * By symbolic name, the bytes that are meant to run.
     *
     * @param stands whether the approval of some bytes stands
     */
    Map<String, String> meant(Predicate<String> stands) {
        Map<String, StoredApproval> meant = new HashMap<>();
        present.stream()
                .flatMap(file -> meant(file, stands).stream())
                .forEach(decision -> meant.merge(decision.bundle(), decision, Places::later));
        return meant.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, decision -> decision.getValue().hash()));
    }

    private Optional<StoredApproval> meant(String file, Predicate<String> stands) {
        Stream<String> lying = Stream.ofNullable(files.get(file)).map(Found::hash);
        return Stream.concat(places.of(file).stream(), lying)
                .filter(stands)
                .flatMap(hash -> approvals.of(hash).stream())
                .max(Approvals.BY_TIME);
    }

    private static StoredApproval later(StoredApproval one, StoredApproval other) {
        return Approvals.BY_TIME.compare(one, other) >= 0 ? one : other;
    }

    /** What ran last under a symbolic name, as far as its approval stands: the bytes themselves, if they did. */
    Optional<String> before(String bundle, String hash, Predicate<String> stands) {
        return filesOf(bundle)
                .flatMap(file -> places.of(file).stream())
                .filter(stands)
                .flatMap(place -> approvals.of(place).stream())
                .max(Comparator.comparing(
                                (StoredApproval decision) -> decision.hash().equals(hash))
                        .thenComparing(Approvals.BY_TIME))
                .map(StoredApproval::hash);
    }

    /** Notes that bytes run: in the name of the files in which they lie; if in none, of those of their bundle. */
    synchronized void settle(String bundle, String hash) {
        List<String> lying = filesOf(bundle)
                .filter(file ->
                        files.containsKey(file) && files.get(file).hash().equals(hash))
                .toList();
        boolean settled = hashes().contains(hash);
        (lying.isEmpty() && !settled ? filesOf(bundle).toList() : lying).forEach(file -> places.put(file, hash));
    }

    /** Notes that bytes run no more. */
    synchronized void leave(String hash) {
        places.names().stream()
                .filter(file -> places.of(file).equals(Optional.of(hash)))
                .forEach(places::remove);
    }

    /** The bytes that run in the name of some file. */
    Set<String> hashes() {
        return places.names().stream().flatMap(file -> places.of(file).stream()).collect(Collectors.toSet());
    }

    /** Whether a bundle lies in the folder, or runs in the name of a file there. */
    boolean lies(String bundle) {
        return filesOf(bundle).findAny().isPresent();
    }

    /** The first file, by name, in which a bundle lies, or in whose name it runs; empty if there is none. */
    String file(String bundle) {
        return filesOf(bundle).sorted().findFirst().orElse("");
    }

    private Stream<String> filesOf(String bundle) {
        return Stream.concat(files.keySet().stream(), places.names().stream())
                .distinct()
                .filter(file -> lies(file, bundle) || runs(file, bundle));
    }

    private boolean lies(String file, String bundle) {
        Found found = files.get(file);
        return found != null && found.bundle().equals(bundle);
    }

    private boolean runs(String file, String bundle) {
        return places.of(file)
                .flatMap(approvals::of)
                .filter(decision -> decision.bundle().equals(bundle))
                .isPresent();
    }
}
