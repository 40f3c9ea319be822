package it.varco.credential.pin;

/**
 * What PINs are made of, and by whom.
 *
 * @param alphabet of the final PIN
 * @param length of the final PIN, 8 to 16
 * @param initialLength of the initial PIN, both halves together, 8 to 32
 * @param chosen whether the holder chooses the final PIN at the first login and when it expired; otherwise it is
 *     assigned there
 * @source PIN-01 to PIN-03, CON-01, CON-24
 */
public record PinShape(PinAlphabet alphabet, int length, int initialLength, boolean chosen) {

    /** The fewest characters any configuration allows: what a person types is never shorter. */
    static final int SHORTEST = 8;

    private static final int LONGEST_FINAL = 16;
    private static final int LONGEST_INITIAL = 32;

    /** @throws IllegalArgumentException naming the configuration key and its range */
    public PinShape {
        if (length < SHORTEST || length > LONGEST_FINAL) {
            throw new IllegalArgumentException("final.length: expected 8 to 16");
        }
        if (initialLength < SHORTEST || initialLength > LONGEST_INITIAL) {
            throw new IllegalArgumentException("initial.length: expected 8 to 32");
        }
    }

    /** The most characters a person types: also PINs of an earlier configuration of the final length fit. */
    public int longest() {
        return Math.max(LONGEST_FINAL, initialLength);
    }
}
