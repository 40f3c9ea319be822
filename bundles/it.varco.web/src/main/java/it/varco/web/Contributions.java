package it.varco.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bundles that may bring texts and templates, by symbolic name; those of the front end stand behind all others. */
final class Contributions {

    private final Contribution own;
    private final Map<String, Contribution> others = new ConcurrentHashMap<>();

    Contributions(String ownName, Files ownFiles) {
        own = new Contribution(ownName, ownFiles, null);
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
        Contribution contribution = new Contribution(symbolicName, files, own);
        others.put(symbolicName, contribution);
        return contribution;
    }

    /** Forgets a bundle that left. */
    void remove(Contribution contribution) {
        others.remove(contribution.owner(), contribution);
    }
}
