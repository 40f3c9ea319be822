package it.varco.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where things lie, and what {@code conf/varco.properties} says.
 *
 * <p>Only {@link #data} and {@link #logs} are written to; the gateway also writes to {@link #conf} what is configured
 * while it runs. A system property of the same name wins over a line of the file.
 *
 * @param properties for the framework: the places, the mode, the gate of the public listener (SEC-70), and every line
 *     of the file that does not begin with {@code varco.}
 */
public record Home(Path home, Path data, Path conf, Path logs, Map<String, String> properties) {

    /** Written by access control when the first start is over; without it the public listener waits for a service. */
    private static final String FIRST_START_OVER = "first-start-over";

    /** With what the public listener opens, whatever its configuration leaves out. */
    private static final String GATE = "varco.gate.public";

    private static final String CLOSED = "(varco.gate=public)";
    private static final Pattern PLACE = Pattern.compile("\\$\\{(varco\\.[a-z]+)}");

    /**
     * The gateway in a folder.
     *
     * @throws CannotStart if the file cannot be read or has a key or value that it may not have
     */
    public static Home at(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        Path conf = home.resolve("conf");
        Map<String, String> wanted = read(conf.resolve("varco.properties"));
        Path data = home.resolve(take(wanted, "varco.data", "data"));
        Path logs = home.resolve(take(wanted, "varco.logs", "logs"));
        String mode = take(wanted, "varco.mode", "production");
        if (!mode.equals("production") && !mode.equals("development")) {
            throw wrong("varco.mode must be production or development, not " + mode);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("varco.home", home.toString());
        properties.put("varco.conf", conf.toString());
        properties.put("varco.data", data.toString());
        properties.put("varco.logs", logs.toString());
        properties.put("varco.plugins", home.resolve("plugins").toString());
        properties.put("varco.run", data.resolve("run").toString());
        properties.put("varco.secrets", data.resolve("secrets").toString());
        properties.put("varco.mode", mode);
        properties.put(GATE, Files.exists(data.resolve(FIRST_START_OVER)) ? "" : CLOSED);
        wanted.forEach((key, value) -> {
            if (key.startsWith("varco.")) {
                throw wrong("there is no key " + key + ", only varco.data, varco.logs and varco.mode");
            }
            properties.put(key, expand(value, properties));
        });
        return new Home(home, data, conf, logs, properties);
    }

    /** Whether the public site waits for the end of the first start (SEC-70). */
    public boolean isClosed() {
        return !properties.getOrDefault(GATE, "").isEmpty();
    }

    /** Replaces {@code ${varco.data}} and the other places; anything else stays as it is. */
    public String expand(String text) {
        return expand(text, properties);
    }

    /** Where the features lie. */
    public Path features() {
        return home.resolve("features");
    }

    /** Where the bundles lie, in the layout of a Maven repository. */
    public Path system() {
        return home.resolve("system");
    }

    /** What can be derived again: the framework's own storage and what the launcher remembers about it. */
    Path cache() {
        return data.resolve("cache");
    }

    /** Whether bundles that are not of this release may stay. */
    boolean isDevelopment() {
        return "development".equals(properties.get("varco.mode"));
    }

    /** What holds only while the gateway runs. */
    public Path run() {
        return data.resolve("run");
    }

    private static String expand(String text, Map<String, String> places) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(places.getOrDefault(found.group(1), found.group())));
    }

    private static Map<String, String> read(Path file) {
        Properties read = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new CannotStart(
                        "The file " + file + " cannot be read: " + CannotStart.reason(unreadable) + ".", unreadable);
            }
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> read.getProperty(key).trim()));
    }

    private static String take(Map<String, String> wanted, String key, String otherwise) {
        String inFile = wanted.remove(key);
        return System.getProperty(key, inFile == null || inFile.isEmpty() ? otherwise : inFile);
    }

    private static CannotStart wrong(String what) {
        return new CannotStart("Wrong setting in conf/varco.properties: " + what + ".");
    }
}
