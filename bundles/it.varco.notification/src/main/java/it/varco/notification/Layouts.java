package it.varco.notification;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import it.varco.api.form.Sentence;
import it.varco.api.notification.Medium;
import it.varco.spi.notification.Content;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.BundleContext;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Puts around the words of a message what its medium needs: the page of a mail, the sheet of a letter.
 *
 * <p>Both are Mustache files of this bundle, or the administration's, which lie beside its words. One of those that
 * cannot be drawn, or has anything that {@link Markup} does not know, does not count. Thread-safe.
 *
 * @source OUT-01, OUT-04
 */
final class Layouts {

    private static final String MAIL = "layout-mail.mustache";
    private static final String LETTER = "layout-letter.mustache";
    private static final String FOLDER = "OSGI-INF/layouts/";

    private static final String MARKER = "\u00A7 0 \u00A7";
    private static final Written SAMPLE = new Written(MARKER, MARKER, MARKER, "<p>" + MARKER + "</p>", Locale.ITALIAN);

    /** Signs that are mark-up where a layout puts words as they are. */
    private static final String SIGNS = "<&\">";

    /** A first line, one between, and a last one, which a layout can tell apart. */
    private static final String SAMPLE_ADDRESS = String.join("\n", SIGNS, SIGNS, SIGNS);

    /** A link of a message, as {@link Prose} writes it. */
    private static final Pattern LINK = Pattern.compile("<p><a [^<>]*href=\"([^\"]*)\"[^<>]*>[^<]*</a></p>");

    private static final String BUTTON = "display: inline-block; padding: .75em 1.5em; background-color: #0066cc;"
            + " color: #ffffff; font-weight: bold; text-decoration: none";

    private static final Set<String> MARKED_UP = Set.of("lang", "body");

    private final LayoutWords words;
    private final Replacements<Sheet> replacements;
    private final House house;
    private final Map<String, Template> own;

    /** @param folder where the administration puts layouts of its own; need not be there */
    Layouts(BundleContext context, Path folder, House house) {
        this.words = new LayoutWords(context);
        this.replacements = new Replacements<>(context, folder, Sheet.Wrong::new);
        this.house = house;
        this.own = Map.of(MAIL, own(context, MAIL), LETTER, own(context, LETTER));
    }

    /** A layout of the administration's. */
    private sealed interface Sheet {

        record Right(Template template) implements Sheet {}

        record Wrong(Sentence problem) implements Sheet {}
    }

    /**
     * What a carrier of a medium gets.
     *
     * @param address where to; what stands in the window of a letter, in lines
     * @param key of the message, as a letter carries it
     * @param entered when the message was put into the outbox, the date of a letter
     */
    Content content(Medium medium, Written written, String address, String key, Instant entered) {
        return switch (medium) {
            case EMAIL, PEC -> new Content.Mail(written.title(), text(written), mail(written));
            case SMS -> new Content.Brief(written.brief());
            case POSTA -> new Content.Letter(written.title(), letter(written, address, key, entered));
            case CALL -> new Content.Script(written.title(), written.text());
        };
    }

    /** What is wrong with the layouts of the administration. */
    List<Sentence> problems() {
        List<Sentence> problems = new ArrayList<>();
        for (String name : List.of(MAIL, LETTER)) {
            replaced(name).ifPresent(sheet -> {
                if (sheet instanceof Sheet.Wrong wrong) {
                    problems.add(Sentence.of(Layouts.class, "layout.wrong", replacements.told(name), wrong.problem));
                }
            });
        }
        return problems;
    }

    private String text(Written written) {
        Map<String, String> foot = words.in(written.language(), house);
        return written.text() + "\n\n-- \n" + house.institution() + "\n" + foot.get("message.noreply") + "\n"
                + foot.get("message.contact") + "\n";
    }

    private String mail(Written written) {
        Map<String, String> around = words.in(written.language(), house);
        String open = Escapers.HTML.escape(String.valueOf(around.get("message.open")));
        String copy = Escapers.HTML.escape(String.valueOf(around.get("message.copy")));
        Map<String, Object> model = model(written);
        String button = "<p><a href=\"$1\" style=\"" + BUTTON + "\">" + Matcher.quoteReplacement(open) + "</a></p>\n";
        String below = "<p style=\"font-size: .875em; word-break: break-all\">" + Matcher.quoteReplacement(copy);
        model.put("body", LINK.matcher(written.html()).replaceAll(button + below + "<br>$1</p>"));
        return layout(MAIL).execute(model);
    }

    private String letter(Written written, String address, String key, Instant entered) {
        return layout(LETTER).execute(letterModel(written, address, key, entered));
    }

    private Map<String, Object> letterModel(Written written, String address, String key, Instant entered) {
        Map<String, Object> model = model(written);
        model.put("body", LINK.matcher(written.html()).replaceAll("<p style=\"word-wrap: break-word\">$1</p>"));
        model.put("address", address.lines().map(Signs::shown).toList());
        model.put("returnAddress", house.returnAddress());
        model.put("date", new Moments(written.language()).day(entered));
        model.put("key", key);
        model.put("code", CodePicture.of(key));
        return model;
    }

    private Map<String, Object> model(Written written) {
        Map<String, String> foot = words.in(written.language(), house);
        Map<String, Object> model = new HashMap<>();
        model.put("lang", written.language().getLanguage());
        model.put("title", written.title());
        model.put("body", written.html());
        model.put("institution", house.institution());
        model.put("noReply", String.valueOf(foot.get("message.noreply")));
        model.put("contact", String.valueOf(foot.get("message.contact")));
        return model;
    }

    private Template layout(String name) {
        return replaced(name)
                .flatMap(sheet ->
                        sheet instanceof Sheet.Right right ? Optional.of(right.template) : Optional.<Template>empty())
                .orElseGet(() -> own.getOrDefault(name, compiled("")));
    }

    private Optional<Sheet> replaced(String name) {
        return replacements.of(name, house, source -> sheet(name, source));
    }

    /** Draws a sample; what cannot be drawn, or drawn not as it must be, does not count. */
    private Sheet sheet(String name, String source) {
        try {
            Template template = compiled(source);
            String drawn = template.execute(sample(name));
            if (drawn.contains(SIGNS)) {
                return new Sheet.Wrong(Sentence.of(Layouts.class, "layout.raw"));
            }
            Optional<Sentence> problem = Markup.problem(drawn);
            if (problem.isPresent()) {
                return new Sheet.Wrong(problem.get());
            }
            if (!drawn.contains("<p>" + MARKER + "</p>")) {
                return new Sheet.Wrong(Sentence.of(Layouts.class, "layout.body"));
            }
            return name.equals(LETTER) && !isLetter(drawn)
                    ? new Sheet.Wrong(Sentence.of(Layouts.class, "layout.letter"))
                    : new Sheet.Right(template);
        } catch (MustacheException e) {
            return new Sheet.Wrong(Sentence.of(Layouts.class, "layout.mustache"));
        }
    }

    /** As much as there is of a message, with signs in all its words. */
    private Map<String, Object> sample(String name) {
        Map<String, Object> model =
                name.equals(LETTER) ? letterModel(SAMPLE, SAMPLE_ADDRESS, MARKER, Instant.EPOCH) : model(SAMPLE);
        model.replaceAll((key, value) -> value instanceof String && !MARKED_UP.contains(key) ? SIGNS : value);
        return model;
    }

    /** Whether it is a page that can be set: well-formed, with a language and a title, without a document type. */
    private static boolean isLetter(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which prints nothing
            var root = builder.parse(new InputSource(new StringReader(page))).getDocumentElement();
            return !root.getAttribute("lang").isBlank()
                    && root.getElementsByTagName("title").getLength() == 1;
        } catch (SAXException e) {
            return false;
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("expected a parser that reads from memory", e);
        }
    }

    private static Template own(BundleContext context, String name) {
        return compiled(MessageFiles.read(context.getBundle(), FOLDER + name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("expected a layout " + name)));
    }

    private static Template compiled(String source) {
        return Mustache.compiler()
                .withCollector(new Maps())
                .withLoader(name -> {
                    throw new MustacheException("expected no other file than this one");
                })
                .compile(source);
    }

    /** Names are looked up in maps and nowhere else: a layout reaches nothing but what it is given (SEC-50). */
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
