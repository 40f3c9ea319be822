package it.varco.web;

import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of one bundle in one language, with those of the front end behind them (D-58).
 *
 * <p>What is missing in the language is shown in Italian behind the mark {@code [it]}, which can stand in text and in
 * an attribute alike; a key that is nowhere is shown as it is, in brackets. Either is logged once: visible, never a
 * broken page.
 */
final class Texts {

    /** Stands before a sentence that is not in the language of the page. */
    static final String MARK = "[it] ";

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    private static final int MOST_REPORTS = 100;

    private final String owner;
    private final Language language;
    private final Map<String, String> own;
    private final Map<String, String> italian;
    private final @Nullable Texts behind;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param own the words in the language
     * @param italian the words in Italian, for what the language does not have
     * @param behind where to look for what neither has
     */
    Texts(
            String owner,
            Language language,
            Map<String, String> own,
            Map<String, String> italian,
            @Nullable Texts behind) {
        this.owner = owner;
        this.language = language;
        this.own = Map.copyOf(own);
        this.italian = Map.copyOf(italian);
        this.behind = behind;
    }

    /**
     * Words as a bundle writes them: properties, in UTF-8.
     *
     * @throws IllegalArgumentException if an escape among them is malformed
     */
    static Map<String, String> read(byte[] file) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new HashMap<>();
        read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        return words;
    }

    Language language() {
        return language;
    }

    /** A text with its arguments filled in; plain, not escaped. */
    String of(Text text) {
        return fill(pattern(text.key()), text.arguments());
    }

    /** A sentence, which brings its words along; behind the mark where it has none in the language. */
    String of(Sentence sentence) {
        return sentence.in(language.locale())
                .or(() -> sentence.in(Language.ITALIAN.locale()).map(MARK::concat))
                .orElse("");
    }

    /** A text by its key. */
    String of(String key, String... arguments) {
        return fill(pattern(key), List.of(arguments));
    }

    /** Whether there is a text of that key, be it in Italian. */
    boolean has(String key) {
        return own.containsKey(key) || italian.containsKey(key) || (behind != null && behind.has(key));
    }

    /** The text before its arguments are filled in. */
    String pattern(String key) {
        String found = own.get(key);
        if (found != null) {
            return found;
        }
        String fallback = italian.get(key);
        if (fallback == null && behind != null && behind.has(key)) {
            return behind.pattern(key);
        }
        if (reported.size() < MOST_REPORTS && reported.add(key)) {
            LOG.warn("text missing owner={} language={} key={}", owner, language.code(), key);
        }
        return fallback == null ? "[" + key + "]" : MARK + fallback;
    }

    /**
     * Puts arguments in the places {@code {0}}, {@code {1}} … {@code {9}} of a text; what has no argument stays empty.
     */
    static String fill(String pattern, List<String> arguments) {
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        StringBuilder filled = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            int place = place(pattern, i);
            if (place < 0) {
                filled.append(pattern.charAt(i));
            } else {
                filled.append(place < arguments.size() ? arguments.get(place) : "");
                i += 2;
            }
        }
        return filled.toString();
    }

    private static int place(String pattern, int at) {
        boolean shape = pattern.charAt(at) == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}';
        return shape ? Character.digit(pattern.charAt(at + 1), 10) : -1;
    }
}
