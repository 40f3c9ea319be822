package it.varco.web;

import it.varco.api.page.Page;
import it.varco.api.page.PageSet;
import it.varco.api.session.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the pages that bundles of the gateway contribute to one site; those of any other bundle do not count (D-40).
 */
final class PageIndex {

    private static final Logger LOG = LoggerFactory.getLogger(PageIndex.class);
    private static final String OURS = "it.varco.";
    private static final int MOST_REPORTS = 100;

    private final Place place;
    private final Function<PageSet, String> owners;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param owners tells the symbolic name of the bundle that holds a set */
    PageIndex(Place place, Function<PageSet, String> owners) {
        this.place = place;
        this.owners = owners;
    }

    /** The page at an address; of two sets that claim it the one with the higher ranking has it. */
    Optional<FoundPage> find(Present rooms, String path) {
        FoundPage best = null;
        int rankingOfBest = 0;
        for (Map.Entry<Map<String, Object>, PageSet> set : rooms.pageSets()) {
            int ranking = set.getKey().get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
            if (isHere(set.getKey()) && (best == null || ranking > rankingOfBest)) {
                Optional<FoundPage> found = within(set.getValue(), path);
                rankingOfBest = found.isPresent() ? ranking : rankingOfBest;
                best = found.orElse(best);
            }
        }
        return Optional.ofNullable(best);
    }

    private Optional<FoundPage> within(PageSet set, String path) {
        for (Page page : set.pages()) {
            if (page.path().equals(path)) {
                return owner(set).map(owner -> new FoundPage(page, owner));
            }
        }
        return Optional.empty();
    }

    /**
     * The pages of a role right below its home, in the order of their sets: those that can be looked at after a login.
     * Right below every home are those above which there is no other page.
     */
    List<FoundPage> below(Present rooms, String home, Role role) {
        List<FoundPage> found = new ArrayList<>();
        for (Map.Entry<Map<String, Object>, PageSet> set : rooms.pageSets()) {
            Optional<String> owner = isHere(set.getKey()) ? owner(set.getValue()) : Optional.empty();
            for (Page page : owner.isPresent() ? set.getValue().pages() : List.<Page>of()) {
                boolean below = page.parent().equals(home) || page.parent().equals(Links.HOME);
                if (below && !page.path().equals(home) && isEntry(page, role)) {
                    found.add(new FoundPage(page, owner.get()));
                }
            }
        }
        return found;
    }

    /** Whether a link leads to something that the role may look at, without a word on what. */
    private static boolean isEntry(Page page, Role role) {
        return page.shown().isPresent()
                && !page.isStep()
                && page.operation()
                        .filter(operation -> operation.roles().contains(role))
                        .isPresent();
    }

    private boolean isHere(Map<String, Object> properties) {
        Object site = properties.get(PageSet.SITE);
        return place.listener().equals(site == null ? Place.PUBLIC.listener() : site);
    }

    /** Empty if the set is of a bundle that may not contribute pages, which is said once. */
    private Optional<String> owner(PageSet set) {
        String owner = owners.apply(set);
        if (owner.startsWith(OURS)) {
            return Optional.of(owner);
        }
        if (reported.size() < MOST_REPORTS && reported.add(owner)) {
            LOG.warn("pages not served, they are not of the gateway bundle={}", owner);
        }
        return Optional.empty();
    }
}
