package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.Returned;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The login pages: the choice among the providers that are here, and the dialogue with one of them. */
final class LoginPages {

    /** Hidden field with the identifier of the attempt (D-47). */
    static final String ATTEMPT = "_attempt";

    private static final int UNPROCESSABLE = 422;

    private final Drawing drawing;
    private final Contributions contributions;
    private final ReturnedForms returned;
    private final Refusals refusals;
    private final Portal portal;
    private final LoginEnds ends;
    private final AwayPages away;

    LoginPages(Drawing drawing, Contributions contributions, ReturnedForms returned, Refusals refusals, Portal portal) {
        this.refusals = refusals;
        this.portal = portal;
        this.ends = new LoginEnds(drawing, contributions, portal);
        this.away = new AwayPages(drawing, contributions);
        this.drawing = drawing;
        this.contributions = contributions;
        this.returned = returned;
    }

    /** Whether an address is one of these pages. */
    static boolean isAddress(String path) {
        return path.equals(Links.LOGIN) || path.startsWith(Links.LOGIN + "/");
    }

    Answer answer(Exchange exchange) {
        String path = exchange.incoming().path();
        if (path.equals(Links.LOGIN)) {
            return exchange.incoming().isPost()
                    ? drawing.problem(exchange, Problem.METHOD).with("Allow", "GET, HEAD")
                    : choice(exchange);
        }
        return LoginAddress.parse(path)
                .map(address -> answer(exchange, address))
                .orElseGet(() -> drawing.problem(exchange, Problem.NOT_FOUND));
    }

    private Answer answer(Exchange exchange, LoginAddress address) {
        boolean post = exchange.incoming().isPost();
        if (address.isReturn()) {
            return post
                    ? cameBack(exchange, address.provider())
                    : drawing.problem(exchange, Problem.METHOD).with("Allow", "POST");
        }
        if (!address.name().isEmpty()) {
            return away.published(exchange, address);
        }
        return post ? resume(exchange, address.provider()) : begin(exchange, address.provider());
    }

    /** A browser is back from another site, with a form that it made. */
    private Answer cameBack(Exchange exchange, String provider) {
        Map<String, String> fields = exchange.incoming().form().values();
        Returned back = exchange.rooms().logins().returned(exchange.visit(), provider, fields);
        exchange.came(back);
        boolean unknown = exchange.visit().returning().isEmpty();
        Answer answer = unknown
                ? drawing.problem(exchange, Problem.NO_COOKIE, "", List.of(ends.again(exchange, provider)))
                : outcome(exchange, back.login());
        boolean over = back.login() instanceof Login.Entered || back.login() instanceof Login.ChooseRole;
        return over ? answer.cookie(Cookies.forget(exchange.place().cookies().returning())) : answer;
    }

    /** Where there is only one way to sign in, it is chosen already. */
    private Answer choice(Exchange exchange) {
        Wish wish = Wish.of(exchange);
        Providers providers = providers(exchange, wish);
        List<ProviderCard> offered = providers.required();
        String query = wish.query(exchange.place());
        if (offered.size() == 1) {
            String only = Links.LOGIN + "/" + offered.get(0).id() + query;
            return Answer.seeOther(ended(exchange) ? Links.afterSession(only) : only);
        }
        if (offered.isEmpty() && wish.raises()) {
            return refusals.noWay(exchange, wish.level());
        }
        Map<String, Object> model = new HashMap<>();
        List<Map<String, Object>> links = providers.links("", query);
        model.put("choice", links.isEmpty() ? false : Map.of("providers", links, "chosen", false));
        return drawing.page(exchange, 200, "login", login(exchange), model);
    }

    private Providers providers(Exchange exchange, Wish wish) {
        return new Providers(exchange, contributions, wish.level());
    }

    private Answer begin(Exchange exchange, String provider) {
        if (exchange.incoming().isHead()) {
            return Answer.headOfPage(exchange.language());
        }
        Optional<String> attempt = exchange.incoming().query().one(Links.STEP);
        return attempt.isPresent()
                ? standing(exchange, provider, attempt.get())
                        .map(ask -> returned(exchange, ask))
                        .orElseGet(() -> ends.expired(exchange))
                : outcome(exchange, begun(exchange, provider));
    }

    /** Raises the session that is open, where that is what the address is for (UX-16). */
    private static Login begun(Exchange exchange, String provider) {
        Wish wish = Wish.of(exchange);
        Logins logins = exchange.rooms().logins();
        LoginChoice plain = LoginChoice.of(provider, wish.next()).proving(wish.level());
        LoginChoice choice = exchange.way().isEmpty() ? plain : plain.by(exchange.way());
        return wish.raises() && exchange.session().isPresent()
                ? logins.raise(exchange.visitOfBrowser(), choice)
                : logins.begin(exchange.visitOfBrowser(), choice);
    }

    /** Where a login stands; empty if it is over, of another browser, or with another provider. */
    private static Optional<Login.Ask> standing(Exchange exchange, String provider, String attempt) {
        if (exchange.visit().browser().isEmpty()
                || !(exchange.rooms().logins().show(exchange.visit(), attempt) instanceof Login.Ask ask)) {
            return Optional.empty();
        }
        return Optional.of(ask).filter(there -> there.attempt().provider().id().equals(provider));
    }

    /** Draws a step again, with what was wrong in it. */
    private Answer returned(Exchange exchange, Login.Ask ask) {
        ReturnedForms.Returned came =
                returned.find(ask.attempt().id(), exchange.visit().at());
        return ask(exchange, new Login.Ask(ask.attempt(), came.in(ask.form())), came.typed());
    }

    private Answer resume(Exchange exchange, String provider) {
        Optional<BrowserToken> browser = exchange.visit().browser();
        if (browser.isEmpty()) {
            return drawing.problem(exchange, Problem.NO_COOKIE, "", List.of(ends.again(exchange, provider)));
        }
        if (!exchange.carriesToken(browser.get())) {
            Map<String, Object> back = exchange.incoming()
                    .form()
                    .one(ATTEMPT)
                    .flatMap(attempt -> standing(exchange, provider, attempt))
                    .map(ask -> LoginEnds.link(
                            step(exchange, ask), drawing.texts(exchange).of("message.link.retry")))
                    .orElseGet(() -> ends.again(exchange, provider));
            return drawing.problem(exchange, Problem.STALE_FORM, "", List.of(back));
        }
        Map<String, String> answer =
                new LinkedHashMap<>(exchange.incoming().form().values());
        answer.remove(FormToken.FIELD);
        String attempt = answer.remove(ATTEMPT);
        return attempt == null
                ? drawing.problem(exchange, Problem.BAD_REQUEST)
                : resume(exchange, provider, attempt, answer);
    }

    /** An older form that is sent once more, by going back or by F5, leads to where its login stands now. */
    private Answer resume(Exchange exchange, String provider, String attempt, Map<String, String> answer) {
        Login login = exchange.rooms().logins().resume(exchange.visit(), attempt, answer);
        if (login instanceof Login.Expired) {
            return standing(exchange, provider, attempt)
                    .map(ask -> Answer.seeOther(step(exchange, ask)))
                    .orElseGet(() -> ends.expired(exchange));
        }
        if (!(login instanceof Login.NotAvailable)) { // its step goes on when the provider is back
            returned.forget(attempt);
        }
        return outcome(exchange, login);
    }

    /** The one place where a login is taken apart. */
    Answer outcome(Exchange exchange, Login login) {
        if (login instanceof Login.Ask ask) {
            return asked(exchange, ask);
        }
        if (login instanceof Login.ChooseWay choice) {
            return ways(exchange, choice);
        }
        if (login instanceof Login.Leave leave) {
            return away.departure(exchange, leave);
        }
        if (login instanceof Login.Entered entered) {
            return Answer.seeOther(exchange.place().landing(entered.next()))
                    .cookie(exchange.place().cookies().session(entered.token()));
        }
        if (login instanceof Login.ChooseRole choice) {
            return Answer.seeOther(Links.role(choice.next()))
                    .cookie(exchange.place().cookies().session(choice.token()));
        }
        return ended(exchange, login);
    }

    private Answer ended(Exchange exchange, Login login) {
        if (login instanceof Login.Refused refused) {
            return ends.refused(exchange, refused);
        }
        if (login instanceof Login.Rejected rejected) {
            return ends.rejected(exchange, rejected);
        }
        if (login instanceof Login.NoSuchWay unknown) {
            return ends.noSuchWay(exchange, unknown);
        }
        if (login instanceof Login.Malformed malformed) {
            return ends.malformed(exchange, malformed);
        }
        if (login instanceof Login.Blocked blocked) {
            return ends.blocked(exchange, blocked);
        }
        if (login instanceof Login.NotAvailable notAvailable) {
            return ends.notAvailable(exchange, notAvailable);
        }
        if (login instanceof Login.OtherPerson) {
            return ends.otherPerson(exchange);
        }
        if (login instanceof Login.Expired) {
            return ends.expired(exchange);
        }
        throw new IllegalStateException("login: expected one of the known outcomes");
    }

    /** The choice among the ways of a provider, beside the other providers. */
    private Answer ways(Exchange exchange, Login.ChooseWay choice) {
        ProviderCard card = choice.provider();
        Providers providers = providers(exchange, Wish.of(exchange));
        Texts texts = providers.texts(card);
        String query = Wish.of(exchange).query(exchange.place());
        Map<String, Object> chosen = chosen(exchange, providers, card);
        chosen.put("ways", AwayPages.ways(exchange, choice, texts));
        Map<String, Object> model =
                Map.of("choice", Map.of("providers", providers.links(card.id(), query), "chosen", chosen));
        return drawing.page(exchange, 200, "login", login(exchange, providers.label(card)), model);
    }

    private Map<String, Object> chosen(Exchange exchange, Providers providers, ProviderCard card) {
        Map<String, Object> chosen = new HashMap<>();
        chosen.put("label", providers.label(card));
        chosen.put("description", providers.texts(card).of(card.description()));
        chosen.put("form", false);
        chosen.put("ways", false);
        chosen.put("start", false);
        chosen.put("portal", portal.of(exchange, card.owner()));
        return chosen;
    }

    /**
     * A step that follows a form has an address of its own, so that going back, F5 and the other language lead to it.
     */
    private Answer asked(Exchange exchange, Login.Ask ask) {
        if (LoginEnds.isReturn(
                exchange)) { // the form of another site brings no cookie that its answer could be tied to
            return Answer.seeOther(step(exchange, ask));
        }
        if (!exchange.incoming().isPost()) {
            return ask(exchange, ask, Parameters.NONE);
        }
        Parameters typed = typed(exchange);
        String step = ask.attempt().id();
        boolean kept = returned.keep(step, ask.form(), typed, exchange.visit().at());
        if (!kept) {
            return ask(exchange, ask, typed);
        }
        exchange.keepBrowser();
        return Answer.seeOther(step(exchange, ask));
    }

    /** The address of a step. */
    private static String step(Exchange exchange, Login.Ask ask) {
        String query = Wish.of(exchange).query(exchange.place());
        return Links.step(ask.attempt().provider().id(), query, ask.attempt().id());
    }

    private Answer ask(Exchange exchange, Login.Ask ask, Parameters typed) {
        ProviderCard card = ask.attempt().provider();
        Wish wish = Wish.of(exchange);
        Providers providers = providers(exchange, wish);
        Texts texts = providers.texts(card);
        String address = Links.LOGIN + "/" + card.id();
        boolean enrols = ask.attempt().enrols();
        String query = wish.query(exchange.place());
        Map<String, String> hidden = Map.of(
                FormToken.FIELD,
                FormToken.of(exchange.keepBrowser(), address),
                ATTEMPT,
                ask.attempt().id());
        Map<String, Object> chosen = chosen(exchange, providers, card);
        chosen.put("form", new FormModel(ask.form(), texts, typed).of(address + query, hidden, "login.submit"));
        Map<String, Object> model = enrols
                ? Map.of("chosen", chosen)
                : Map.of("choice", Map.of("providers", providers.links(card.id(), query), "chosen", chosen));
        Map<String, Object> around = enrols
                ? drawing.belowHome(exchange, drawing.texts(exchange).of("enrol.title"))
                : login(exchange, providers.label(card));
        if (enrols || exchange.incoming().isPost() || isStep(exchange)) { // the other language begins no other login
            String step = step(exchange, ask);
            around.put("languages", Layout.languages(exchange, language -> Links.in(step, language)));
        }
        boolean wrong = !ask.form().errors().isEmpty();
        around.put("invalid", wrong);
        int status = wrong && exchange.incoming().isPost() ? UNPROCESSABLE : 200;
        return drawing.page(exchange, status, enrols ? "enrol" : "login", around, model);
    }

    /** What was typed into this very form, not into the form of a page that began the login. */
    private static Parameters typed(Exchange exchange) {
        Incoming incoming = exchange.incoming();
        return isAddress(incoming.path()) ? incoming.form() : Parameters.NONE;
    }

    /** The pages of several providers differ in their titles too. */
    private Map<String, Object> login(Exchange exchange, String provider) {
        Map<String, Object> around = login(exchange);
        if (!exchange.place().isManagement()) {
            around.put("title", drawing.texts(exchange).of("login.with", provider));
        }
        return around;
    }

    private Map<String, Object> login(Exchange exchange) {
        Texts texts = drawing.texts(exchange);
        Map<String, Object> around =
                drawing.belowHome(exchange, texts.of(exchange.place().key("login.title")));
        if (ended(exchange)) {
            around.put("notices", List.of(Map.of("kind", "info", "text", texts.of("login.ended"))));
        } else if (Wish.of(exchange).raises() && exchange.person().isPresent()) {
            around.put("notices", List.of(Map.of("kind", "info", "text", texts.of("login.raise"))));
        }
        return around;
    }

    /** Whether the person was sent here because their session is over. */
    private static boolean ended(Exchange exchange) {
        return exchange.incoming().query().one(Links.ENDED).isPresent();
    }

    private static boolean isStep(Exchange exchange) {
        return exchange.incoming().query().one(Links.STEP).isPresent();
    }
}
