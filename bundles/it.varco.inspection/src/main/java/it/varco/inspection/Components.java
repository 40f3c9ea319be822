package it.varco.inspection;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the declarative components of a bundle offer, use and are configured by.
 *
 * @source OSGi Compendium 8, sections 105.8 and 112.4
 */
final class Components implements Xml.Listener {

    /** More names than that nobody reads. */
    static final int MOST = 2000;

    private final Set<String> offers = new TreeSet<>();
    private final Set<String> uses = new TreeSet<>();
    private final Set<String> configurations = new TreeSet<>();

    /** Whether there was one that is configured by its name, and has none but that of its class. */
    private boolean isNamedByClass;

    /** Elements of any namespace count, so that none of them can stand before another one and hide it. */
    @Override
    public void begins(String element, Map<String, String> attributes) {
        if (areTooMany()) {
            return;
        }
        switch (element) {
            case "component" -> component(attributes);
            case "implementation" -> {
                if (isNamedByClass) {
                    add(configurations, attributes, "class");
                }
            }
            case "provide" -> add(offers, attributes, "interface");
            case "reference" -> add(uses, attributes, "interface");
            case "Designate" -> {
                add(configurations, attributes, "pid");
                add(configurations, attributes, "factoryPid");
            }
            default -> {}
        }
    }

    private void component(Map<String, String> attributes) {
        if (attributes.getOrDefault("configuration-policy", "").equals("ignore")) {
            return;
        }
        String written = attributes.getOrDefault("configuration-pid", "").strip();
        for (String pid : (written.isEmpty() ? "$" : written).split("\\s+", -1)) {
            if (!pid.equals("$")) {
                configurations.add(pid);
            } else if (attributes.getOrDefault("name", "").isBlank()) {
                isNamedByClass = true;
            } else {
                add(configurations, attributes, "name");
            }
        }
    }

    private static void add(Set<String> names, Map<String, String> attributes, String key) {
        String value = attributes.getOrDefault(key, "").strip();
        if (!value.isEmpty()) {
            names.add(value);
        }
    }

    /** Whether there was more in them than is kept. */
    boolean areTooMany() {
        return offers.size() + uses.size() + configurations.size() > MOST;
    }

    /** Interfaces of their services. */
    Set<String> offers() {
        return offers;
    }

    /** Interfaces of the services that they use. */
    Set<String> uses() {
        return uses;
    }

    /** The configurations that they describe, or would be given if there were any: also those of their own names. */
    Set<String> configurations() {
        return configurations;
    }
}
