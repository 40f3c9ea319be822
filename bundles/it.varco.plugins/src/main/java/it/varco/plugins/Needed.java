package it.varco.plugins;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.resource.Requirement;

/**
 * What a requirement asks for, as people write it.
 *
 * @param name value of the attribute that bears the name of the namespace, such as a package; empty if it asks for none
 * @param versions such as {@code [2.0,3.0)} or {@code 2.0 or later}; empty for any
 */
record Needed(String name, String versions) {

    static Needed of(Requirement requirement, String versionAttribute) {
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        String version = Pattern.quote(versionAttribute);
        String name = find(filter, "\\(" + Pattern.quote(requirement.getNamespace()) + "=([^)]*)\\)");
        String exact = find(filter, "\\(" + version + "=([^)]*)\\)");
        String low = find(filter, "(?<!!)\\(" + version + ">=([^)]*)\\)");
        String high = find(filter, "(?<!!)\\(" + version + "<=([^)]*)\\)");
        String below = find(filter, "!\\(" + version + ">=([^)]*)\\)");
        if (!exact.isEmpty()) {
            return new Needed(name, exact);
        }
        if (high.isEmpty() && below.isEmpty()) {
            return new Needed(name, low.isEmpty() ? "" : brief(low) + " or later");
        }
        return new Needed(name, '[' + brief(low) + ',' + (below.isEmpty() ? brief(high) + ']' : brief(below) + ')'));
    }

    /** A version without the zeros at its end: 2.0 for 2.0.0. */
    static String brief(String version) {
        try {
            Version parsed = Version.parseVersion(version);
            boolean plain = parsed.getMicro() == 0 && parsed.getQualifier().isEmpty();
            return plain ? parsed.getMajor() + "." + parsed.getMinor() : parsed.toString();
        } catch (IllegalArgumentException e) {
            return version; // what somebody wrote there
        }
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
