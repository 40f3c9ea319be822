package it.varco.api.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a language pack translates: a clause of its header {@code Varco-Texts}, such as
 * {@code it.varco.web;language=de}.
 *
 * <p>Words can deceive as well as pages: those of the gateway are translated by bundles of the gateway alone, those of
 * others by bundles whose name begins as theirs.
 *
 * @param bundle symbolic name of the bundle whose words it brings
 * @param language into which; a language and nothing else, neither Italian nor English
 * @source D-58
 */
public record PackClause(String bundle, Locale language) {

    /** The header that makes a bundle a language pack. */
    public static final String HEADER = "Varco-Texts";

    private static final int LONGEST_HEADER = 8_000;
    private static final String OURS = "it.varco.";
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){1,20}+)\\s*;\\s*language\\s*=\\s*([a-z]{2})\\s*");
    private static final Pattern NAME_OF_PACK = Pattern.compile("(.+)\\.language\\.[a-z]{2}");
    private static final Set<String> ALWAYS_THERE = Set.of("it", "en");
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    /**
     * The clauses of a header, in its order, no two alike.
     *
     * @param owner symbolic name of the pack
     * @param header the value of {@link #HEADER}
     * @throws IllegalArgumentException if it is malformed, or claims what this pack may not translate; nothing of such
     *     a pack counts
     */
    public static List<PackClause> parse(String owner, String header) {
        if (header.length() > LONGEST_HEADER) {
            throw new IllegalArgumentException("expected at most " + LONGEST_HEADER + " characters");
        }
        List<PackClause> clauses = new ArrayList<>();
        for (String each : header.split(",", -1)) {
            PackClause clause = clause(each);
            if (!mayTranslate(owner, clause.bundle)) {
                throw new IllegalArgumentException("bundle " + clause.bundle + " is not translated by this one");
            }
            clauses.add(clause);
        }
        if (new HashSet<>(clauses).size() < clauses.size()) {
            throw new IllegalArgumentException("expected one clause for each bundle and language");
        }
        return List.copyOf(clauses);
    }

    private static PackClause clause(String text) {
        Matcher clause = CLAUSE.matcher(text);
        if (!clause.matches()) {
            throw new IllegalArgumentException("expected clauses like it.varco.web;language=de");
        }
        String language = clause.group(2);
        if (!KNOWN.contains(language) || ALWAYS_THERE.contains(language)) {
            throw new IllegalArgumentException("expected a language of ISO 639-1 other than it and en");
        }
        return new PackClause(clause.group(1), new Locale(language));
    }

    private static boolean mayTranslate(String owner, String bundle) {
        if (bundle.startsWith(OURS)) {
            return owner.startsWith(OURS);
        }
        Matcher pack = NAME_OF_PACK.matcher(owner);
        String family = pack.matches() ? pack.group(1) : owner;
        boolean wide = family.indexOf('.') < 0;
        return bundle.equals(family) || (!wide && bundle.startsWith(family + "."));
    }
}
