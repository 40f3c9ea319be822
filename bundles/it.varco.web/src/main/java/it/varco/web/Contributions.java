package it.varco.web;

import it.varco.api.session.ProviderCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundles that may bring texts and templates, by symbolic name, and the packs that translate them; those of the
 * front end stand behind all others.
 */
final class Contributions {

    /** A guess: more are not taken out while somebody is in the middle of something with them. */
    private static final int MOST_LEFT = 20;

    /** A guess: no house offers as many. */
    private static final int MOST_SEEN = 100;

    private final LanguagePacks packs;
    private final Contribution own;
    private final Map<String, Contribution> others = new ConcurrentHashMap<>();

    /** Those that left last, the latest at the end; guarded by itself. */
    private final Map<String, Contribution> left = new LinkedHashMap<>();

    /** The ways of signing in that were offered, by identifier: some may be gone. */
    private final Map<String, ProviderCard> seen = new ConcurrentHashMap<>();

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

    /** What a bundle brings; of one that left the words that were read; the front end's own for any other. */
    Contribution of(String symbolicName) {
        Contribution here = others.get(symbolicName);
        if (here != null) {
            return here;
        }
        synchronized (left) {
            return left.getOrDefault(symbolicName, own);
        }
    }

    /** Takes in a bundle that came; of two with one name the later counts. */
    Contribution add(String symbolicName, Files files) {
        Contribution contribution = new Contribution(symbolicName, files, own, packs);
        others.put(symbolicName, contribution);
        return contribution;
    }

    /** A bundle left: what it called things stays known, for those who were in the middle of something with it. */
    void remove(Contribution contribution) {
        synchronized (left) { // around both, so that whoever finds it in neither waits for the second
            if (!others.remove(contribution.owner(), contribution)) {
                return;
            }
            left.remove(contribution.owner());
            left.put(contribution.owner(), contribution.withoutFiles());
            if (left.size() > MOST_LEFT) {
                left.remove(left.keySet().iterator().next());
            }
        }
    }

    /** Remembers what ways of signing in are called, for when one is gone. */
    void saw(List<ProviderCard> offered) {
        offered.stream()
                .filter(card -> seen.size() < MOST_SEEN || seen.containsKey(card.id()))
                .forEach(card -> seen.put(card.id(), card));
    }

    /** A way of signing in that was offered once. */
    Optional<ProviderCard> seen(String id) {
        return Optional.ofNullable(seen.get(id));
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
