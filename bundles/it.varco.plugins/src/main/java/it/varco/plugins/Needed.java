package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.resource.Requirement;

/**
 * What a requirement asks for, as people write it.
 *
 * @param name value of the attribute that bears the name of the namespace, such as a package; empty if it asks for none
 * @param version such as {@code [2.0,3.0)} or {@code 2.0}; empty for any
 * @param least whether a later version will do too
 */
record Needed(String name, String version, boolean least) {

    static Needed of(Requirement requirement, String versionAttribute) {
        String filter = requirement.getDirectives().getOrDefault("filter", "");
        String version = Pattern.quote(versionAttribute);
        String name = find(filter, "\\(" + Pattern.quote(requirement.getNamespace()) + "=([^)]*)\\)");
        String exact = find(filter, "\\(" + version + "=([^)]*)\\)");
        String low = find(filter, "(?<!!)\\(" + version + ">=([^)]*)\\)");
        String high = find(filter, "(?<!!)\\(" + version + "<=([^)]*)\\)");
        String below = find(filter, "!\\(" + version + ">=([^)]*)\\)");
        if (!exact.isEmpty()) {
            return new Needed(name, exact, false);
        }
        if (high.isEmpty() && below.isEmpty()) {
            return new Needed(name, low.isEmpty() ? "" : brief(low), !low.isEmpty());
        }
        String end = below.isEmpty() ? brief(high) + ']' : brief(below) + ')';
        return new Needed(name, '[' + brief(low) + ',' + end, false);
    }

    /** The same with 17 for 17.0, as versions of Java are written. */
    Needed withoutMinor() {
        return new Needed(name, version.replaceFirst("^(\\d+)\\.0$", "$1"), least);
    }

    /** Its versions as people say them; says nothing for any. */
    Sentence versions() {
        return least ? Sentence.of(Needed.class, "version.least", version) : Sentence.quoted(version);
    }

    /** Its name and versions as people say them. */
    Sentence words() {
        return version.isEmpty() ? Sentence.quoted(name) : Sentence.of(Needed.class, "needs.named", name, versions());
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
