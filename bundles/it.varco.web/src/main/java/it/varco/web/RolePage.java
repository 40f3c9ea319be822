package it.varco.web;

import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where somebody who holds several roles says in which one they act, before anything else and whenever they want to go
 * over to another one.
 *
 * @source ROL-02
 */
final class RolePage {

    private static final String CHOSEN = "ruolo";

    private final Drawing drawing;
    private final PageIndex index;

    RolePage(Drawing drawing, PageIndex index) {
        this.drawing = drawing;
        this.index = index;
    }

    Answer answer(Exchange exchange) {
        List<Role> roles = exchange.roles();
        Optional<SessionToken> token = exchange.visit().session();
        if (token.isEmpty() || roles.isEmpty()) {
            return Answer.seeOther(exchange.place().login(next(exchange)));
        }
        return exchange.incoming().isPost() ? act(exchange, token.get()) : show(exchange, token.get(), roles);
    }

    /** The token of the form is bound to the cookie alone: it need not have opened a session yet. */
    private Answer show(Exchange exchange, SessionToken token, List<Role> roles) {
        Optional<Role> current = exchange.person().map(Session::role);
        Texts texts = drawing.texts(exchange);
        Map<String, Object> around = drawing.belowHome(exchange, texts.of("role.title"));
        around.put("enter", "");
        Map<String, Object> model = Map.of(
                "decided", current.isPresent(),
                "alone", current.isPresent() && roles.size() == 1,
                "token", FormToken.of(token, Links.ROLE),
                "next", next(exchange).value(),
                "roles",
                        roles.stream()
                                .map(role -> Map.of(
                                        "code", role.name().toLowerCase(Locale.ROOT),
                                        "name", role.name(),
                                        "current", current.equals(Optional.of(role))))
                                .toList());
        return drawing.page(exchange, 200, "role", around, model);
    }

    private Answer act(Exchange exchange, SessionToken token) {
        if (!exchange.carriesToken(token)) {
            Map<String, Object> again = Map.of(
                    "url",
                    Links.role(next(exchange)),
                    "label",
                    drawing.texts(exchange).of("message.link.retry"));
            return drawing.problem(exchange, Problem.STALE_FORM, "", List.of(again));
        }
        Optional<Role> chosen = exchange.incoming().form().one(CHOSEN).flatMap(RolePage::role);
        return chosen.flatMap(role -> exchange.rooms().sessions().act(exchange.visit(), role))
                .map(opened -> Answer.seeOther(landing(exchange, chosen.get()))
                        .cookie(exchange.place().cookies().session(opened)))
                .orElseGet(() -> Answer.seeOther(Links.role(next(exchange))));
    }

    /** Where the person wanted to go, if the role may; else its home. */
    private String landing(Exchange exchange, Role role) {
        ReturnPath next = next(exchange);
        String path = next.value().replaceFirst("\\?.*", "");
        boolean may = index.find(exchange.rooms(), path)
                .flatMap(found -> found.page().operation())
                .filter(operation -> operation.roles().contains(role))
                .isPresent();
        return may ? next.value() : Links.HOME;
    }

    private static ReturnPath next(Exchange exchange) {
        Parameters parameters = exchange.incoming().isPost()
                ? exchange.incoming().form()
                : exchange.incoming().query();
        return parameters
                .one(Links.RETURN)
                .flatMap(ReturnPath::parse)
                .orElse(exchange.place().start());
    }

    private static Optional<Role> role(String name) {
        for (Role role : Role.values()) {
            if (role.name().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
