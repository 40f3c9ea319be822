package it.varco.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One feature: bundles, configuration, and what the framework and the data folder must have for them.
 *
 * <p>Read from a {@code feature.json}. Beside what the standard defines, this reader wants {@code bundleStartLevel} for
 * every bundle and knows two extensions of type text: {@code framework-launching-properties}, lines of
 * {@code key=value}, and {@code varco-secrets}, names of keys to be made at the first start. What it does not know it
 * refuses, because a line that is passed over is a bundle or a setting that is missing without a word.
 *
 * @param name artifact of the feature's identifier, such as {@code core}
 * @param configurations by PID; keys as in the file, with types ({@code port:Integer})
 * @param properties of the framework, {@code ${varco.data}} and the like not yet replaced
 * @param secrets lower-case names, such as {@code pin-pepper}
 * @source OSGi Compendium R8.1, 159 Feature Service Specification
 */
public record Feature(
        String name,
        List<FeatureBundle> bundles,
        Map<String, Map<String, Object>> configurations,
        Map<String, String> properties,
        List<String> secrets) {

    private static final Set<String> DESCRIPTIVE =
            Set.of("name", "description", "license", "vendor", "docURL", "scm", "complete", "categories");

    /**
     * Reads one feature.
     *
     * @throws CannotStart if the file cannot be read as a feature, with the place in it
     */
    public static Feature read(Path file) {
        try {
            return of(object(Json.read(Files.readString(file)), "a feature"));
        } catch (IOException | IllegalArgumentException | ArithmeticException unreadable) {
            throw new CannotStart("The feature " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Feature of(Map<String, Object> json) {
        String name = BundleId.parse(text(json.get("id"), "id")).artifact();
        List<FeatureBundle> bundles = new ArrayList<>();
        Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> secrets = new ArrayList<>();
        json.forEach((key, value) -> {
            switch (key) {
                case "id" -> {}
                case "feature-resource-version" -> check("1.0".equals(value), key + " must be 1.0");
                case "bundles" -> list(value, key).forEach(item -> bundles.add(bundle(item)));
                case "configurations" ->
                    object(value, key).forEach((pid, values) -> configurations.put(pid, object(values, pid)));
                case "extensions" ->
                    object(value, key).forEach((extension, body) -> extend(extension, body, properties, secrets));
                default -> check(DESCRIPTIVE.contains(key), "unknown key " + key);
            }
        });
        return new Feature(name, List.copyOf(bundles), configurations, properties, List.copyOf(secrets));
    }

    private static FeatureBundle bundle(Object json) {
        Map<String, Object> bundle = object(json, "a bundle");
        check(bundle.size() == 2, "a bundle has an id and a bundleStartLevel, found " + bundle.keySet());
        BundleId id = BundleId.parse(text(bundle.get("id"), "id of a bundle"));
        if (bundle.get("bundleStartLevel") instanceof Long level) {
            return new FeatureBundle(id, Math.toIntExact(level));
        }
        throw new IllegalArgumentException("bundleStartLevel of " + id + " must be a whole number");
    }

    private static void extend(String name, Object json, Map<String, String> properties, List<String> secrets) {
        Map<String, Object> extension = object(json, name);
        check("text".equals(extension.get("type")), "extension " + name + " must be of type text");
        for (Object item : list(extension.get("text"), "text of " + name)) {
            String line = text(item, "a line of " + name);
            switch (name) {
                case "framework-launching-properties" -> {
                    int equals = line.indexOf('=');
                    check(equals > 0, "expected key=value in " + name + ", found " + line);
                    properties.put(line.substring(0, equals), line.substring(equals + 1));
                }
                case "varco-secrets" -> {
                    check(line.matches("[a-z][a-z0-9.-]{0,39}"), "not a name of a secret: " + line);
                    secrets.add(line);
                }
                default -> throw new IllegalArgumentException("unknown extension " + name);
            }
        }
    }

    @SuppressWarnings("unchecked") // Json makes maps with strings as keys
    private static Map<String, Object> object(@Nullable Object json, String what) {
        return (Map<String, Object>) of(Map.class, json, what + " must be an object");
    }

    private static List<?> list(@Nullable Object json, String what) {
        return of(List.class, json, what + " must be a list");
    }

    private static String text(@Nullable Object json, String what) {
        return of(String.class, json, what + " must be a text");
    }

    private static <T> T of(Class<T> kind, @Nullable Object json, String otherwise) {
        if (kind.isInstance(json)) {
            return kind.cast(json);
        }
        throw new IllegalArgumentException(otherwise);
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
