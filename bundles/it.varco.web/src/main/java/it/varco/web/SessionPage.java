package it.varco.web;

import it.varco.api.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Until when the session lasts: what every page says of it, and the page that lets it go on (UX-06).
 *
 * <p>Any page that is opened is a use of the session, this one as well; the script asks for it in the background, which
 * is none, to know whether another window was used.
 *
 * @source WCAG 2.2.1
 */
final class SessionPage {

    private final Drawing drawing;

    SessionPage(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * What the layout says of the end.
     *
     * @param login the way to the login that leads back to the page
     */
    static Map<String, Object> end(Session session, Exchange exchange, String login) {
        Instant end = session.idleEnd();
        long seconds = Math.max(0, Duration.between(exchange.visit().at(), end).toSeconds());
        return Map.of(
                "at", Moments.time(end),
                "seconds", Math.toIntExact(Math.min(seconds, Integer.MAX_VALUE)),
                "fixed", isFixed(session),
                "login", Links.afterSession(login));
    }

    /** Whether it has reached its longest time, so that no use makes it longer. */
    private static boolean isFixed(Session session) {
        return !session.idleEnd().isBefore(session.latestEnd());
    }

    Answer answer(Exchange exchange) {
        if (exchange.incoming().isPost()) {
            return drawing.problem(exchange, Problem.METHOD).with("Allow", "GET, HEAD");
        }
        Optional<Session> session = exchange.session();
        if (session.isEmpty()) {
            return exchange.visit().session().isEmpty() ? Answer.seeOther(Links.LOGIN) : ended(exchange.place());
        }
        return show(exchange, session.get());
    }

    private static Answer ended(Place place) {
        return Answer.seeOther(Links.afterSession(Links.LOGIN))
                .cookie(Cookies.forget(place.cookies().session()));
    }

    private Answer show(Exchange exchange, Session session) {
        Texts texts = drawing.texts(exchange);
        boolean fixed = isFixed(session);
        String at = Moments.time(session.idleEnd());
        Map<String, Object> model = Map.of(
                "tone", fixed ? "warning" : "success",
                "until", texts.of(fixed ? "session.fixed" : "session.extended", at),
                "latest", texts.of("session.latest", Moments.time(session.latestEnd())),
                "start", exchange.home().start(),
                "label", texts.of(exchange.home().key("message.link.area")));
        return drawing.page(exchange, 200, "session", drawing.belowHome(exchange, texts.of("session.title")), model);
    }
}
