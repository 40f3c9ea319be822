package it.varco.web;

import it.varco.api.access.Decision;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.Constants;

/**
 * The pages that other bundles bring: found by address, guarded, drawn.
 *
 * <p>Nothing of a page is asked before its session is found, access control has agreed and, for a form, its token is
 * right (SEC-01, SEC-27).
 */
final class ContributedPages {

    private static final int DEEPEST = 5;

    private final Drawing drawing;
    private final Contributions contributions;
    private final Function<PageSet, String> owners;

    /** @param owners tells the symbolic name of the bundle that holds a set */
    ContributedPages(Drawing drawing, Contributions contributions, Function<PageSet, String> owners) {
        this.drawing = drawing;
        this.contributions = contributions;
        this.owners = owners;
    }

    Answer answer(Exchange exchange) {
        Optional<Found> found = find(exchange, exchange.incoming().path());
        if (found.isEmpty()) {
            return drawing.problem(exchange, Problem.NOT_FOUND);
        }
        Page page = found.get().page;
        boolean post = exchange.incoming().isPost();
        Optional<Function<PageRequest, PageAnswer>> answering = post ? page.sent() : page.shown();
        if (answering.isEmpty()) {
            return drawing.problem(exchange, Problem.METHOD).with("Allow", post ? "GET, HEAD" : "POST");
        }
        Optional<Answer> refusal = refusal(exchange, page);
        return refusal.orElseGet(
                () -> answer(exchange, found.get(), answering.get().apply(new Asked(exchange))));
    }

    private Optional<Found> find(Exchange exchange, String path) {
        Found best = null;
        for (Map.Entry<Map<String, Object>, PageSet> set : exchange.rooms().pageSets()) {
            for (Page page : set.getValue().pages()) {
                int ranking = set.getKey().get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
                if (page.path().equals(path) && (best == null || ranking > best.ranking)) {
                    best = new Found(page, set.getValue(), ranking);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** What to answer instead of the page, if it may not be asked. */
    private Optional<Answer> refusal(Exchange exchange, Page page) {
        boolean post = exchange.incoming().isPost();
        if (page.operation().isEmpty()) {
            return post && !exchange.carriesToken(exchange.formSecret())
                    ? Optional.of(drawing.problem(exchange, Problem.STALE_FORM))
                    : Optional.empty();
        }
        Optional<Session> session = exchange.session();
        if (session.isEmpty()) {
            return Optional.of(post ? sessionEnded(exchange) : toLogin(exchange));
        }
        if (post && !exchange.carriesToken(exchange.formSecret())) {
            return Optional.of(drawing.problem(exchange, Problem.STALE_FORM, "", back(exchange)));
        }
        Decision decision =
                exchange.rooms().access().decide(session.get(), page.operation().get());
        return refusal(exchange, decision);
    }

    /** The one place where a decision is taken apart. */
    Optional<Answer> refusal(Exchange exchange, Decision decision) {
        if (decision instanceof Decision.Granted) {
            return Optional.empty();
        }
        if (decision instanceof Decision.StepUpNeeded) {
            return Optional.of(drawing.problem(exchange, Problem.LEVEL_TOO_LOW, "", List.of(login(exchange))));
        }
        if (decision instanceof Decision.Refused refused) {
            boolean noTrail = refused.rule().equals("access.trail");
            return Optional.of(drawing.problem(exchange, noTrail ? Problem.STARTING : Problem.FORBIDDEN));
        }
        throw new IllegalStateException("decision: expected one of the known ones");
    }

    private Answer toLogin(Exchange exchange) {
        Answer answer = Answer.seeOther(Links.login(here(exchange)));
        return exchange.visit().session().isPresent() ? answer.cookie(Cookies.forget(Cookies.SESSION)) : answer;
    }

    private Answer sessionEnded(Exchange exchange) {
        return drawing.problem(exchange, Problem.SESSION_ENDED, "", List.of(login(exchange)));
    }

    private Map<String, Object> login(Exchange exchange) {
        return Map.of(
                "url",
                Links.login(here(exchange)),
                "label",
                drawing.texts(exchange).of("message.link.login"));
    }

    private List<Map<String, Object>> back(Exchange exchange) {
        return List.of(Map.of(
                "url", here(exchange).value(), "label", drawing.texts(exchange).of("message.link.retry")));
    }

    /** The page to come back to after a login. */
    private static ReturnPath here(Exchange exchange) {
        String path = exchange.incoming().path();
        String whole = exchange.incoming().isPost() ? path : Links.self(exchange.incoming());
        return ReturnPath.parse(whole).or(() -> ReturnPath.parse(path)).orElse(Links.AREA);
    }

    /** The one place where what a page answers is taken apart. */
    private Answer answer(Exchange exchange, Found found, PageAnswer answer) {
        if (answer instanceof PageAnswer.Show show) {
            return draw(exchange, found, show);
        }
        if (answer instanceof PageAnswer.SeeOther seeOther) {
            return Answer.seeOther(new ReturnPath(seeOther.path()).value());
        }
        if (answer instanceof PageAnswer.SignedOut signedOut) {
            return LogoutPage.signedOut(new ReturnPath(signedOut.path()).value());
        }
        if (answer instanceof PageAnswer.Missing) {
            return drawing.problem(exchange, Problem.NOT_FOUND);
        }
        if (answer instanceof PageAnswer.Unavailable) {
            return drawing.problem(exchange, Problem.STARTING);
        }
        throw new IllegalStateException("page answer: expected one of the known ones");
    }

    private Answer draw(Exchange exchange, Found found, PageAnswer.Show show) {
        Contribution owner = contributions.of(owners.apply(found.set));
        String title = owner.texts(exchange.language()).of(found.page.title());
        Map<String, Object> around = drawing.around(exchange, owner, title);
        around.put("breadcrumb", Map.of("steps", steps(exchange, found.page)));
        return drawing.page(exchange, 200, owner, show.template(), around, show.model());
    }

    private List<Map<String, Object>> steps(Exchange exchange, Page page) {
        List<Map<String, Object>> steps = new ArrayList<>();
        String parent = page.parent();
        while (!parent.equals(Links.HOME) && steps.size() < DEEPEST) {
            Optional<Found> above = find(exchange, parent);
            if (above.isEmpty()) {
                break;
            }
            Texts texts = contributions.of(owners.apply(above.get().set)).texts(exchange.language());
            steps.add(
                    0, Map.of("url", parent, "label", texts.of(above.get().page.title())));
            parent = above.get().page.parent();
        }
        steps.add(0, drawing.home(exchange));
        return steps;
    }

    private record Found(Page page, PageSet set, int ranking) {}

    /** What a page gets to know of a request. */
    private record Asked(Exchange exchange) implements PageRequest {

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
    }
}
