package it.varco.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words a bundle brings for others, in languages that they do not know, read once and whole (D-58).
 *
 * <p>Its header {@code Varco-Texts} has a clause for each bundle it translates, such as
 * {@code it.varco.web;language=de}; the words lie in {@code OSGI-INF/l10n/it.varco.web/texts_de.properties}.
 *
 * @param owner symbolic name of the bundle that brings them
 * @param words by clause; of each clause, by key
 */
record LanguagePack(String owner, Map<Clause, Map<String, String>> words) {

    /** The header that makes a bundle a language pack. */
    static final String HEADER = "Varco-Texts";

    private static final int LONGEST_HEADER = 8_000;
    private static final int LARGEST_FILE = 512 * 1024;
    private static final String OURS = "it.varco.";
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){1,20}+)\\s*;\\s*language\\s*=\\s*([a-z]{2})\\s*");
    private static final Pattern NAME_OF_PACK = Pattern.compile("(.+)\\.language\\.[a-z]{2}");
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    /**
     * What is translated into what.
     *
     * @param bundle symbolic name
     */
    record Clause(String bundle, Language language) {}

    /**
     * Reads a pack.
     *
     * @param owner symbolic name of the bundle
     * @param header the value of {@link #HEADER}
     * @throws IllegalArgumentException if the header is malformed, claims what this bundle may not translate, or names
     *     a file that is missing or cannot be read; nothing of such a pack counts
     */
    static LanguagePack read(String owner, String header, Files files) {
        if (header.length() > LONGEST_HEADER) {
            throw new IllegalArgumentException("expected at most " + LONGEST_HEADER + " characters");
        }
        Map<Clause, Map<String, String>> words = new LinkedHashMap<>();
        for (String each : header.split(",", -1)) {
            Clause clause = clause(each);
            if (!mayTranslate(owner, clause.bundle)) {
                throw new IllegalArgumentException("bundle " + clause.bundle + " is not translated by this one");
            }
            if (words.put(clause, words(clause, files)) != null) {
                throw new IllegalArgumentException("expected one clause for each bundle and language");
            }
        }
        return new LanguagePack(owner, Map.copyOf(words));
    }

    private static Clause clause(String text) {
        Matcher clause = CLAUSE.matcher(text);
        if (!clause.matches()) {
            throw new IllegalArgumentException("expected clauses like it.varco.web;language=de");
        }
        Language language = new Language(new Locale(clause.group(2)));
        if (!KNOWN.contains(clause.group(2)) || Languages.ALWAYS.all().contains(language)) {
            throw new IllegalArgumentException("expected a language of ISO 639-1 other than it and en");
        }
        return new Clause(clause.group(1), language);
    }

    /**
     * Words can deceive as well as pages: those of the gateway are translated by bundles of the gateway alone, those of
     * others by bundles whose name begins as theirs.
     */
    private static boolean mayTranslate(String owner, String bundle) {
        if (bundle.startsWith(OURS)) {
            return owner.startsWith(OURS);
        }
        Matcher pack = NAME_OF_PACK.matcher(owner);
        String family = pack.matches() ? pack.group(1) : owner;
        boolean wide = family.indexOf('.') < 0;
        return bundle.equals(family) || (!wide && bundle.startsWith(family + "."));
    }

    private static Map<String, String> words(Clause clause, Files files) {
        String path = "OSGI-INF/l10n/" + clause.bundle + "/texts_" + clause.language.code() + ".properties";
        try {
            byte[] bytes = files.read(path).orElseThrow(() -> new IllegalArgumentException("expected a file " + path));
            if (bytes.length > LARGEST_FILE) {
                throw new IllegalArgumentException("expected at most " + LARGEST_FILE + " bytes in " + path);
            }
            return Map.copyOf(Texts.read(bytes));
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a readable file " + path, e);
        }
    }
}
