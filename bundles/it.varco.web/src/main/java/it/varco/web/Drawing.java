package it.varco.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws pages. */
final class Drawing {

    private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

    /** Names of the layout that a page of another bundle may bring. */
    private static final Set<String> MEANT_FOR_IT = Set.of("title", "notices");

    private final Contributions contributions;
    private final Layout layout;

    Drawing(Contributions contributions, Layout layout) {
        this.contributions = contributions;
        this.layout = layout;
    }

    /** What surrounds a page of this bundle, for {@link #page}. */
    Map<String, Object> around(Exchange exchange, String title) {
        return layout.around(exchange, contributions.own(), title);
    }

    /** What surrounds a page of a bundle, for {@link #page}. */
    Map<String, Object> around(Exchange exchange, Contribution owner, String title) {
        return layout.around(exchange, owner, title);
    }

    /** The words of this bundle in the language of the request. */
    Texts texts(Exchange exchange) {
        return contributions.own().texts(exchange.language());
    }

    /** Draws a template of this bundle. */
    Answer page(Exchange exchange, int status, String template, Map<String, Object> around, Map<String, Object> model) {
        return drawn(exchange, status, contributions.own(), template, around, model);
    }

    /** Draws a template of this bundle that is no page of the site. */
    byte[] bytes(Exchange exchange, String template, Map<String, Object> around, Map<String, Object> model) {
        return bytes(exchange, contributions.own(), template, around, model);
    }

    /**
     * Draws a template of a bundle; a name that {@code model} does not have is looked for in {@code around}.
     *
     * @throws IllegalStateException if the model has a name of the layout that is not meant for it: header, role and
     *     site of a page are told by this bundle alone
     */
    Answer contributed(
            Exchange exchange,
            int status,
            Contribution owner,
            String template,
            Map<String, Object> around,
            Map<String, Object> model) {
        Set<String> taken = new TreeSet<>(model.keySet());
        Set<String> ofTheLayout = around.keySet().stream().map(Drawing::first).collect(Collectors.toSet());
        taken.removeIf(name -> MEANT_FOR_IT.contains(name) || !ofTheLayout.contains(first(name)));
        if (!taken.isEmpty()) {
            throw new IllegalStateException(
                    "model of '" + template + "': expected no names of the layout, got " + taken);
        }
        return drawn(exchange, status, owner, template, around, model);
    }

    /** The first part of a name such as {@code site.owner}. */
    private static String first(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static Answer drawn(
            Exchange exchange,
            int status,
            Contribution owner,
            String template,
            Map<String, Object> around,
            Map<String, Object> model) {
        return Answer.page(status, bytes(exchange, owner, template, around, model), exchange.language());
    }

    private static byte[] bytes(
            Exchange exchange,
            Contribution owner,
            String template,
            Map<String, Object> around,
            Map<String, Object> model) {
        PageBuffer page = new PageBuffer();
        owner.template(template, exchange.language()).execute(model, around, page);
        return page.bytes();
    }

    /** The page that says what went wrong, and the line in the log with the same code (UX-04). */
    Answer problem(Exchange exchange, Problem problem) {
        return problem(exchange, problem, "", List.of());
    }

    /**
     * The same, about something and with other ways to go on.
     *
     * @param about what fills the first place of the texts, such as the name of a provider
     * @param others links that come first; each with {@code url} and {@code label}
     */
    Answer problem(Exchange exchange, Problem problem, String about, List<Map<String, Object>> others) {
        Texts texts = texts(exchange);
        String what = texts.of(problem.key("what"), about);
        String saved = texts.of(problem.key("saved"), about);
        String todo = texts.of(problem.key("todo"), about);
        return problem(exchange, problem, new Words(about, what, saved, todo), others);
    }

    /** The same, with other words. */
    Answer problem(Exchange exchange, Problem problem, Words words, List<Map<String, Object>> others) {
        String reference = exchange.visit().reference();
        LOG.info("answer status={} problem={} reference={}", problem.status(), problem, reference);
        Texts texts = texts(exchange);
        Map<String, Object> around = belowHome(exchange, texts.of(problem.key("title"), words.about()));
        around.put("reference", reference);
        Map<String, Object> model = Map.of(
                "tone", problem.status() >= Problem.FAILED.status() ? "danger" : "warning",
                "what", words.what(),
                "saved", words.saved(),
                "todo", words.todo(),
                "links", links(exchange, problem, others, texts));
        Answer answer = page(exchange, problem.status(), "message", around, model);
        return problem.isMomentary() ? answer.with("Retry-After", "1") : answer;
    }

    private static List<Map<String, Object>> links(
            Exchange exchange, Problem problem, List<Map<String, Object>> others, Texts texts) {
        List<Map<String, Object>> links = new ArrayList<>();
        others.forEach(other ->
                links.add(Map.of("url", other.get("url"), "label", other.get("label"), "primary", links.isEmpty())));
        boolean again = problem.isMomentary() && !exchange.incoming().isPost();
        if (again) {
            links.add(link(Links.self(exchange.incoming()), texts.of("message.link.retry"), links.isEmpty()));
        }
        Home home = exchange.home();
        links.add(link(home.path(), texts.of(home.key("message.link.home")), links.isEmpty()));
        if (!exchange.place().isManagement()) {
            links.add(link(Links.HELP, texts.of("message.link.help"), false));
        }
        return links;
    }

    private static Map<String, Object> link(String url, String label, boolean primary) {
        return Map.of("url", url, "label", label, "primary", primary);
    }

    /** Says above a form that it holds again what was typed before. */
    Map<String, Object> draftNotice(Exchange exchange) {
        return Map.of("kind", "info", "text", texts(exchange).of("form.draft"));
    }

    /** A page of its own address and title, with the way back to the first page above it. */
    Map<String, Object> belowHome(Exchange exchange, String title) {
        Map<String, Object> around = around(exchange, title);
        around.put("breadcrumb", Map.of("steps", List.of(home(exchange))));
        return around;
    }

    /** The first step of every breadcrumb. */
    Map<String, Object> home(Exchange exchange) {
        Home home = exchange.home();
        return Map.of("url", home.path(), "label", texts(exchange).of(home.key("layout.home")));
    }
}
