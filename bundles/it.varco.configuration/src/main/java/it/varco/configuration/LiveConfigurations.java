package it.varco.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ReadOnlyConfigurationException;

/** What Configuration Admin holds now, and the way to change it. */
final class LiveConfigurations {

    /** The key by which File Install knows that a configuration is from a file; the same value as it writes itself. */
    private static final String FROM_FILE = "felix.fileinstall.filename";

    /** What a file may have as a key: anything else would stop the next start. */
    private static final Pattern KEY = Pattern.compile("\\.?[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private static final String ANYWHERE = "?";

    private final ConfigurationAdmin admin;
    private final Fence fence;

    LiveConfigurations(ConfigurationAdmin admin, Fence fence) {
        this.admin = admin;
        this.fence = fence;
    }

    /** The PIDs of all that is configured. */
    Set<String> pids() {
        Set<String> pids = new TreeSet<>();
        list(null).forEach(configuration -> pids.add(configuration.getPid()));
        return pids;
    }

    /** What is set under a PID, by key; empty if nothing is. */
    Map<String, Value> values(String pid) {
        Map<String, Value> values = new TreeMap<>();
        for (Configuration configuration : of(pid)) {
            properties(configuration).forEach((key, value) -> {
                if (isKey(key) && !key.equals(FROM_FILE)) {
                    values.put(key, value(value));
                }
            });
        }
        return values;
    }

    /** Whether what is set under a PID came from a file. */
    boolean fromFile(String pid) {
        return of(pid).stream()
                .anyMatch(configuration -> properties(configuration).containsKey(FROM_FILE));
    }

    /** Whether a key can stand in a file, and is not one of those that Configuration Admin sets. */
    static boolean isKey(String key) {
        return KEY.matcher(key).matches() && !key.startsWith("service.");
    }

    private static Map<String, Object> properties(Configuration configuration) {
        var properties = configuration.getProperties();
        return properties == null ? Map.of() : FrameworkUtil.asMap(properties);
    }

    /** A file may have any name, and so a PID any character: none of them means more than itself. */
    private List<Configuration> of(String pid) {
        return list("(" + Constants.SERVICE_PID + "=" + pid.replaceAll("[\\\\*()]", "\\\\$0") + ")");
    }

    private List<Configuration> list(@Nullable String filter) {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null ? List.of() : List.of(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("filter: expected one of a PID", e);
        }
    }

    /** A property as a value. */
    static Value value(Object property) {
        if (property instanceof Object[] several) {
            return new Value(true, Arrays.stream(several).map(String::valueOf).toList());
        }
        if (property instanceof Collection<?> several) {
            return new Value(true, several.stream().map(String::valueOf).toList());
        }
        return property.getClass().isArray()
                ? new Value(true, List.of(primitives(property)))
                : Value.of(String.valueOf(property));
    }

    private static String[] primitives(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(index -> String.valueOf(Array.get(array, index)))
                .toArray(String[]::new);
    }

    /**
     * Makes values the whole configuration of a PID; its components were told when this returns.
     *
     * @param file where the same stands, so that File Install finds nothing to do
     * @throws IOException if it cannot be kept, or may not be changed
     */
    void update(String pid, Map<String, Value> values, Path file) throws IOException {
        Map<String, Object> properties = new HashMap<>();
        values.forEach((key, value) -> properties.put(key, value.property()));
        properties.put(FROM_FILE, file.toAbsolutePath().toFile().toURI().toString());
        try {
            configuration(pid).updateIfDifferent(FrameworkUtil.asDictionary(Collections.unmodifiableMap(properties)));
            fence.await();
        } catch (ReadOnlyConfigurationException e) {
            throw new IOException("the configuration is marked to be read only", e);
        }
    }

    private Configuration configuration(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? admin.getConfiguration(pid, ANYWHERE)
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), ANYWHERE);
    }
}
