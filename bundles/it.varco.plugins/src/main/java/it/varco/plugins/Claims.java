package it.varco.plugins;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who bore which identifier last, since this room came; to whom it belongs, {@link Owners} know. Not thread-safe:
 * guarded by the roster.
 */
final class Claims {

    private final Map<Key, Claim> claims = new HashMap<>();

    /** A kind of plugin and an identifier. */
    record Key(String kind, String id) {}

    /**
     * Who bore an identifier last.
     *
     * @param owner symbolic name of its bundle
     * @param bundle number of its bundle
     * @param at when it came, or left
     */
    record Claim(String owner, String version, long bundle, Instant at) {}

    /** Notes that the owner of an identifier came. */
    void came(Key key, Origin origin, Instant at) {
        claims.put(key, new Claim(origin.owner(), origin.version(), origin.bundle(), at));
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
