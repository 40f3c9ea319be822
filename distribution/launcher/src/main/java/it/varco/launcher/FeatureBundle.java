package it.varco.launcher;

/**
 * A bundle as a feature lists it.
 *
 * @param startLevel 1 to 99: the level at which the framework starts it
 */
public record FeatureBundle(BundleId id, int startLevel) {

    /** The page is there when this level is reached; what starts above it is not waited for. */
    public static final int PAGE_LEVEL = 25;

    static final int HIGHEST_LEVEL = 99;

    /** @throws IllegalArgumentException if the level is not 1 to 99 */
    public FeatureBundle {
        if (startLevel < 1 || startLevel > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("bundleStartLevel of " + id + " must be 1 to " + HIGHEST_LEVEL);
        }
    }

    /** Whether the login page waits for it. */
    public boolean isForThePage() {
        return startLevel <= PAGE_LEVEL;
    }
}
