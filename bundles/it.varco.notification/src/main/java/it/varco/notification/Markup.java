package it.varco.notification;

import it.varco.api.form.Sentence;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a layout may be made of: elements and attributes that load nothing, lead nowhere and run nothing. What is not
 * written exactly as one of them is none, so that no program reads it as something else.
 *
 * @source OUT-01, NOT-28
 */
final class Markup {

    private static final String ATTRIBUTE = "\\s++([A-Za-z:-]++)=(\"[^\"<]*+\"|'[^'<]*+')";

    private static final Pattern TOKEN = Pattern.compile("\\G(?:(?<text>[^<]++)"
            + "|<style(?: type=\"text/css\")?>(?<css>[^<]*+)</style>"
            + "|</?(?<element>[A-Za-z][A-Za-z0-9]*+)(?<attributes>(?:" + ATTRIBUTE + "){0,20}+)\\s*+/?>)");
    private static final Pattern ATTRIBUTES = Pattern.compile(ATTRIBUTE);
    private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE html>");

    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "body", "div", "p", "h1", "h2", "h3", "ul", "ol", "li", "br", "hr", "span",
            "b", "i", "em", "strong", "small", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td");

    /** Between these no line ends: what stands in and around them is read as one word. */
    private static final Set<String> WITHIN_LINES = Set.of("span", "b", "i", "em", "strong", "small");

    private static final Set<String> ATTRIBUTES_TAKEN = Set.of(
            "lang",
            "dir",
            "class",
            "id",
            "role",
            "style",
            "name",
            "content",
            "width",
            "height",
            "align",
            "valign",
            "bgcolor",
            "border",
            "cellpadding",
            "cellspacing",
            "colspan",
            "rowspan",
            "scope");

    private static final Map<String, String> ATTRIBUTES_WITH =
            Map.of("xmlns", "http://www.w3.org/1999/xhtml", "charset", "utf-8");

    /** In a style: escapes, words of its own, any rule but for paper and screens, any function but of colours, sums. */
    private static final Pattern FETCHES = Pattern.compile("(?i)[\\\\&]|//|(?<![\\w-])content\\s*+[:/]"
            + "|@(?!media\\b|page\\b)|url\\s*+\\(|[^\\s:,({](?<!\\b(?:rgba?|hsla?|calc))\\(");

    /** What Mustache writes, and the blank that does not break; all other signs are written as they are. */
    private static final Pattern OTHER_ENTITY =
            Pattern.compile("&(?!(?:amp|lt|gt|quot|nbsp|#39|#160|#x60|#x3D);)[^\\s;]{0,20}");

    private static final int SHOWN = 40;

    private Markup() {}

    /** What is wrong with a page that was drawn, and what to do; empty if nothing is. */
    static Optional<Sentence> problem(String page) {
        Matcher doctype = DOCTYPE.matcher(page);
        int at = doctype.lookingAt() ? doctype.end() : 0;
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(page).region(at, page.length());
        while (token.find()) {
            Optional<Sentence> problem = problem(token, text);
            if (problem.isPresent()) {
                return problem;
            }
            at = token.end();
        }
        if (at < page.length()) {
            return Optional.of(other(page.substring(at)));
        }
        return Links.in(text) ? Optional.of(fetches()) : Optional.empty();
    }

    /** @param text takes what is read of it */
    private static Optional<Sentence> problem(Matcher token, StringBuilder text) {
        if (token.group("text") != null) {
            text.append(token.group());
            Matcher entity = OTHER_ENTITY.matcher(token.group());
            return entity.find() ? Optional.of(other(entity.group())) : Optional.empty();
        }
        if (token.group("css") != null) {
            return FETCHES.matcher(token.group("css")).find() ? Optional.of(fetches()) : Optional.empty();
        }
        String element = token.group("element").toLowerCase(Locale.ROOT);
        text.append(WITHIN_LINES.contains(element) ? "" : "\n");
        return ELEMENTS.contains(element) ? attributes(token) : Optional.of(other(token.group()));
    }

    private static Optional<Sentence> attributes(Matcher token) {
        Matcher attribute = ATTRIBUTES.matcher(token.group("attributes"));
        while (attribute.find()) {
            String name = attribute.group(1).toLowerCase(Locale.ROOT);
            String value = attribute.group(2).substring(1, attribute.group(2).length() - 1);
            if (!ATTRIBUTES_TAKEN.contains(name) && !value.equals(ATTRIBUTES_WITH.get(name))) {
                return Optional.of(other(attribute.group().strip()));
            }
            if (name.equals("style") && FETCHES.matcher(value).find()) {
                return Optional.of(fetches());
            }
        }
        return Optional.empty();
    }

    private static Sentence fetches() {
        return Sentence.of(Markup.class, "layout.fetches");
    }

    private static Sentence other(String what) {
        return Sentence.of(
                Markup.class, "layout.other", Signs.shown(what.substring(0, Math.min(SHOWN, what.length()))));
    }
}
