package it.varco.launcher;

import java.util.regex.Pattern;

/**
 * The identifier of a bundle in a feature, as the OSGi Feature Service writes it.
 *
 * <p>Shape: {@code group:artifact:version}, {@code group:artifact:type:version} or
 * {@code group:artifact:type:classifier:version}. Only type {@code jar} holds bundles. An empty classifier stands for
 * none.
 *
 * @source OSGi Compendium R8.1, 159.3 Identifiers
 */
public record BundleId(String group, String artifact, String classifier, String version) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

    /** @throws IllegalArgumentException if a part has characters that no Maven coordinate has */
    public BundleId {
        check(group);
        check(artifact);
        check(version);
        if (!classifier.isEmpty()) {
            check(classifier);
        }
    }

    /**
     * Reads an identifier.
     *
     * @throws IllegalArgumentException if {@code text} is not of one of the three shapes
     */
    public static BundleId parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3 && !"jar".equals(parts[2])) {
            throw new IllegalArgumentException("Expected type jar in the bundle identifier " + text);
        }
        return switch (parts.length) {
            case 3 -> new BundleId(parts[0], parts[1], "", parts[2]);
            case 4 -> new BundleId(parts[0], parts[1], "", parts[3]);
            case 5 -> new BundleId(parts[0], parts[1], parts[3], parts[4]);
            default ->
                throw new IllegalArgumentException(
                        "Expected group:artifact[:jar[:classifier]]:version but found " + text);
        };
    }

    /** Name of the jar: {@code artifact-version[-classifier].jar}. */
    public String fileName() {
        return artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    /** Where the jar lies below {@code system/}, in the layout of a Maven repository, with slashes. */
    public String path() {
        return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + fileName();
    }

    /** The same bundle whatever its version. */
    String unversioned() {
        return group + ":" + artifact + ":" + classifier;
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + (classifier.isEmpty() ? "" : "jar:" + classifier + ":") + version;
    }

    private static void check(String part) {
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException("Not a part of a bundle identifier: '" + part + "'");
        }
    }
}
