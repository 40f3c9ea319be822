package it.varco.plugins;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns which identifier: the first symbolic name that claimed it (D-59).
 *
 * <p>Kept in memory only, so the first one after each start; bundles from {@code plugins/} start after those that came
 * with the gateway. Not thread-safe: guarded by the roster.
 */
final class Claims {

    private final Map<Key, Claim> claims = new HashMap<>();

    /** A kind of plugin and an identifier. */
    record Key(String kind, String id) {}

    /**
     * Who an identifier belongs to.
     *
     * @param bundle number of the bundle that offered it last
     * @param at when it came last, or left
     */
    record Claim(String owner, String version, long bundle, Instant at) {}

    /** Claims an identifier. Returns the owner, which is somebody else if it was taken. */
    String claim(Key key, Origin origin, Instant at) {
        Claim first = claims.get(key);
        if (first != null && !first.owner().equals(origin.owner())) {
            return first.owner();
        }
        claims.put(key, new Claim(origin.owner(), origin.version(), origin.bundle(), at));
        return origin.owner();
    }

    /** Notes that the owner of an identifier left. */
    void left(Key key, Origin origin, Instant at) {
        Claim claim = claims.get(key);
        if (claim != null && claim.bundle() == origin.bundle()) {
            claims.put(key, new Claim(claim.owner(), claim.version(), claim.bundle(), at));
        }
    }

    Optional<Claim> of(Key key) {
        return Optional.ofNullable(claims.get(key));
    }

    Map<Key, Claim> all() {
        return Map.copyOf(claims);
    }
}
