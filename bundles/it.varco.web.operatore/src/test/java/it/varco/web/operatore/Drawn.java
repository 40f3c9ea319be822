package it.varco.web.operatore;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Draws an answer as the front end does, with a layout that is nothing but the page, and notes the texts it used. */
final class Drawn {

    static final String NOT_A_VALUE = "{}";

    /** Stands for what the front end says of its own accord. */
    static final String NOTICE = "Notice of the front end";

    /** Stands for the hidden field that lets a form act once only. */
    static final String ONCE = "<input type=\"hidden\" name=\"once\" value=\"1\">";

    private static final Pattern NAMES =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(?:,[A-Za-z][A-Za-z0-9_-]{0,63})*");

    private final Locale language;
    private final Map<String, String> words;
    private final Set<String> missing = new TreeSet<>();

    Drawn(String file) {
        language = file.equals(Words.ENGLISH) ? Locale.ENGLISH : Locale.ITALIAN;
        words = Words.all(file);
    }

    /** Keys for which there was no text. */
    Set<String> missing() {
        return missing;
    }

    static Map<String, Object> model(PageAnswer answer) {
        return answer instanceof PageAnswer.Show show ? show.model() : ((PageAnswer.Rejected) answer).model();
    }

    static String template(PageAnswer answer) {
        return answer instanceof PageAnswer.Show show ? show.template() : ((PageAnswer.Rejected) answer).template();
    }

    /** The title that an answer brings; empty for that of its page. */
    static String title(PageAnswer answer, String file) {
        Object title = model(answer).getOrDefault("title", "");
        return title instanceof Text text ? new Drawn(file).fill(text.key(), text.arguments()) : title.toString();
    }

    String draw(PageAnswer answer) {
        Map<String, Object> around = new HashMap<>();
        around.put("title", "Titolo");
        around.put("notices", List.of(Map.of("kind", "info", "text", NOTICE)));
        around.put("once", ONCE);
        around.put("assets", "/assets/0");
        around.put("t", (Mustache.Lambda) (fragment, out) -> out.write(worded(fragment.execute())));
        around.put("guard", (Mustache.Lambda) (fragment, out) ->
                out.write("<input type=\"hidden\" name=\"guard\" value=\"" + fragment.execute() + "\">"));
        around.put("draft", (Mustache.Lambda) (fragment, out) -> out.write(mark(fragment.execute())));
        around.put("provider", (Mustache.Lambda) (fragment, out) -> out.write(fragment.execute()));
        Template template = Mustache.compiler()
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withCollector(new Maps())
                .withEscaper(raw -> raw.replace("&", "&amp;")
                        .replace("\"", "&quot;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;"))
                .withFormatter(this::format)
                .withLoader(name -> new StringReader(source(name)))
                .loadTemplate(template(answer));
        StringWriter drawn = new StringWriter();
        template.execute(model(answer), around, drawn);
        return drawn.toString();
    }

    /** The front end keeps texts under names of this shape only. */
    private static String mark(String names) {
        if (!NAMES.matcher(names).matches()) {
            throw new IllegalArgumentException("draft: expected names of fields with commas between, got " + names);
        }
        return "<input type=\"hidden\" name=\"_draft\" value=\"" + names + "\">";
    }

    private String format(Object value) {
        if (value instanceof Text text) {
            return fill(text.key(), text.arguments());
        }
        if (value instanceof Sentence sentence) {
            return sentence.in(language).orElseThrow();
        }
        if (value instanceof String || value instanceof Integer || value instanceof Instant) {
            return value.toString();
        }
        return NOT_A_VALUE; // sections are asked too, whether they are empty
    }

    private String worded(String fragment) {
        List<String> parts = List.of(fragment.split("\\|", -1));
        return fill(parts.get(0), parts.subList(1, parts.size()));
    }

    private String fill(String key, List<String> arguments) {
        String text = words.get(key);
        if (text == null) {
            missing.add(key);
            return "";
        }
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return text;
    }

    private static String source(String name) throws IOException {
        return name.equals("layout")
                ? "{{#notices}}<p>{{text}}</p>{{/notices}}{{$main}}{{/main}}"
                : Files.readString(Words.template(name));
    }

    /** Names are looked up in maps only. */
    private static final class Maps extends BasicCollector {

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return (from, wanted) -> {
                Object value = from instanceof Map<?, ?> map ? map.get(wanted) : null;
                return value == null ? Template.NO_FETCHER_FOUND : value;
            };
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
