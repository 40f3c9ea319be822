package it.varco.tck.contract;

import it.varco.api.notification.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a plugin writes to people: the words in its bundle, and what its messages bring. */
public final class MessageFiles {

    private static final String ITALIAN = "it";
    private static final List<String> LANGUAGES = List.of(ITALIAN, "en");
    private static final List<String> HEADERS = List.of("subject:", "brief:");
    /** The places that Varco fills in every message. */
    private static final Set<String> HOUSE = Set.of("institution", "landline", "mobile");

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\h*\\R");

    private MessageFiles() {}

    /**
     * What is wrong with the words of messages, each flaw in words: no file, no subject, no text for a text message, a
     * place that the message leaves empty, a link that the Italian file leads elsewhere or that does not stand alone.
     *
     * @param plugin in whose bundle the files are
     * @return empty if nothing is
     */
    public static List<String> flaws(Class<?> plugin, List<Message> messages) {
        List<String> flaws = new ArrayList<>();
        for (Message message : messages) {
            for (String language : LANGUAGES) {
                String file = "OSGI-INF/messages/" + message.kind() + "_" + language + ".md";
                Optional<String> words = load(plugin, file);
                words.ifPresentOrElse(
                        found -> {
                            flaws(message, found).forEach(flaw -> flaws.add(flaw + " in " + file));
                            links(message, found, language).forEach(flaw -> flaws.add(flaw + " in " + file));
                        },
                        () -> flaws.add("no " + file));
            }
        }
        return flaws.stream().distinct().toList();
    }

    private static List<String> flaws(Message message, String words) {
        List<String> flaws = new ArrayList<>();
        List<String> head = words.lines()
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .toList();
        HEADERS.stream()
                .filter(header -> head.stream().noneMatch(line -> line.matches(header + "\\s*\\S.*")))
                .forEach(header -> flaws.add("no " + header));
        Set<String> places =
                PLACE.matcher(words).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> filled = new TreeSet<>(HOUSE);
        filled.addAll(message.words().keySet());
        filled.addAll(message.moments().keySet());
        filled.addAll(message.secrets().keySet());
        filled.addAll(message.links().keySet());
        places.stream()
                .filter(place -> !filled.contains(place))
                .forEach(place -> flaws.add("nothing for {{" + place + "}}"));
        return flaws;
    }

    /** Italian words declare where a link leads; in every language it is all that its paragraph has. */
    private static List<String> links(Message message, String words, String language) {
        List<String> flaws = new ArrayList<>();
        message.links().forEach((name, link) -> {
            String header = "(?s)(?:.*\\R)?link\\." + name + ":\\s*" + Pattern.quote(link.operation()) + "\\s*\\R.*";
            if (language.equals(ITALIAN) && !words.matches(header)) {
                flaws.add("no link." + name + ": " + link.operation());
            }
            String place = "{{" + name + "}}";
            boolean joined = PARAGRAPH
                    .splitAsStream(words)
                    .skip(1)
                    .map(String::strip)
                    .anyMatch(paragraph -> paragraph.contains(place) && !paragraph.equals(place));
            if (joined) {
                flaws.add(place + " with something else in its paragraph");
            }
        });
        return flaws;
    }

    /**
     * What a message tells that it must not, in words; empty if nothing is.
     *
     * @param typed what people typed and nobody else may know
     * @param codiciFiscali of the people it may be about
     */
    public static Optional<String> told(Message message, Set<String> typed, Set<String> codiciFiscali) {
        List<String> words = List.copyOf(message.words().values());
        List<String> secrets = message.secrets().values().stream()
                .map(secret -> String.valueOf(secret.reveal()))
                .toList();
        List<String> tickets =
                message.links().values().stream().map(Message.Link::ticket).toList();
        if (anyIn(words, typed) || anyIn(secrets, typed) || anyIn(tickets, typed)) {
            return Optional.of("a typed secret in " + message);
        }
        return anyIn(words, codiciFiscali) || anyIn(tickets, codiciFiscali)
                ? Optional.of("a codice fiscale in " + message)
                : Optional.empty();
    }

    private static boolean anyIn(List<String> texts, Set<String> words) {
        return texts.stream().anyMatch(text -> words.stream().anyMatch(word -> Planted.in(text, word)));
    }

    private static Optional<String> load(Class<?> beside, String file) {
        try (InputStream bytes = beside.getResourceAsStream("/" + file)) {
            return bytes == null
                    ? Optional.empty()
                    : Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
