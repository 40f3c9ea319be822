package it.varco.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import it.varco.api.form.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one bundle brings to the pages: texts and templates, each read and compiled once.
 *
 * <p>Lives as long as the bundle stays as it is, so nothing of a bundle that left is remembered. Names of templates
 * come from code, never from a request, which bounds what is kept.
 */
final class Contribution {

    private static final String TEMPLATES = "OSGI-INF/templates/";
    private static final String NOT_A_VALUE = "{}";
    private static final String TEXTS = "OSGI-INF/l10n/texts";

    private final String owner;
    private final Files files;
    private final @Nullable Contribution behind;
    private final Map<Language, Texts> texts = new ConcurrentHashMap<>();
    private final Map<Language, Moments> moments = new ConcurrentHashMap<>();
    private final Map<Named, Template> templates = new ConcurrentHashMap<>();

    /**
     * @param owner symbolic name of the bundle
     * @param behind where to look for what the bundle does not have: the front end itself has nothing behind it
     */
    Contribution(String owner, Files files, @Nullable Contribution behind) {
        this.owner = owner;
        this.files = files;
        this.behind = behind;
    }

    String owner() {
        return owner;
    }

    /** Its words in a language; Italian where a word is missing in that language. */
    Texts texts(Language language) {
        return texts.computeIfAbsent(language, this::loadTexts);
    }

    /** One of its templates, its layout and partials included, in a language. */
    Template template(String name, Language language) {
        return templates.computeIfAbsent(new Named(name, language), this::compile);
    }

    private Texts loadTexts(Language language) {
        Map<String, String> words = new HashMap<>();
        for (String suffix : new String[] {"", "_" + language.code()}) {
            Properties read = new Properties();
            try {
                read.load(new StringReader(read(TEXTS + suffix + ".properties").orElse("")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        }
        return new Texts(owner, language, words, behind == null ? null : behind.texts(language));
    }

    private Template compile(Named wanted) {
        Texts words = texts(wanted.language);
        Moments dates = moments.computeIfAbsent(wanted.language, Moments::new);
        return Mustache.compiler()
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withCollector(MapNames.COLLECTOR)
                .withEscaper(Html.ESCAPER)
                .withFormatter(value -> format(value, words, dates))
                .withLoader(name -> new StringReader(Wording.into(source(name), words)))
                .loadTemplate(wanted.name);
    }

    private static String format(Object value, Texts words, Moments dates) {
        if (value instanceof String || value instanceof Integer) {
            return value.toString();
        }
        if (value instanceof Text text) {
            return words.of(text);
        }
        if (value instanceof Instant instant) {
            return dates.dayAndTime(instant);
        }
        if (value instanceof Map) {
            return NOT_A_VALUE; // asked only to see whether it is empty
        }
        throw new IllegalStateException("model: expected string, number, text or instant to show");
    }

    private String source(String template) {
        return read(TEMPLATES + template + ".mustache")
                .or(() -> behind == null ? Optional.empty() : Optional.of(behind.source(template)))
                .orElseThrow(() -> new IllegalStateException("template '" + template + "' is not in " + owner));
    }

    private Optional<String> read(String path) {
        try {
            return files.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of " + owner, e);
        }
    }

    private record Named(String name, Language language) {}
}
