package it.varco.access;

import it.varco.api.access.AddressBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts tokens that were refused, so that the trail gets one record a minute of each network however often somebody
 * tries (SEC-48).
 *
 * <p>Ten networks are counted by themselves at a time, so that a noisy one hides no other; all further ones share one
 * count, so that nobody who has many can fill the trail. Thread-safe.
 */
final class RefusedTokens {

    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MOST_NETWORKS = 10;

    /**
     * What is to be recorded now.
     *
     * @param count how many were refused since the last record, this one included
     * @param further whether they came from several networks that are not told apart
     */
    record Due(long count, boolean further) {

        Map<String, String> details() {
            return further
                    ? Map.of(Trail.COUNT, String.valueOf(count), "networks", "several")
                    : Map.of(Trail.COUNT, String.valueOf(count));
        }
    }

    private record Count(Instant last, long since) {}

    private final Map<String, Count> networks = new HashMap<>();
    private Count further = new Count(Instant.EPOCH, 0);

    /** Counts one; tells what there is to record, if it is time for a record. */
    synchronized Optional<Due> count(String address, Instant now) {
        String network = AddressBudget.network(address);
        forgetQuiet(network, now);
        boolean own = networks.containsKey(network) || networks.size() < MOST_NETWORKS;
        Count before = own ? networks.getOrDefault(network, new Count(Instant.EPOCH, 0)) : further;
        boolean due = !now.isBefore(before.last.plus(BETWEEN));
        Count after = due ? new Count(now, 0) : new Count(before.last, before.since + 1);
        if (own) {
            networks.put(network, after);
        } else {
            further = after;
        }
        return due ? Optional.of(new Due(before.since + 1, !own)) : Optional.empty();
    }

    /** What a quiet network did not get recorded goes to the shared count, and its place to another one. */
    private void forgetQuiet(String asking, Instant now) {
        networks.entrySet().removeIf(entry -> {
            Count quiet = entry.getValue();
            boolean gone = !entry.getKey().equals(asking) && !now.isBefore(quiet.last.plus(BETWEEN));
            if (gone) {
                further = new Count(further.last, further.since + quiet.since);
            }
            return gone;
        });
    }
}
