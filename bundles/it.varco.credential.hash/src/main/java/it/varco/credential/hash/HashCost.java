package it.varco.credential.hash;

/**
 * What one Argon2id hash costs; kept beside each hash.
 *
 * @param memoryKib memory in KiB, 8 to 65 536 and at least 8 for each lane
 * @param iterations passes over the memory, 1 to 10
 * @param lanes lanes, computed one after the other, 1 to 4
 * @source RFC 9106 section 3.1; D-29, SEC-05
 */
public record HashCost(int memoryKib, int iterations, int lanes) {

    private static final int LEAST_MEMORY = 8;
    private static final int LEAST_MEMORY_IN_PRODUCTION = 7 * 1024; // OWASP Password Storage Cheat Sheet, Argon2id
    private static final int MOST_MEMORY = 65_536;
    private static final int MOST_ITERATIONS = 10;
    private static final int MOST_LANES = 4;

    /** 19 MiB, two passes, one lane: about 30 ms of one processor (D-29). */
    public static final HashCost RECOMMENDED = new HashCost(19 * 1024, 2, 1);

    /** @throws IllegalArgumentException if it is out of range, naming the key and what was expected */
    public HashCost {
        check("hash.memoryKib", memoryKib, LEAST_MEMORY * Math.max(1, lanes), MOST_MEMORY, "");
        check("hash.iterations", iterations, 1, MOST_ITERATIONS, "");
        check("lanes", lanes, 1, MOST_LANES, "");
    }

    /**
     * The cost that is configured, one lane.
     *
     * @param production whether it must be one that real secrets deserve
     * @throws IllegalArgumentException if it is too cheap for that or out of range, naming the key and what was
     *     expected
     */
    public static HashCost configured(boolean production, int memoryKib, int iterations) {
        return production ? forProduction(memoryKib, iterations) : new HashCost(memoryKib, iterations, 1);
    }

    /**
     * A cost that real secrets deserve: 7 MiB at least, and no less work than {@link #RECOMMENDED}.
     *
     * @throws IllegalArgumentException if it is cheaper or out of range, naming the key and what was expected
     */
    static HashCost forProduction(int memoryKib, int iterations) {
        check("hash.memoryKib", memoryKib, LEAST_MEMORY_IN_PRODUCTION, MOST_MEMORY, " in production mode");
        int passes = (int) ((RECOMMENDED.work() + memoryKib - 1) / memoryKib);
        String where = " in production mode with hash.memoryKib " + memoryKib;
        check("hash.iterations", iterations, passes, MOST_ITERATIONS, where);
        return new HashCost(memoryKib, iterations, 1);
    }

    /** KiB written in all passes together: what time grows with. */
    public long work() {
        return (long) memoryKib * iterations;
    }

    /**
     * What is missing from cheaper work to this.
     *
     * @return a cost whose work is the difference, to within one KiB for each pass; this cost itself if there is none
     */
    public HashCost missingFrom(HashCost cheaper) {
        long missing = Math.max(1, work() - cheaper.work());
        int passes = (int) ((missing + memoryKib - 1) / memoryKib);
        return new HashCost((int) Math.max((long) LEAST_MEMORY * lanes, missing / passes), passes, lanes);
    }

    private static void check(String key, int value, int least, int most, String where) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": expected " + least + " to " + most + where);
        }
    }
}
