package it.varco.plugins;

import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.inspection.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * The gate in development: whatever lies in the folder runs, if no rule is against it (D-10). A changed jar is updated
 * in its place, one that is taken away is removed. For one thread, but for what is only looked up.
 */
final class OpenGate implements PluginFolder.Keeper {

    private static final String INSTALL = "plugins.install";

    private final FolderBundles bundles;
    private final Stage stage;
    private final Hashes hashes;
    private final List<Bundle> fresh = new ArrayList<>();
    private final Map<String, Sentence> refused = new ConcurrentHashMap<>(); // half a sentence, by file

    /** @param hashes from which bytes each file was installed */
    OpenGate(FolderBundles bundles, Stage stage, Hashes hashes) {
        this.bundles = bundles;
        this.stage = stage;
        this.hashes = hashes;
    }

    @Override
    public boolean keepOnly(Set<String> files) {
        refused.keySet().retainAll(files);
        List<Bundle> gone = bundles.installed().stream()
                .filter(bundle -> !files.contains(FolderBundles.place(bundle)) && !stage.hangs(bundle))
                .toList();
        gone.forEach(this::remove);
        return !gone.isEmpty();
    }

    private void remove(Bundle bundle) {
        hashes.remove(FolderBundles.place(bundle));
        stage.removeForGood(bundle);
    }

    /** Installs a jar, or brings the bundle that came from that file up to date; nothing if it is the same jar. */
    @Override
    public Optional<Sentence> take(String file, Inspection jar) {
        Optional<Bundle> before = bundles.at(file);
        boolean same = before.isPresent() && hashes.of(file).equals(Optional.of(jar.hash()));
        Optional<Sentence> why = same ? Optional.empty() : taken(file, jar).or(() -> install(file, jar, before));
        why.ifPresentOrElse(half -> refused.put(file, half), () -> refused.remove(file));
        return why;
    }

    private Optional<Sentence> install(String file, Inspection jar, Optional<Bundle> before) {
        if (before.filter(stage::hangs).isPresent()) {
            return Optional.of(Stage.STUCK);
        }
        try {
            if (before.isPresent()
                    && Origin.name(before.get()).equals(jar.sheet().symbolicName())) {
                bundles.record("plugins.update", Outcome.DONE, file, Found.of(jar));
                bundles.update(before.get(), jar);
            } else {
                before.ifPresent(this::remove);
                bundles.record(INSTALL, Outcome.DONE, file, Found.of(jar));
                fresh.add(bundles.install(file, jar));
            }
            hashes.put(file, jar.hash());
            return Optional.empty();
        } catch (BundleException e) {
            bundles.record(INSTALL, Outcome.UNAVAILABLE, file, Found.of(jar));
            return Optional.of(FolderBundles.words(e));
        }
    }

    /** Whether another bundle has the name already. */
    private Optional<Sentence> taken(String file, Inspection jar) {
        return bundles.namesakes(file, jar)
                .filter(bundle -> reserved(bundle)
                        || bundle.getVersion().equals(Found.of(jar).version()))
                .findFirst()
                .map(bundle -> reserved(bundle)
                        ? Sentence.of(OpenGate.class, "install.reserved", Origin.name(bundle))
                        : twice(bundle));
    }

    private static boolean reserved(Bundle bundle) {
        return Origins.ours(Origin.name(bundle)) && !FolderBundles.from(bundle);
    }

    private static Sentence twice(Bundle bundle) {
        String from = FolderBundles.from(bundle) ? FolderBundles.place(bundle) : bundle.getLocation();
        return Sentence.of(OpenGate.class, "install.twice", Origin.name(bundle), bundle.getVersion(), from);
    }

    @Override
    public void hear(Map<String, Found> files) {
        // each is taken by itself
    }

    @Override
    public void settle(boolean changed) {
        List<Bundle> now = List.copyOf(fresh);
        fresh.clear();
        now.forEach(stage::start);
        if (changed) {
            bundles.unconnected().forEach(stage::start);
        }
    }

    @Override
    public Set<String> keeps() {
        return Set.of();
    }

    @Override
    public Optional<Bundle> bundle(String file, String hash) {
        return bundles.at(file);
    }

    @Override
    public boolean meantToRun(String hash) {
        return true;
    }

    @Override
    public Optional<Sentence> problem(String file, String hash) {
        return Optional.ofNullable(refused.get(file)).map(half -> Diagnosis.about(file, half));
    }

    @Override
    public boolean lies(String bundle) {
        return false; // nothing is kept to go back to
    }
}
