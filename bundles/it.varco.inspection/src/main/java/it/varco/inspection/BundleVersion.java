package it.varco.inspection;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a bundle.
 *
 * @source OSGi Core 8, section 3.2.5
 */
record BundleVersion(int major, int minor, int micro, String qualifier) implements Comparable<BundleVersion> {

    private static final Pattern SHAPE =
            Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}(\\.[0-9]{1,9}(\\.[A-Za-z0-9_-]{1,100})?)?)?");
    private static final Comparator<BundleVersion> ORDER = Comparator.comparingInt(BundleVersion::major)
            .thenComparingInt(BundleVersion::minor)
            .thenComparingInt(BundleVersion::micro)
            .thenComparing(BundleVersion::qualifier);

    /** Empty if that is none. */
    static Optional<BundleVersion> parse(String version) {
        if (!SHAPE.matcher(version).matches()) {
            return Optional.empty();
        }
        String[] parts = version.split("\\.", -1);
        return Optional.of(new BundleVersion(
                Integer.parseInt(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0,
                parts.length > 3 ? parts[3] : ""));
    }

    @Override
    public int compareTo(BundleVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro + (qualifier.isEmpty() ? "" : "." + qualifier);
    }
}
