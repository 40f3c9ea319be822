package it.varco.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The configuration of a gateway before anything starts: what the features say, and what the files in {@code conf/} say
 * in place of it.
 *
 * <p>A file is the whole configuration of its PID, here as for File Install, which watches the folder later: so what
 * was there at the start is not applied a second time. {@code conf/PID.cfg} holds a PID, {@code conf/FACTORY-NAME.cfg}
 * the instance {@code FACTORY~NAME} of a factory.
 */
public final class Configurations {

    private static final String SUFFIX = ".cfg";
    private static final Pattern KEY = Pattern.compile("\\.?[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Map<String, Map<String, Object>> byPid;

    private Configurations(Map<String, Map<String, Object>> byPid) {
        this.byPid = byPid;
    }

    /**
     * What features and files say together.
     *
     * @throws CannotStart if a file cannot be read or has a name or a key that it may not have
     */
    public static Configurations of(Features features, Home home) {
        Map<String, Map<String, Object>> byPid = new TreeMap<>();
        features.configurations().forEach((pid, values) -> byPid.put(pid, expanded(values, home)));
        Map<String, Path> files = new TreeMap<>();
        for (Path file : files(home.conf())) {
            Path other = files.put(pid(file), file);
            if (other != null) {
                throw new CannotStart("The files " + other + " and " + file + " are for the same configuration.");
            }
            byPid.put(pid(file), expanded(read(file), home));
        }
        return new Configurations(byPid);
    }

    /** The files in {@code conf/} that are configurations, by name. */
    static List<Path> files(Path conf) {
        if (!Files.isDirectory(conf)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(conf)) {
            return entries.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new CannotStart("The folder " + conf + " cannot be read.", unreadable);
        }
    }

    private static String pid(Path file) {
        String name = file.getFileName().toString();
        String pid = name.substring(0, name.length() - SUFFIX.length());
        int hyphen = pid.indexOf('-');
        if (hyphen >= 0 && pid.indexOf('~') >= 0) {
            throw new CannotStart("Rename conf/" + name + " to " + name.replaceFirst("~", "-")
                    + ": File Install takes the first hyphen for the end of the factory.");
        }
        return hyphen < 0 ? pid : pid.substring(0, hyphen) + "~" + pid.substring(hyphen + 1);
    }

    private static Map<String, Object> read(Path file) {
        Properties read = new Properties();
        Map<String, Object> typed;
        try {
            String text = Files.readString(file);
            read.load(new StringReader(text));
            typed = TypedFile.read(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CannotStart(
                    "The file " + file + " cannot be read: " + CannotStart.reason(unreadable) + ".", unreadable);
        }
        Map<String, Object> values = new TreeMap<>();
        for (String key : read.stringPropertyNames()) {
            if (!KEY.matcher(key).matches() || key.startsWith("service.")) {
                throw new CannotStart("The file " + file + " has a key that no configuration has: '" + key + "'.");
            }
            values.put(key, typed.getOrDefault(key, read.getProperty(key)));
        }
        return values;
    }

    private static Map<String, Object> expanded(Map<String, Object> values, Home home) {
        Map<String, Object> expanded = new LinkedHashMap<>();
        values.forEach((key, value) -> expanded.put(key, expanded(value, home)));
        return expanded;
    }

    private static Object expanded(Object value, Home home) {
        if (value instanceof List<?> list) {
            return list.stream().map(one -> expanded(one, home)).toList();
        }
        return value instanceof String text ? home.expand(text) : value;
    }

    /** Configurations by PID; those of the features with the types in their keys. */
    public Map<String, Map<String, Object>> byPid() {
        return byPid;
    }

    /**
     * The text for the property {@code configurator.initial}.
     *
     * @param generation any text; the Configurator reads the same text only once
     * @source OSGi Compendium R8, 150 Configurator Specification
     */
    public String initial(String generation) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(":configurator:resource-version", 1L);
        all.put(":configurator:symbolic-name", "it.varco.launcher");
        all.put(":configurator:version", "1.0.0");
        all.put(":configurator:generation", generation);
        byPid.forEach((pid, values) -> {
            Map<String, Object> forced = new LinkedHashMap<>(values);
            forced.put(":configurator:policy", "force");
            all.put(pid, forced);
        });
        return Json.write(all);
    }
}
