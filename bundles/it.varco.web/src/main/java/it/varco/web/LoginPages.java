package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The login pages: the choice among the providers that are here, and the dialogue with one of them. */
final class LoginPages {

    /** Hidden field with the identifier of the attempt (D-47). */
    static final String ATTEMPT = "_attempt";

    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final int UNPROCESSABLE = 422;

    private final Drawing drawing;
    private final Contributions contributions;
    private final ReturnedForms returned;
    private final Refusals refusals;
    private final Portal portal;
    private final BlockedPage waits;

    LoginPages(Drawing drawing, Contributions contributions, ReturnedForms returned, Refusals refusals, Portal portal) {
        this.refusals = refusals;
        this.portal = portal;
        this.waits = new BlockedPage(drawing);
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
        String provider = path.substring(Links.LOGIN.length() + 1);
        if (!PROVIDER.matcher(provider).matches()) {
            return drawing.problem(exchange, Problem.NOT_FOUND);
        }
        return exchange.incoming().isPost() ? resume(exchange, provider) : begin(exchange, provider);
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
                        .orElseGet(() -> expired(exchange))
                : outcome(exchange, begun(exchange, provider));
    }

    /** Raises the session that is open, where that is what the address is for (UX-16). */
    private static Login begun(Exchange exchange, String provider) {
        Wish wish = Wish.of(exchange);
        Logins logins = exchange.rooms().logins();
        return wish.raises() && exchange.session().isPresent()
                ? logins.raise(exchange.visitOfBrowser(), provider, wish.next())
                : logins.begin(exchange.visitOfBrowser(), provider, wish.next());
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
            return drawing.problem(exchange, Problem.NO_COOKIE, "", List.of(again(exchange, provider)));
        }
        if (!exchange.carriesToken(browser.get())) {
            Map<String, Object> back = exchange.incoming()
                    .form()
                    .one(ATTEMPT)
                    .flatMap(attempt -> standing(exchange, provider, attempt))
                    .map(ask ->
                            link(step(exchange, ask), drawing.texts(exchange).of("message.link.retry")))
                    .orElseGet(() -> again(exchange, provider));
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
                    .orElseGet(() -> expired(exchange));
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
        if (login instanceof Login.Entered entered) {
            return Answer.seeOther(exchange.place().landing(entered.next()))
                    .cookie(exchange.place().cookies().session(entered.token()));
        }
        if (login instanceof Login.ChooseRole choice) {
            return Answer.seeOther(Links.role(choice.next()))
                    .cookie(exchange.place().cookies().session(choice.token()));
        }
        if (login instanceof Login.Refused refused) {
            return refused(exchange, refused);
        }
        if (login instanceof Login.Rejected rejected) {
            return rejected(exchange, rejected);
        }
        if (login instanceof Login.Blocked blocked) {
            return blocked(exchange, blocked);
        }
        if (login instanceof Login.NotAvailable notAvailable) {
            return notAvailable(exchange, notAvailable);
        }
        if (login instanceof Login.OtherPerson) {
            return drawing.problem(exchange, Problem.OTHER_PERSON, "", List.of(choose(exchange)))
                    .cookie(Cookies.forget(exchange.place().cookies().session()))
                    .with("Clear-Site-Data", "\"cache\", \"storage\"");
        }
        if (login instanceof Login.Expired) {
            return expired(exchange);
        }
        throw new IllegalStateException("login: expected one of the known outcomes");
    }

    private Answer expired(Exchange exchange) {
        return drawing.problem(exchange, Problem.EXPIRED, "", List.of(choose(exchange), area(exchange)));
    }

    /**
     * A step that follows a form has an address of its own, so that going back, F5 and the other language lead to it.
     */
    private Answer asked(Exchange exchange, Login.Ask ask) {
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
        Map<String, Object> chosen = new HashMap<>();
        chosen.put("label", providers.label(card));
        chosen.put("description", texts.of(card.description()));
        chosen.put("form", new FormModel(ask.form(), texts, typed).of(address + query, hidden, "login.submit"));
        chosen.put("start", false);
        chosen.put("portal", portal.of(exchange, card.owner()));
        Map<String, Object> model = enrols
                ? Map.of("chosen", chosen)
                : Map.of("choice", Map.of("providers", providers.links(card.id(), query), "chosen", chosen));
        Map<String, Object> around =
                enrols ? drawing.belowHome(exchange, drawing.texts(exchange).of("enrol.title")) : login(exchange);
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

    /** Says what the provider says, and nothing that depends on the reason (SEC-04). */
    private Answer refused(Exchange exchange, Login.Refused refused) {
        Providers providers = providers(exchange, Wish.of(exchange));
        ProviderCard card = refused.provider();
        Texts texts = drawing.texts(exchange);
        String label = providers.label(card);
        String todo = refused.block().isZero()
                ? texts.of(Problem.LOGIN_REFUSED.key("todo"), label)
                : texts.of(Problem.LOGIN_REFUSED.key("wait"), label, Moments.rest(texts, refused.block()));
        List<Map<String, Object>> links = new ArrayList<>(others(exchange, providers, card.id()));
        links.add(again(exchange, card.id()));
        String what = providers.texts(card).of(refused.message());
        String saved = texts.of(Problem.LOGIN_REFUSED.key("saved"));
        return drawing.problem(exchange, Problem.LOGIN_REFUSED, new Words(label, what, saved, todo), links);
    }

    /** Says what the provider says, and the other ways in: to try the same again leads to the same. */
    private Answer rejected(Exchange exchange, Login.Rejected rejected) {
        Providers providers = providers(exchange, Wish.of(exchange));
        ProviderCard card = rejected.provider();
        Texts texts = drawing.texts(exchange);
        List<Map<String, Object>> others = others(exchange, providers, card.id());
        Words words = new Words(
                providers.label(card),
                providers.texts(card).of(rejected.why()),
                texts.of(Problem.LOGIN_REJECTED.key("saved")),
                texts.of(Problem.LOGIN_REJECTED.key(others.isEmpty() ? "alone" : "todo")));
        return drawing.problem(exchange, Problem.LOGIN_REJECTED, words, others);
    }

    private Answer blocked(Exchange exchange, Login.Blocked blocked) {
        Providers providers = providers(exchange, Wish.of(exchange));
        ProviderCard card = blocked.provider();
        List<Map<String, Object>> others = others(exchange, providers, card.id());
        Map<String, Object> model = new HashMap<>();
        model.put("provider", providers.label(card));
        model.put("retry", again(exchange, card.id()).get("url"));
        model.put("others", others.isEmpty() ? false : Map.of("providers", others));
        model.put("portal", portal.of(exchange, card.owner()));
        String title = Moments.isLong(blocked.left()) ? "blocked.title.long" : "blocked.title";
        Map<String, Object> around =
                drawing.belowHome(exchange, drawing.texts(exchange).of(title));
        return waits.answer(exchange, "blocked", blocked.left(), around, model);
    }

    private Answer notAvailable(Exchange exchange, Login.NotAvailable gone) {
        Providers providers = providers(exchange, Wish.of(exchange));
        List<Map<String, Object>> others = others(exchange, providers, gone.provider());
        String name = providers.name(gone.provider(), "login.provider.chosen");
        return switch (gone.why()) {
            case ABSENT, OFF -> drawing.problem(exchange, Problem.PROVIDER_GONE, name, others);
            case CHANGED -> drawing.problem(exchange, Problem.EXPIRED, "", List.of(again(exchange, gone.provider())));
            case BUSY -> drawing.problem(exchange, Problem.BUSY, name, others);
            case FAULT -> drawing.problem(exchange, Problem.PROVIDER_UNAVAILABLE, name, others);
        };
    }

    /** The other ways in, each leading to where the person wanted to go. */
    private static List<Map<String, Object>> others(Exchange exchange, Providers providers, String refused) {
        return providers.others(refused, Wish.of(exchange).query(exchange.place()));
    }

    private Map<String, Object> again(Exchange exchange, String provider) {
        String address = Links.LOGIN + "/" + provider + Wish.of(exchange).query(exchange.place());
        return link(address, drawing.texts(exchange).of("message.link.retry"));
    }

    private Map<String, Object> choose(Exchange exchange) {
        String address = Links.LOGIN + Wish.of(exchange).query(exchange.place());
        return link(address, drawing.texts(exchange).of("message.link.login"));
    }

    /** A form sent twice lets the person in once; the second answer has to lead there too (UX-05). */
    private Map<String, Object> area(Exchange exchange) {
        return link(
                exchange.home().start(),
                drawing.texts(exchange).of(exchange.home().key("message.link.area")));
    }

    private static Map<String, Object> link(String url, String label) {
        return Map.of("url", url, "label", label);
    }
}
