package it.varco.web;

import it.varco.api.access.Decision;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    ContributedPages(Drawing drawing, Contributions contributions, PageIndex index, LoginPages logins, LivePages live) {
        this.drawing = drawing;
        this.contributions = contributions;
        this.index = index;
        this.logins = logins;
        this.live = live;
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
        Optional<Answer> refusal = refusal(exchange, page);
        return refusal.orElseGet(() -> answer(exchange, found.get(), answering.get()));
    }

    /** What to answer instead of the page, if it may not be asked. */
    private Optional<Answer> refusal(Exchange exchange, Page page) {
        boolean post = exchange.incoming().isPost();
        if (page.operation().isEmpty()) {
            return post && !exchange.carriesToken(exchange.formSecret())
                    ? Optional.of(drawing.problem(exchange, Problem.STALE_FORM, "", back(exchange, page)))
                    : Optional.empty();
        }
        Optional<Session> session = exchange.session();
        if (session.isEmpty()) {
            return Optional.of(post ? sessionEnded(exchange, page) : toLogin(exchange, page));
        }
        if (post && !exchange.carriesToken(exchange.formSecret())) {
            return Optional.of(drawing.problem(exchange, Problem.STALE_FORM, "", back(exchange, page)));
        }
        Decision decision =
                exchange.rooms().access().decide(session.get(), page.operation().get());
        return refusal(exchange, page, decision);
    }

    /** The one place where a decision is taken apart. */
    private Optional<Answer> refusal(Exchange exchange, Page page, Decision decision) {
        if (decision instanceof Decision.Granted) {
            return Optional.empty();
        }
        if (decision instanceof Decision.StepUpNeeded) {
            return Optional.of(drawing.problem(exchange, Problem.LEVEL_TOO_LOW, "", List.of(login(exchange, page))));
        }
        if (decision instanceof Decision.ProofTooOld old) {
            String most = Moments.minutes(drawing.texts(exchange), old.most());
            return Optional.of(drawing.problem(exchange, Problem.PROOF_TOO_OLD, most, List.of(login(exchange, page))));
        }
        if (decision instanceof Decision.Refused refused) {
            boolean momentary =
                    refused.rule().equals("access.trail") || refused.rule().equals("access.unavailable");
            return Optional.of(drawing.problem(exchange, momentary ? Problem.STARTING : Problem.FORBIDDEN));
        }
        throw new IllegalStateException("decision: expected one of the known ones");
    }

    private Answer toLogin(Exchange exchange, Page page) {
        Place place = exchange.place();
        Answer answer = Answer.seeOther(place.login(here(exchange, page)));
        return exchange.visit().session().isPresent()
                ? answer.cookie(Cookies.forget(place.cookies().session()))
                : answer;
    }

    private Answer sessionEnded(Exchange exchange, Page page) {
        return drawing.problem(exchange, Problem.SESSION_ENDED, "", List.of(login(exchange, page)));
    }

    private Map<String, Object> login(Exchange exchange, Page page) {
        String address = exchange.place().login(here(exchange, page));
        return Map.of("url", address, "label", drawing.texts(exchange).of("message.link.login"));
    }

    private List<Map<String, Object>> back(Exchange exchange, Page page) {
        return List.of(link(exchange, page, "message.link.retry"));
    }

    private Map<String, Object> link(Exchange exchange, Page page, String label) {
        String address = here(exchange, page).value();
        return Map.of("url", address, "label", drawing.texts(exchange).of(label));
    }

    /** The page to come back to: this one if it can be looked at, else the one above it; never with what was typed. */
    private static ReturnPath here(Exchange exchange, Page page) {
        String path = page.shown().isPresent() ? page.path() : page.parent();
        String whole = page.shown().isPresent() ? Links.self(exchange.incoming()) : path;
        return ReturnPath.parse(whole)
                .or(() -> ReturnPath.parse(path))
                .orElse(exchange.place().start());
    }

    /** The one place where what a page answers is taken apart. */
    private Answer answer(Exchange exchange, FoundPage found, Function<PageRequest, PageAnswer> answering) {
        Asked asked = new Asked(exchange);
        Object follows = LivePages.model(asked, found.page()); // before the page, so that no change is missed
        PageAnswer answer = answering.apply(asked);
        if (answer instanceof PageAnswer.Show show) {
            return draw(exchange, found, show, follows);
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
        return nothingDone(exchange, found.page(), answer);
    }

    private Answer nothingDone(Exchange exchange, Page page, PageAnswer answer) {
        if (answer instanceof PageAnswer.Missing) {
            return drawing.problem(exchange, Problem.NOT_FOUND);
        }
        if (answer instanceof PageAnswer.Unavailable) {
            return drawing.problem(exchange, Problem.STARTING);
        }
        if (answer instanceof PageAnswer.Forbidden forbidden) {
            return refusal(exchange, page, forbidden.why())
                    .orElseThrow(() -> new IllegalStateException("page answer: expected a decision that forbids"));
        }
        if (answer instanceof PageAnswer.Outdated) {
            List<Map<String, Object>> look = List.of(link(exchange, page, "message.link.look"));
            return drawing.problem(exchange, Problem.OUTDATED, "", look);
        }
        throw new IllegalStateException("page answer: expected one of the known ones");
    }

    private Answer draw(Exchange exchange, FoundPage found, PageAnswer.Show show, Object follows) {
        Map<String, Object> around = around(exchange, found);
        around.put("live", follows);
        Contribution owner = contributions.of(found.owner());
        return drawing.page(exchange, 200, owner, show.template(), around, show.model());
    }

    private Answer drawAgain(Exchange exchange, FoundPage found, PageAnswer.Rejected rejected) {
        Map<String, Object> around = around(exchange, found);
        around.put("invalid", true);
        Contribution owner = contributions.of(found.owner());
        return drawing.page(exchange, UNPROCESSABLE, owner, rejected.template(), around, rejected.model());
    }

    private Map<String, Object> around(Exchange exchange, FoundPage found) {
        Contribution owner = contributions.of(found.owner());
        String title = owner.texts(exchange.language()).of(found.page().title());
        Map<String, Object> around = drawing.around(exchange, owner, title);
        boolean top = found.page().path().equals(exchange.place().home());
        around.put("breadcrumb", top ? false : Map.of("steps", steps(exchange, found.page())));
        return around;
    }

    private List<Map<String, Object>> steps(Exchange exchange, Page page) {
        List<Map<String, Object>> steps = new ArrayList<>();
        String parent = page.parent();
        String home = exchange.place().home();
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

    /** What a page gets to know of a request. */
    record Asked(Exchange exchange) implements PageRequest {

        @Override
        public Visit visit() {
            return exchange.visit();
        }

        @Override
        public Optional<Session> session() {
            return exchange.person();
        }

        @Override
        public Optional<String> parameter(String name) {
            Incoming incoming = exchange.incoming();
            return incoming.form().one(name).or(() -> incoming.query().one(name));
        }

        @Override
        public List<String> parameters(String name) {
            Incoming incoming = exchange.incoming();
            List<String> sent = incoming.form().all(name);
            return sent.isEmpty() ? incoming.query().all(name) : sent;
        }

        @Override
        public Visit browserVisit() {
            return exchange.visitOfBrowser();
        }
    }
}
