package it.varco.api.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the gateway says to whoever runs it, ready in Italian and in English.
 *
 * <p>Unlike a {@link Text} it is whole when it is made, so it can be told on a page, to a program, in a terminal and in
 * the log, and after the bundle that says it has left. Its words stand in the files {@code sentences.properties}
 * (Italian) and {@code sentences_en.properties} (English), in UTF-8, beside the class that says it. Immutable; keeps
 * neither class nor arguments.
 */
public final class Sentence {

    private static final Sentence NOTHING = new Sentence("", "");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    /** The words beside a class; they go with the class. */
    private static final ClassValue<Map<String, Sentence>> WORDS = new ClassValue<>() {
        @Override
        protected Map<String, Sentence> computeValue(Class<?> speaker) {
            Properties english = read(speaker, "sentences_en.properties");
            return read(speaker, "sentences.properties").entrySet().stream()
                    .filter(words -> english.containsKey(words.getKey()))
                    .collect(Collectors.toUnmodifiableMap(
                            words -> String.valueOf(words.getKey()),
                            words -> new Sentence(
                                    String.valueOf(words.getValue()), String.valueOf(english.get(words.getKey())))));
        }
    };

    private final String italian;
    private final String english;

    private Sentence(String italian, String english) {
        this.italian = italian;
        this.english = english;
    }

    /**
     * A sentence by its key.
     *
     * @param speaker any class of the package in which the files lie
     * @param arguments what fills the places {@code {0}} to {@code {9}}: a sentence in the language of the whole,
     *     anything else as it writes itself; never anything personal or secret
     * @throws IllegalArgumentException if one of the files has no such key
     */
    public static Sentence of(Class<?> speaker, String key, Object... arguments) {
        Sentence pattern = WORDS.get(speaker).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("sentence: expected " + key + " beside " + speaker.getName());
        }
        List<Sentence> filling =
                Arrays.stream(arguments).map(Sentence::argument).toList();
        return new Sentence(
                fill(pattern.italian, filling, part -> part.italian),
                fill(pattern.english, filling, part -> part.english));
    }

    /** Somebody else's words, the same in every language: the message of an exception, a name. */
    public static Sentence quoted(String words) {
        return new Sentence(words, words);
    }

    /** One after the other; says nothing if there is none. */
    public static Sentence all(List<Sentence> sentences) {
        return new Sentence(
                sentences.stream().map(each -> each.italian).collect(Collectors.joining(" ")),
                sentences.stream().map(each -> each.english).collect(Collectors.joining(" ")));
    }

    /** Says nothing. */
    public static Sentence nothing() {
        return NOTHING;
    }

    private static Sentence argument(Object argument) {
        return argument instanceof Sentence sentence ? sentence : quoted(String.valueOf(argument));
    }

    private static String fill(String pattern, List<Sentence> filling, Function<Sentence, String> language) {
        return PLACE.matcher(pattern).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(number < filling.size() ? language.apply(filling.get(number)) : "");
        });
    }

    private static Properties read(Class<?> speaker, String file) {
        Properties words = new Properties();
        try (InputStream found = speaker.getResourceAsStream(file)) {
            if (found != null) {
                words.load(new InputStreamReader(found, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sentences: expected to be read beside " + speaker.getName(), e);
        }
        return words;
    }

    /** The sentence in a language; empty if it is in Italian and English only and another is asked for. */
    public Optional<String> in(Locale language) {
        if (language.getLanguage().equals(Locale.ITALIAN.getLanguage())) {
            return Optional.of(italian);
        }
        boolean asItIs = italian.equals(english) || language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return asItIs ? Optional.of(english) : Optional.empty();
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return english.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sentence that && italian.equals(that.italian) && english.equals(that.english);
    }

    @Override
    public int hashCode() {
        return 31 * italian.hashCode() + english.hashCode();
    }

    /** The sentence in English, as programs, terminals and the log have it. */
    @Override
    public String toString() {
        return english;
    }
}
