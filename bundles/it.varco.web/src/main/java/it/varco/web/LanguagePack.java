package it.varco.web;

import it.varco.api.form.PackClause;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private static final int LARGEST_FILE = 512 * 1024;

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
     * @param header the value of {@link PackClause#HEADER}
     * @throws IllegalArgumentException if the header is malformed, claims what this bundle may not translate, or names
     *     a file that is missing or cannot be read; nothing of such a pack counts
     */
    static LanguagePack read(String owner, String header, Files files) {
        Map<Clause, Map<String, String>> words = new LinkedHashMap<>();
        for (PackClause each : PackClause.parse(owner, header)) {
            Clause clause = new Clause(each.bundle(), new Language(each.language()));
            words.put(clause, words(clause, files));
        }
        return new LanguagePack(owner, Map.copyOf(words));
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
