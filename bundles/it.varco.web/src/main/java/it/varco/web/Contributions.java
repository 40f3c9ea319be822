package it.varco.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundles that may bring texts and templates, by symbolic name, and the packs that translate them; those of the
 * front end stand behind all others.
 */
final class Contributions {

    private final LanguagePacks packs;
    private final Contribution own;
    private final Map<String, Contribution> others = new ConcurrentHashMap<>();

    Contributions(String ownName, Files ownFiles) {
        packs = new LanguagePacks(ownName);
        own = new Contribution(ownName, ownFiles, null, packs);
    }

    /** The languages that are offered at this moment. */
    Languages languages() {
        return packs.languages();
    }

    /** The front end's own. */
    Contribution own() {
        return own;
    }

    /** What a bundle brings; the front end's own for a bundle that is not here. */
    Contribution of(String symbolicName) {
        return others.getOrDefault(symbolicName, own);
    }

    /** Takes in a bundle that came; of two with one name the later counts. */
    Contribution add(String symbolicName, Files files) {
        Contribution contribution = new Contribution(symbolicName, files, own, packs);
        others.put(symbolicName, contribution);
        return contribution;
    }

    /** Forgets a bundle that left. */
    void remove(Contribution contribution) {
        others.remove(contribution.owner(), contribution);
    }

    /** Takes in a pack that came. */
    void add(LanguagePack pack) {
        packs.add(pack);
        forgetWhatItChanges(pack);
    }

    /** Forgets a pack that left. */
    void remove(LanguagePack pack) {
        packs.remove(pack);
        forgetWhatItChanges(pack);
    }

    /** After the packs changed: who reads words before this forgets them here, who reads later sees the new ones. */
    private void forgetWhatItChanges(LanguagePack pack) {
        for (LanguagePack.Clause clause : pack.words().keySet()) {
            if (clause.bundle().equals(own.owner())) {
                own.forget(clause.language());
                others.values().forEach(other -> other.forget(clause.language()));
            } else {
                of(clause.bundle()).forget(clause.language());
            }
        }
    }
}
