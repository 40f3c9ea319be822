package it.varco.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one bundle brings to the pages: texts and templates, each read and compiled once.
 *
 * <p>Lives as long as the bundle stays as it is, so nothing of a bundle that left is remembered. Names of templates
 * come from code, never from a request, and only languages that are here are asked for, which bounds what is kept.
 */
final class Contribution {

    private static final String TEMPLATES = "OSGI-INF/templates/";
    private static final String NOT_A_VALUE = "{}";
    private static final String TEXTS = "OSGI-INF/l10n/texts";

    private final String owner;
    private final Files files;
    private final @Nullable Contribution behind;
    private final LanguagePacks packs;
    private final Map<Language, Spoken> spoken = new ConcurrentHashMap<>();

    /** What its files of words say, by what stands in their names behind {@link #TEXTS}. */
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    /**
     * @param owner symbolic name of the bundle
     * @param behind where to look for what the bundle does not have: the front end itself has nothing behind it
     * @param packs the words that others bring for the bundle
     */
    Contribution(String owner, Files files, @Nullable Contribution behind, LanguagePacks packs) {
        this.owner = owner;
        this.files = files;
        this.behind = behind;
        this.packs = packs;
    }

    String owner() {
        return owner;
    }

    /** The same after its bundle left: with the words that were read before. */
    Contribution withoutFiles() {
        Contribution left = new Contribution(owner, Files.NONE, behind, packs);
        left.known.putAll(known);
        return left;
    }

    /** Its words in a language. */
    Texts texts(Language language) {
        return spoken(language).words;
    }

    /** One of its templates, its layout and partials included, in a language. */
    Template template(String name, Language language) {
        return spoken(language).template(name);
    }

    /** Lets words and templates of a language be read anew, because a pack came or left. */
    void forget(Language language) {
        spoken.remove(language);
    }

    private Spoken spoken(Language language) {
        Spoken known = spoken.get(language);
        return known == null ? spoken.computeIfAbsent(language, this::read) : known;
    }

    private Spoken read(Language language) {
        Map<String, String> italian = words("");
        boolean complete = language.equals(Language.ITALIAN);
        Map<String, String> own = new HashMap<>(packs.words(owner, language));
        own.putAll(complete ? italian : words("_" + language.code()));
        Texts texts = new Texts(owner, language, own, italian, behind == null ? null : behind.texts(language));
        return new Spoken(texts);
    }

    private Map<String, String> words(String suffix) {
        return known.computeIfAbsent(
                suffix,
                each -> read(TEXTS + each + ".properties")
                        .map(Texts::read)
                        .map(Map::copyOf)
                        .orElseGet(Map::of));
    }

    private static String format(Object value, Texts words, Moments dates) {
        if (value instanceof String || value instanceof Integer) {
            return value.toString();
        }
        if (value instanceof Text text) {
            return words.of(text);
        }
        if (value instanceof Sentence sentence) {
            return words.of(sentence);
        }
        if (value instanceof Instant instant) {
            return dates.dayAndTime(instant);
        }
        if (value instanceof OnceField field) {
            return field.html();
        }
        if (value instanceof Map) {
            return NOT_A_VALUE; // asked only to see whether it is empty
        }
        throw new IllegalStateException("model: expected string, number, text, sentence or instant to show");
    }

    private String source(String template) {
        return read(TEMPLATES + template + ".mustache")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .or(() -> behind == null ? Optional.empty() : Optional.of(behind.source(template)))
                .orElseThrow(() -> new IllegalStateException("template '" + template + "' is not in " + owner));
    }

    private Optional<byte[]> read(String path) {
        try {
            return files.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of " + owner, e);
        }
    }

    /** Everything in one language, forgotten as a whole. */
    private final class Spoken {

        private final Texts words;
        private final Moments dates;
        private final Map<String, Template> templates = new ConcurrentHashMap<>();

        Spoken(Texts words) {
            this.words = words;
            this.dates = new Moments(words.language());
        }

        Template template(String name) {
            return templates.computeIfAbsent(name, this::compile);
        }

        private Template compile(String template) {
            return Mustache.compiler()
                    .strictSections(true)
                    .emptyStringIsFalse(true)
                    .withCollector(MapNames.COLLECTOR)
                    .withEscaper(Html.ESCAPER)
                    .withFormatter(value -> format(value, words, dates))
                    .withLoader(name -> new StringReader(Wording.into(source(name), words)))
                    .loadTemplate(template);
        }
    }
}
