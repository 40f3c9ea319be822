package it.varco.web;

import it.varco.api.session.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a browser waits for the answer to a form it sent, and gets it (UX-10).
 *
 * <p>It looks by itself for ten seconds and then no more, so that nobody who reads it is disturbed (WCAG 2.2.1); from
 * then on it can be left and come back to.
 */
final class WaitingPage {

    /** From when on a wait can be left and come back to (UX-10). */
    private static final Duration LONG = Duration.ofSeconds(10);

    /** A guess: rare enough to be read out in between. */
    private static final String LOOKS_AGAIN_SECONDS = "3";

    private final Drawing drawing;
    private final LateAnswers late;

    WaitingPage(Drawing drawing, LateAnswers late) {
        this.drawing = drawing;
        this.late = late;
    }

    static boolean isAddress(String path) {
        return path.startsWith(Links.WAITING);
    }

    Answer answer(Exchange exchange) {
        Incoming incoming = exchange.incoming();
        if (incoming.isPost()) {
            return drawing.problem(exchange, Problem.METHOD).with("Allow", "GET, HEAD");
        }
        if (incoming.isHead()) { // takes nothing away
            return Answer.headOfPage(exchange.language());
        }
        Optional<LateAnswers.Wait> wait =
                late.find(incoming.path().substring(Links.WAITING.length()), exchange.visit());
        return wait.isPresent() ? answer(exchange, wait.get()) : gone(exchange);
    }

    /** A page made in a session is shown while it is open; to be led on, as by signing out, nobody needs one. */
    private Answer answer(Exchange exchange, LateAnswers.Wait wait) {
        boolean mayRead =
                !(wait.cookie() instanceof SessionToken) || exchange.session().isPresent();
        Optional<Answer> answer = late.take(wait);
        if (answer.isEmpty()) {
            return waiting(exchange, wait);
        }
        return mayRead || answer.get().size() == 0 ? answer.get() : gone(exchange);
    }

    private Answer waiting(Exchange exchange, LateAnswers.Wait wait) {
        Instant now = exchange.visit().at();
        boolean takesLong = !now.isBefore(wait.since().plus(LONG));
        Texts texts = drawing.texts(exchange);
        String kind = wait.login() ? "login" : "act";
        Map<String, Object> model = Map.of(
                "what", texts.of("waiting." + kind, Moments.time(wait.since())),
                "again", exchange.incoming().path(),
                "long", takesLong ? Map.of("until", Moments.time(wait.until())) : false);
        String title = texts.of(takesLong ? "waiting.title.long" : "waiting.title");
        Answer page = drawing.page(exchange, 200, "waiting", drawing.belowHome(exchange, title), model);
        return takesLong ? page : page.with("Refresh", LOOKS_AGAIN_SECONDS);
    }

    /** Whoever did not sign in has no pages of their own, and may have a number to look with. */
    private Answer gone(Exchange exchange) {
        Home home = exchange.home();
        boolean signedIn = exchange.session().isPresent();
        String label = home.key(signedIn ? "message.link.area" : "message.link.home");
        Map<String, Object> look = Map.of(
                "url",
                signedIn ? home.start() : home.path(),
                "label",
                drawing.texts(exchange).of(label));
        return drawing.problem(exchange, Problem.WAIT_OVER, "", List.of(look));
    }
}
