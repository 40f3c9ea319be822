package it.varco.credential.hash;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compares secrets with their hashes, and hashes new ones.
 *
 * <p>Every comparison that ends in a refusal does the work of one hash of today's cost, whether or not anything is
 * stored and whatever is wrong (SEC-04, D-55): one hash, and where the stored one is of a lower cost, a second that
 * makes up the difference. A stored hash that is dearer than today's can only be computed at its own cost.
 *
 * <p>All of it happens in the pool. Thread-safe.
 *
 * @source SEC-04, SEC-05
 */
public final class Verifier {

    private final SlowHash hash;
    private final HashPool pool;
    private final Pepper pepper;
    private final HashCost cost;
    private final SecureRandom random = new SecureRandom();
    private final SecretHash nobody;

    /** @param cost that of new hashes, and the least of every refusal */
    public Verifier(SlowHash hash, HashPool pool, Pepper pepper, HashCost cost) {
        this.hash = hash;
        this.pool = pool;
        this.pepper = pepper;
        this.cost = cost;
        this.nobody = SecretHash.ofNothing(pepper.latest(), cost, random);
    }

    /** What to compare with where nothing is stored: it is the hash of no secret. */
    public SecretHash nobody() {
        return nobody;
    }

    /** Whether a stored hash can be compared with: the key that seasoned it is there. */
    public boolean readable(SecretHash stored) {
        return pepper.has(stored.pepper());
    }

    /**
     * Compares.
     *
     * @param expected a readable one
     * @param secret in the bytes that count; not changed
     * @param usable whether everything else is right; where it is not, the answer will be a refusal
     * @return empty if every place of the pool is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    public Optional<Verdict> verify(SecretHash expected, byte[] secret, boolean usable) throws InterruptedException {
        byte[] seasoned = pepper.season(expected.pepper(), secret);
        byte[] fresh = pepper.season(pepper.latest(), secret);
        try {
            return pool.run(() -> compare(expected, seasoned, fresh, usable));
        } finally {
            Arrays.fill(seasoned, (byte) 0);
            Arrays.fill(fresh, (byte) 0);
        }
    }

    /**
     * The hash of a secret that is set now, with the latest key and the cost of today.
     *
     * @param secret in the bytes that count; not changed
     * @return empty if every place of the pool is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    public Optional<SecretHash> hashOf(byte[] secret) throws InterruptedException {
        byte[] seasoned = pepper.season(pepper.latest(), secret);
        try {
            return pool.run(() -> SecretHash.compute(hash, pepper.latest(), seasoned, cost, random));
        } finally {
            Arrays.fill(seasoned, (byte) 0);
        }
    }

    private Verdict compare(SecretHash expected, byte[] seasoned, byte[] fresh, boolean usable) {
        boolean matches = expected.matches(hash, seasoned);
        if (!matches || !usable) {
            if (expected.cost().work() < cost.work()) {
                hash.of(seasoned, expected.salt(), cost.missingFrom(expected.cost()));
            }
            return new Verdict(matches, Optional.empty());
        }
        return expected.cost().equals(cost) && expected.pepper() == pepper.latest()
                ? new Verdict(true, Optional.empty())
                : new Verdict(true, Optional.of(SecretHash.compute(hash, pepper.latest(), fresh, cost, random)));
    }

    /**
     * What came out of a comparison.
     *
     * @param matches whether the secret is the one that was hashed
     * @param renewed the same secret hashed at the cost and with the key of today, where the stored hash is of others
     *     and all is right
     */
    public record Verdict(boolean matches, Optional<SecretHash> renewed) {}
}
