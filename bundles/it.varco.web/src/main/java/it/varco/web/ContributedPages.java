package it.varco.web;

import com.samskivert.mustache.Mustache;
import it.varco.api.access.Decision;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pages that other bundles bring: found by address, guarded, drawn.
 *
 * <p>Nothing of a page is asked before its session is found, access control has agreed and, for a form, its token is
 * right (SEC-01, SEC-27).
 */
final class ContributedPages {

    private static final int DEEPEST = 5;
    private static final int UNPROCESSABLE = 422;

    private final Drawing drawing;
    private final Contributions contributions;
    private final PageIndex index;
    private final LoginPages logins;
    private final LivePages live;
    private final SentForms forms;
    private final Drafts drafts;
    private final Refusals refusals;
    private final ServicePages services;

    ContributedPages(
            Drawing drawing,
            Contributions contributions,
            PageIndex index,
            LoginPages logins,
            LivePages live,
            Memory memory,
            Refusals refusals,
            ServicePages services) {
        this.drawing = drawing;
        this.contributions = contributions;
        this.index = index;
        this.logins = logins;
        this.live = live;
        this.forms = memory.forms();
        this.drafts = memory.drafts();
        this.refusals = refusals;
        this.services = services;
    }

    Answer answer(Exchange exchange) {
        Optional<FoundPage> found =
                index.find(exchange.rooms(), exchange.incoming().path());
        if (found.isEmpty()) {
            return drawing.problem(exchange, Problem.NOT_FOUND);
        }
        Page page = found.get().page();
        if (exchange.incoming().wantsEvents() && LivePages.isLive(page)) {
            return live.answer(exchange, page);
        }
        boolean post = exchange.incoming().isPost();
        Optional<Function<PageRequest, PageAnswer>> answering = post ? page.sent() : page.shown();
        if (answering.isEmpty()) {
            return drawing.problem(exchange, Problem.METHOD).with("Allow", post ? "GET, HEAD" : "POST");
        }
        Optional<Answer> refusal = refusal(exchange, found.get());
        Supplier<Answer> asked = () -> answer(exchange, found.get(), answering.get());
        return refusal.orElseGet(() -> post ? once(exchange, found.get(), asked) : asked.get());
    }

    /** Lets a form act that carries an {@link OnceValue} if it is the first time, and any other form (UX-05). */
    private Answer once(Exchange exchange, FoundPage found, Supplier<Answer> act) {
        Optional<String> sent = exchange.incoming().form().one(OnceValue.FIELD);
        Optional<Session> session = exchange.person();
        if (sent.isEmpty() || session.isEmpty()) {
            return act.get();
        }
        Optional<OnceValue> value = OnceValue.read(exchange.formSecret(), sent.get());
        if (value.isEmpty()) {
            return drawing.problem(exchange, Problem.STALE_FORM, "", back(exchange, found));
        }
        String handle = session.get().handle();
        List<Map<String, Object>> look = List.of(link(exchange, found, "message.link.look"));
        return switch (forms.take(handle, value.get(), exchange.visit().at())) {
            case NEW -> first(act, () -> forms.giveBack(handle, value.get()));
            case SENT -> drawing.problem(exchange, Problem.ALREADY_SENT, "", look);
            case UNSURE -> drawing.problem(exchange, Problem.UNSURE, "", look);
        };
    }

    /** A form that did nothing may be sent again. */
    private static Answer first(Supplier<Answer> act, Runnable giveBack) {
        boolean done = false;
        try {
            Answer answer = act.get();
            done = answer.status() < Problem.BAD_REQUEST.status();
            return answer;
        } finally {
            if (!done) {
                giveBack.run();
            }
        }
    }

    /** What to answer instead of the page, if it may not be asked. */
    private Optional<Answer> refusal(Exchange exchange, FoundPage found) {
        boolean post = exchange.incoming().isPost();
        if (found.page().operation().isEmpty()) {
            return post && !exchange.carriesToken(exchange.formSecret())
                    ? Optional.of(drawing.problem(exchange, Problem.STALE_FORM, "", back(exchange, found)))
                    : Optional.empty();
        }
        Optional<Session> session = exchange.session();
        if (session.isEmpty()) {
            return Optional.of(post ? sessionEnded(exchange, found) : toLogin(exchange, found));
        }
        if (post && !exchange.carriesToken(exchange.formSecret())) {
            return Optional.of(stale(exchange, found));
        }
        Decision decision = exchange.rooms()
                .access()
                .decide(session.get(), found.page().operation().get());
        return refusal(exchange, found, decision);
    }

    private Optional<Answer> refusal(Exchange exchange, FoundPage found, Decision decision) {
        if (decision.granted()) {
            return Optional.empty();
        }
        ReturnPath here = found.back(exchange.incoming());
        boolean mayComeBack = exchange.incoming().isPost() && !(decision instanceof Decision.Refused);
        boolean kept = mayComeBack && drafts.keep(exchange, here.value());
        return refusals.of(exchange, decision, new Refusals.Back(here, kept));
    }

    /** A form of a session before this one, or of somebody else. */
    private Answer stale(Exchange exchange, FoundPage found) {
        boolean kept = drafts.keep(exchange, found.back(exchange.incoming()).value());
        return drawing.problem(
                exchange, Problem.STALE_FORM, words(exchange, Problem.STALE_FORM, kept), back(exchange, found));
    }

    private Words words(Exchange exchange, Problem problem, boolean kept) {
        Texts texts = drawing.texts(exchange);
        String saved = texts.of(kept ? "message.kept" : problem.key("saved"));
        return new Words("", texts.of(problem.key("what")), saved, texts.of(problem.key("todo")));
    }

    /** Whoever has proved who they are, and not said as whom they act, is asked that; anybody else for a proof. */
    private Answer toLogin(Exchange exchange, FoundPage found) {
        Place place = exchange.place();
        if (!exchange.roles().isEmpty()) {
            return Answer.seeOther(Links.role(found.back(exchange.incoming())));
        }
        String login = place.login(found.back(exchange.incoming()));
        return exchange.visit().session().isPresent()
                ? Answer.seeOther(Links.afterSession(login))
                        .cookie(Cookies.forget(place.cookies().session()))
                : Answer.seeOther(login);
    }

    private Answer sessionEnded(Exchange exchange, FoundPage found) {
        boolean kept = drafts.keep(exchange, found.back(exchange.incoming()).value());
        Words words = words(exchange, Problem.SESSION_ENDED, kept);
        return drawing.problem(exchange, Problem.SESSION_ENDED, words, List.of(login(exchange, found)));
    }

    private Map<String, Object> login(Exchange exchange, FoundPage found) {
        String address = exchange.place().login(found.back(exchange.incoming()));
        return Map.of("url", address, "label", drawing.texts(exchange).of("message.link.login"));
    }

    private List<Map<String, Object>> back(Exchange exchange, FoundPage found) {
        return List.of(link(exchange, found, "message.link.retry"));
    }

    private Map<String, Object> link(Exchange exchange, FoundPage found, String label) {
        String address = found.back(exchange.incoming()).value();
        return Map.of("url", address, "label", drawing.texts(exchange).of(label));
    }

    /** The one place where what a page answers is taken apart. */
    private Answer answer(Exchange exchange, FoundPage found, Function<PageRequest, PageAnswer> answering) {
        Asked asked = new Asked(exchange, contributions, drafts);
        Object follows = LivePages.model(asked, found.page()); // before the page, so that no change is missed
        PageAnswer answer = answering.apply(asked);
        if (exchange.incoming().isPost() && !(answer instanceof PageAnswer.Forbidden)) {
            drafts.forget(exchange);
        }
        if (answer instanceof PageAnswer.Show show) {
            return draw(exchange, found, show, follows, asked.drafted());
        }
        if (answer instanceof PageAnswer.Serve serve) {
            return services.answer(exchange, desk(exchange, found, serve), serve);
        }
        if (answer instanceof PageAnswer.ShowReceipt receipt) {
            return services.receipts().page(exchange, around(exchange, found), above(exchange, found), receipt);
        }
        if (answer instanceof PageAnswer.SendReceipt receipt) {
            return services.receipts().document(exchange, receipt.receipt());
        }
        if (answer instanceof PageAnswer.SendFile file) {
            return Answer.file(file);
        }
        if (answer instanceof PageAnswer.Rejected rejected) {
            return drawAgain(exchange, found, rejected);
        }
        if (answer instanceof PageAnswer.Enter enter) {
            return logins.outcome(exchange, enter.login());
        }
        if (answer instanceof PageAnswer.SeeOther seeOther) {
            return Answer.seeOther(new ReturnPath(seeOther.path()).value());
        }
        if (answer instanceof PageAnswer.SignedOut signedOut) {
            return LogoutPage.signedOut(exchange.place(), new ReturnPath(signedOut.path()).value());
        }
        return nothingDone(exchange, found, answer);
    }

    private Answer nothingDone(Exchange exchange, FoundPage found, PageAnswer answer) {
        if (answer instanceof PageAnswer.Missing) {
            return drawing.problem(exchange, Problem.NOT_FOUND);
        }
        if (answer instanceof PageAnswer.Unavailable) {
            return drawing.problem(exchange, Problem.STARTING);
        }
        if (answer instanceof PageAnswer.Forbidden forbidden) {
            return refusal(exchange, found, forbidden.why())
                    .orElseThrow(() -> new IllegalStateException("page answer: expected a decision that forbids"));
        }
        if (answer instanceof PageAnswer.Outdated) {
            List<Map<String, Object>> look = List.of(link(exchange, found, "message.link.look"));
            return drawing.problem(exchange, Problem.OUTDATED, "", look);
        }
        throw new IllegalStateException("page answer: expected one of the known ones");
    }

    private ServicePages.Desk desk(Exchange exchange, FoundPage found, PageAnswer.Serve serve) {
        return new ServicePages.Desk(around(exchange, found), above(exchange, found), new ReturnPath(serve.address()));
    }

    private Map<String, Object> above(Exchange exchange, FoundPage found) {
        List<Map<String, Object>> steps = steps(exchange, found.page());
        return steps.get(steps.size() - 1);
    }

    private Answer draw(Exchange exchange, FoundPage found, PageAnswer.Show show, Object follows, boolean drafted) {
        Map<String, Object> around = around(exchange, found);
        around.put("live", follows);
        if (drafted) {
            around.put("notices", List.of(drawing.draftNotice(exchange)));
        }
        Contribution owner = contributions.of(found.owner());
        return drawing.contributed(exchange, 200, owner, show.template(), around, show.model());
    }

    private Answer drawAgain(Exchange exchange, FoundPage found, PageAnswer.Rejected rejected) {
        Map<String, Object> around = around(exchange, found);
        around.put("invalid", true);
        Contribution owner = contributions.of(found.owner());
        return drawing.contributed(exchange, UNPROCESSABLE, owner, rejected.template(), around, rejected.model());
    }

    private Map<String, Object> around(Exchange exchange, FoundPage found) {
        Contribution owner = contributions.of(found.owner());
        String title = owner.texts(exchange.language()).of(found.page().title());
        Map<String, Object> around = drawing.around(exchange, owner, title);
        boolean top = found.page().path().equals(exchange.home().path());
        around.put("draft", draft(exchange));
        around.put("breadcrumb", top ? false : Map.of("steps", steps(exchange, found.page())));
        return around;
    }

    /** Writes the hidden field of a form whose texts are kept; between the tags stand the names of their fields. */
    private Mustache.Lambda draft(Exchange exchange) {
        return (fragment, out) -> {
            Optional<String> mark = drafts.mark(exchange, fragment.execute());
            if (mark.isPresent()) {
                out.write("<input type=\"hidden\" name=\"" + Drafts.FIELD + "\" value=\"" + mark.get() + "\">");
            }
        };
    }

    private List<Map<String, Object>> steps(Exchange exchange, Page page) {
        List<Map<String, Object>> steps = new ArrayList<>();
        String parent = page.parent();
        String home = exchange.home().path();
        while (!parent.equals(Links.HOME) && !parent.equals(home) && steps.size() < DEEPEST) {
            Optional<FoundPage> above = index.find(exchange.rooms(), parent);
            if (above.isEmpty()) {
                break;
            }
            Texts texts = contributions.of(above.get().owner()).texts(exchange.language());
            steps.add(
                    0,
                    Map.of("url", parent, "label", texts.of(above.get().page().title())));
            parent = above.get().page().parent();
        }
        steps.add(0, drawing.home(exchange));
        return steps;
    }
}
