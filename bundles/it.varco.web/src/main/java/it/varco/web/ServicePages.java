package it.varco.web;

import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.catalogue.View;
import it.varco.api.form.Form;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.ReturnPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dialogue with a service, drawn for whichever page leads it.
 *
 * <p>The page is at one address: with {@link #PRATICA} it shows a dialogue again, with {@link #OPERATION} it offers to
 * begin one; forms bring the first, and {@link #ABANDON} to give up.
 *
 * @source CS-02, UX-02, UX-05, UX-16
 */
final class ServicePages {

    /** Names a dialogue, in the address and in forms. */
    static final String PRATICA = "pratica";

    /** Names an operation, in the address. */
    static final String OPERATION = "operazione";

    /** Hidden field that gives a dialogue up; no field of a {@link Form} can have the name. */
    static final String ABANDON = "_abandon";

    private static final int UNPROCESSABLE = 422;

    private final Drawing drawing;
    private final Contributions contributions;
    private final Refusals refusals;
    private final Drafts drafts;
    private final ReturnedForms returned;
    private final ReceiptPages receipts;
    private final BlockedPage waits;

    ServicePages(Drawing drawing, Contributions contributions, Refusals refusals, Memory memory) {
        this.drawing = drawing;
        this.contributions = contributions;
        this.refusals = refusals;
        this.drafts = memory.drafts();
        this.returned = memory.returned();
        this.receipts = new ReceiptPages(drawing, contributions);
        this.waits = new BlockedPage(drawing);
    }

    /** For the pages that show what came of a dialogue of legal weight. */
    ReceiptPages receipts() {
        return receipts;
    }

    /**
     * Where a dialogue is led.
     *
     * @param around what surrounds the page, for {@link Drawing#page}
     * @param above the page above it, with {@code url} and {@code label}
     * @param address path and query to go on from
     */
    record Desk(Map<String, Object> around, Map<String, Object> above, ReturnPath address) {

        String path() {
            int query = address.value().indexOf('?');
            return query < 0 ? address.value() : address.value().substring(0, query);
        }

        String begin(OperationCard operation) {
            return begin(operation.name());
        }

        String begin(String operation) {
            return ServicePages.begin(path(), operation);
        }

        String goOn(PraticaCard pratica) {
            return path() + "?" + PRATICA + "=" + Links.encode(pratica.id());
        }

        String where() {
            return String.valueOf(above.get("label"));
        }
    }

    /**
     * Where an operation begins.
     *
     * @param dialogue path of the page that leads dialogues
     */
    static String begin(String dialogue, String operation) {
        return dialogue + "?" + OPERATION + "=" + Links.encode(operation);
    }

    /** The one place where what came of a dialogue is taken apart. */
    Answer answer(Exchange exchange, Desk desk, PageAnswer.Serve serve) {
        Handling handling = serve.handling();
        if (handling instanceof Handling.Ask ask) {
            return asked(exchange, desk, ask);
        }
        if (handling instanceof Handling.Answered answered) {
            return view(exchange, desk, answered.operation(), answered.view(), false);
        }
        if (handling instanceof Handling.Done done) {
            return view(exchange, desk, done.operation(), done.view(), true);
        }
        if (handling instanceof Handling.Receipted) {
            return Answer.seeOther(desk.address().value());
        }
        if (handling instanceof Handling.Rejected rejected) {
            return rejected(exchange, desk, rejected);
        }
        if (handling instanceof Handling.Forbidden forbidden) {
            Refusals.Back back = new Refusals.Back(desk.address(), typed(exchange));
            return refusals.of(exchange, forbidden.why(), back)
                    .orElseThrow(() -> new IllegalStateException("handling: expected a decision that forbids"));
        }
        if (handling instanceof Handling.Blocked blocked) {
            return blocked(exchange, desk, blocked);
        }
        if (handling instanceof Handling.Missing) {
            return drawing.problem(exchange, Problem.NOT_FOUND, "", List.of(desk.above()));
        }
        if (handling instanceof Handling.Over) {
            return over(exchange, desk);
        }
        if (handling instanceof Handling.NotAvailable gone) {
            return notAvailable(exchange, desk, gone);
        }
        throw new IllegalStateException("handling: expected one of the known ones");
    }

    /** Whether the request is an answer to a question, of which the catalogue keeps what was typed. */
    private static boolean typed(Exchange exchange) {
        return exchange.incoming().form().names().contains(PRATICA);
    }

    /** The next question has an address of its own, so that going back, F5 and the other language lead to it. */
    private Answer asked(Exchange exchange, Desk desk, Handling.Ask ask) {
        PraticaCard pratica = ask.pratica();
        Instant now = exchange.visit().at();
        if (!exchange.incoming().isPost()) {
            Form form = returned.find(pratica.id(), now).in(ask.form());
            return ask(exchange, desk, new Handling.Ask(pratica, form, ask.typed()));
        }
        return returned.keep(pratica.id(), ask.form(), Parameters.NONE, now)
                ? Answer.seeOther(desk.goOn(pratica))
                : ask(exchange, desk, ask);
    }

    private Answer ask(Exchange exchange, Desk desk, Handling.Ask ask) {
        PraticaCard pratica = ask.pratica();
        boolean wrong = !ask.form().errors().isEmpty();
        OperationCard operation = pratica.operation();
        Texts texts = texts(exchange, operation);
        Map<String, List<String>> draft = wrong ? Map.of() : drafts.of(exchange);
        Map<String, String> shown = new HashMap<>(ask.typed());
        draft.forEach((name, typed) -> shown.put(name, typed.get(0)));
        Parameters typed = Parameters.of(shown).only(FormModel.shownAgain(ask.form()));
        String here = desk.goOn(pratica);
        Map<String, Object> model = new HashMap<>();
        model.put("description", texts.of(operation.description()));
        model.put("form", new FormModel(ask.form(), texts, typed).of(here, hidden(exchange, desk, ask), "form.submit"));
        model.put("pratica", Map.of("id", pratica.id(), "path", desk.path(), "expiry", pratica.expiry()));
        Map<String, Object> around = around(exchange, desk, texts.of(operation.label()), here);
        around.put("invalid", wrong);
        if (!draft.isEmpty()) {
            around.put("notices", List.of(drawing.draftNotice(exchange)));
        }
        int status = wrong && exchange.incoming().isPost() ? UNPROCESSABLE : 200;
        return drawing.page(exchange, status, "service", around, model);
    }

    private Map<String, String> hidden(Exchange exchange, Desk desk, Handling.Ask ask) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(FormToken.FIELD, exchange.formToken(desk.path()));
        hidden.put(PRATICA, ask.pratica().id());
        String kept = String.join(",", FormModel.kept(ask.form()));
        Optional<String> mark = kept.isEmpty() ? Optional.empty() : drafts.mark(exchange, kept);
        mark.ifPresent(value -> hidden.put(Drafts.FIELD, value));
        return hidden;
    }

    /** What a form answered is not there to be had again: the other language leads to the page above. */
    private Answer view(Exchange exchange, Desk desk, OperationCard operation, View view, boolean done) {
        Texts texts = texts(exchange, operation);
        String title = view.heading().map(texts::of).orElseGet(() -> texts.of(operation.label()));
        String here = exchange.incoming().isPost()
                ? String.valueOf(desk.above().get("url"))
                : Links.self(exchange.incoming());
        Map<String, Object> model = new HashMap<>(new ViewModel(view, texts, desk::begin).model());
        model.put("done", done);
        model.put("above", desk.above());
        return drawing.page(exchange, 200, "view", around(exchange, desk, title, here), model);
    }

    private static Map<String, Object> around(Exchange exchange, Desk desk, String title, String here) {
        Map<String, Object> around = desk.around();
        around.put("title", title);
        around.put("languages", Layout.languages(exchange, language -> Links.in(here, language)));
        return around;
    }

    private Answer rejected(Exchange exchange, Desk desk, Handling.Rejected rejected) {
        Texts texts = texts(exchange, rejected.operation());
        Problem problem = Problem.SERVICE_REJECTED;
        Words words =
                words(exchange, desk, problem, texts.of(rejected.operation().label()));
        words = new Words(words.about(), texts.of(rejected.why()), words.saved(), words.todo());
        List<Map<String, Object>> links = new ArrayList<>();
        links.add(desk.above());
        links.add(link(exchange, desk.begin(rejected.operation()), "message.link.again"));
        return drawing.problem(exchange, problem, words, links);
    }

    /** An older form that is sent once more: where its dialogue goes on, it is shown where it stands. */
    private Answer over(Exchange exchange, Desk desk) {
        List<Map<String, Object>> links = new ArrayList<>();
        if (typed(exchange)) {
            links.add(link(exchange, desk.address().value(), "message.link.look"));
        }
        links.add(desk.above());
        return drawing.problem(exchange, Problem.SERVICE_OVER, "", links);
    }

    /** The same for whoever is named, and for any reason (SEC-04). */
    private Answer blocked(Exchange exchange, Desk desk, Handling.Blocked blocked) {
        OperationCard operation = blocked.operation();
        String label = texts(exchange, operation).of(operation.label());
        String here = desk.address().value();
        String title = drawing.texts(exchange).of("service.blocked.title", label);
        Map<String, Object> model =
                Map.of("operation", label, "where", desk.where(), "retry", here, "above", desk.above());
        Map<String, Object> around = around(exchange, desk, title, here);
        return waits.answer(exchange, "service-blocked", blocked.rest(), around, model);
    }

    private Answer notAvailable(Exchange exchange, Desk desk, Handling.NotAvailable gone) {
        Problem problem = problem(gone.why());
        String about = texts(exchange, gone.operation()).of(gone.operation().label());
        List<Map<String, Object>> links = new ArrayList<>();
        if (!problem.isMomentary() || exchange.incoming().isPost()) {
            links.add(link(exchange, desk.address().value(), "message.link.retry"));
        }
        links.add(desk.above());
        return drawing.problem(exchange, problem, words(exchange, desk, problem, about), links);
    }

    private static Problem problem(Absence why) {
        return switch (why) {
            case ABSENT, OFF -> Problem.SERVICE_GONE;
            case CHANGED -> Problem.SERVICE_CHANGED;
            case BUSY, FAULT -> Problem.SERVICE_UNAVAILABLE;
        };
    }

    private Words words(Exchange exchange, Desk desk, Problem problem, String about) {
        Texts texts = drawing.texts(exchange);
        return new Words(
                about,
                texts.of(problem.key("what"), about, desk.where()),
                texts.of(problem.key("saved"), about, desk.where()),
                texts.of(problem.key("todo"), about, desk.where()));
    }

    private Texts texts(Exchange exchange, OperationCard operation) {
        return contributions.of(operation.owner()).texts(exchange.language());
    }

    private Map<String, Object> link(Exchange exchange, String url, String key) {
        return Map.of("url", url, "label", drawing.texts(exchange).of(key));
    }
}
