package it.varco.itests.distribution;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The texts of the pages that say what went wrong: which of them were seen. */
final class Headings {

    private static final String TEXTS = "bundles/it.varco.web/src/main/resources/OSGI-INF/l10n/texts";
    private static final Pattern KEY = Pattern.compile("message\\.([a-z-]+)\\.title");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>([^<]*)</h1>");

    /** Where one title may be that of two problems, the sentence below it tells them apart. */
    private static final Set<String> ALIKE = Set.of("session-ended", "other-person");

    private final String language;
    private final Properties texts = new Properties();

    /** @param language {@code it} or {@code en} */
    Headings(String language) {
        this.language = language;
        Path file = Archive.root().resolve(TEXTS + (language.equals("it") ? "" : "_" + language) + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a page said: its {@code h1} and all of its main part. */
    record Shown(String language, String heading, String text) {}

    /** The same of a page as it was served. */
    static Shown of(String language, String page) {
        String heading = HEADING.matcher(page)
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElse("");
        return new Shown(language, heading, page);
    }

    /** The problems that have a title. */
    Set<String> problems() {
        Set<String> problems = new TreeSet<>();
        for (String key : texts.stringPropertyNames()) {
            KEY.matcher(key).results().forEach(result -> problems.add(result.group(1)));
        }
        return problems;
    }

    /** The problems that none of these pages told of in this language. */
    Set<String> missing(Collection<Shown> pages) {
        Set<String> missing = problems();
        missing.removeIf(problem -> pages.stream().anyMatch(page -> tellsOf(page, problem)));
        return missing;
    }

    private boolean tellsOf(Shown page, String problem) {
        return page.language().equals(language)
                && pattern(problem, "title").matcher(page.heading()).matches()
                && (!ALIKE.contains(problem)
                        || pattern(problem, "what").matcher(page.text()).find());
    }

    private Pattern pattern(String problem, String part) {
        String text = texts.getProperty("message." + problem + "." + part);
        return Pattern.compile("\\Q" + text.replaceAll("\\{[0-9]}", "\\\\E.+\\\\Q") + "\\E");
    }
}
