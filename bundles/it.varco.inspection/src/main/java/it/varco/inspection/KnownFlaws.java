package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Versions of libraries that are known to have a flaw: the very list on which the build of the gateway fails. What the
 * list lets pass by its classifier counts too, because a list of parts names none.
 *
 * @source SEC-83, D-68
 */
final class KnownFlaws {

    private static final String LIST = "denied-dependencies.xml";
    private static final Pattern ADVISORY = Pattern.compile("(CVE|GHSA)-[0-9A-Za-z-]+");
    private static final Pattern COORDINATES =
            Pattern.compile("([\\w.*-]+):([\\w.*-]+)(?::([\\[(])([^,\\[\\]()]*),([^,\\[\\]()]*)([\\])]))?");

    /** As many parts as are named. */
    private static final int MOST = 20;

    private static final List<Denied> ALL = all();

    private KnownFlaws() {}

    /** A library that has a flaw, and which one. */
    private record Denied(Set<String> advisories, Pattern group, Pattern name, Range versions) {

        boolean isIn(Bom.Part part) {
            return group.matcher(part.group()).matches()
                    && name.matcher(part.name()).matches()
                    && versions.holds(PartVersion.of(part.version()));
        }
    }

    /** From a version to another; all if both are empty. */
    private record Range(String from, boolean withFrom, String to, boolean withTo) {

        boolean holds(PartVersion version) {
            return (from.isEmpty() || version.compareTo(PartVersion.of(from)) >= (withFrom ? 0 : 1))
                    && (to.isEmpty() || version.compareTo(PartVersion.of(to)) <= (withTo ? 0 : -1));
        }
    }

    /** Which parts have a flaw, a sentence each. */
    static List<Sentence> of(Collection<Bom.Part> parts) {
        return parts.stream()
                .map(KnownFlaws::told)
                .flatMap(List::stream)
                .limit(MOST)
                .toList();
    }

    private static List<Sentence> told(Bom.Part part) {
        Set<String> advisories = ALL.stream()
                .filter(denied -> denied.isIn(part))
                .flatMap(denied -> denied.advisories().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return advisories.isEmpty()
                ? List.of()
                : List.of(Sentence.of(KnownFlaws.class, "warning.flaw", part, Quoted.listed(advisories)));
    }

    private static List<Denied> all() {
        try (InputStream in = KnownFlaws.class.getResourceAsStream(LIST)) {
            Rules rules = new Rules();
            if (in == null || !Xml.read(in.readAllBytes(), rules) || rules.denied.isEmpty()) {
                throw new IllegalStateException(LIST + ": expected beside this class");
            }
            return List.copyOf(rules.denied);
        } catch (IOException e) {
            throw new IllegalStateException(LIST + ": expected beside this class", e);
        }
    }

    /** Takes the rules of Maven's enforcer from its file, as far as they forbid. */
    private static final class Rules implements Xml.Listener {

        private final List<Denied> denied = new ArrayList<>();
        private Set<String> advisories = Set.of();
        private String element = "";

        @Override
        public void begins(String name, Map<String, String> attributes) {
            element = name;
        }

        @Override
        public void says(String text) {
            if (text.isBlank()) {
                return;
            }
            if (element.equals("message")) {
                advisories = ADVISORY.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toUnmodifiableSet());
            } else if (element.equals("exclude")) {
                denied.add(denied(text.strip()));
            }
        }

        private Denied denied(String coordinates) {
            Matcher read = COORDINATES.matcher(coordinates);
            if (advisories.isEmpty() || !read.matches()) {
                throw new IllegalStateException(LIST + ": expected an advisory, and group:name:[from,to) with stars");
            }
            boolean always = read.group(3) == null;
            Range versions = always
                    ? new Range("", true, "", true)
                    : new Range(
                            read.group(4),
                            read.group(3).equals("["),
                            read.group(5),
                            read.group(6).equals("]"));
            return new Denied(advisories, glob(read.group(1)), glob(read.group(2)), versions);
        }

        private static Pattern glob(String stars) {
            return Pattern.compile(stars.replace(".", "\\.").replace("*", ".*"));
        }
    }
}
