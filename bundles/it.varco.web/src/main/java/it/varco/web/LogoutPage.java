package it.varco.web;

import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signing out.
 *
 * @source SEC-26, D-44
 */
final class LogoutPage {

    private final Drawing drawing;

    LogoutPage(Drawing drawing) {
        this.drawing = drawing;
    }

    Answer answer(Exchange exchange) {
        return exchange.incoming().isPost() ? end(exchange) : show(exchange);
    }

    private Answer end(Exchange exchange) {
        Optional<SessionToken> token = exchange.visit().session();
        if (token.isPresent() && !exchange.carriesToken(token.get())) {
            return drawing.problem(exchange, Problem.STALE_FORM);
        }
        Optional<Session> session = exchange.session();
        session.ifPresent(open -> exchange.rooms().sessions().end(open, open.handle()));
        return signedOut(exchange.place(), Links.LOGOUT);
    }

    /** The session is over, and the browser forgets what it knows of it. */
    static Answer signedOut(Place place, String next) {
        return Answer.seeOther(next)
                .cookie(Cookies.forget(place.cookies().session()))
                .cookie(Cookies.forget(place.cookies().browser()))
                .with("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    /** Says that nobody is signed in; whoever still is goes to where they can sign out. */
    private Answer show(Exchange exchange) {
        if (exchange.person().isPresent()) {
            return Answer.seeOther(exchange.home().start());
        }
        Texts texts = drawing.texts(exchange);
        Map<String, Object> model = Map.of(
                "tone", "success",
                "what", texts.of("message.signed-out.what"),
                "saved", texts.of("message.signed-out.saved"),
                "todo", texts.of("message.signed-out.todo"),
                "links",
                        List.of(
                                link(Links.LOGIN, texts.of("message.link.login"), true),
                                link(
                                        exchange.home().path(),
                                        texts.of(exchange.home().key("message.link.home")),
                                        false)));
        return drawing.page(
                exchange, 200, "message", drawing.belowHome(exchange, texts.of("message.signed-out.title")), model);
    }

    private static Map<String, Object> link(String url, String label, boolean primary) {
        return Map.of("url", url, "label", label, "primary", primary);
    }
}
