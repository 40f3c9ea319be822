package it.varco.web;

import com.samskivert.mustache.Mustache;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the words of a language into the source of a template before it is compiled.
 *
 * <p>A template says <code>{{#t}}key|argument|argument{{/t}}</code>. Where the key is written out, the text takes its
 * place once and for all, and drawing a page looks no word up. Only where the key has a part that is filled in later
 * does a lambda of the name {@code t} find the text when the page is drawn.
 */
final class Wording {

    /** Name of the lambda. */
    static final String NAME = "t";

    private static final Pattern PLACE = Pattern.compile("\\{\\{#t}}(.*?)\\{\\{/t}}", Pattern.DOTALL);
    private static final String BETWEEN_ARGUMENTS = "\\|";

    /** Stands between arguments in what the lambda gets: {@link Html} lets no such character through. */
    private static final String MARK = "\u001f";

    private Wording() {}

    /** The source with all words in it that can be known now. */
    static String into(String source, Texts texts) {
        Matcher place = PLACE.matcher(source);
        StringBuilder worded = new StringBuilder(source.length() * 2);
        while (place.find()) {
            place.appendReplacement(worded, Matcher.quoteReplacement(replacement(place.group(1), texts)));
        }
        return place.appendTail(worded).toString();
    }

    private static String replacement(String content, Texts texts) {
        List<String> parts = Arrays.asList(content.split(BETWEEN_ARGUMENTS, -1));
        return parts.get(0).contains("{{")
                ? "{{#t}}" + String.join(MARK, parts) + "{{/t}}"
                : Texts.fill(safe(texts.pattern(parts.get(0))), parts.subList(1, parts.size()));
    }

    private static String safe(String pattern) {
        return Html.ESCAPER.escape(pattern).replace("{{", "&#123;&#123;");
    }

    /** Finds the texts whose keys are known only when the page is drawn. */
    static Mustache.Lambda lambda(Texts texts) {
        return (fragment, out) -> {
            List<String> parts = Arrays.asList(fragment.execute().split(MARK, -1));
            String pattern = Html.ESCAPER.escape(texts.pattern(parts.get(0)));
            out.write(Texts.fill(pattern, parts.subList(1, parts.size())));
        };
    }
}
