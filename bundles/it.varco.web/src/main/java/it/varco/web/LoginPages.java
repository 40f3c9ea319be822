package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The login pages: the choice among the providers that are here, and the dialogue with one of them. */
final class LoginPages {

    private static final Logger LOG = LoggerFactory.getLogger(LoginPages.class);

    /** Hidden field with the identifier of the attempt (D-47). */
    static final String ATTEMPT = "_attempt";

    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long NANOS_BELOW_A_SECOND = 999_999_999;

    private final Drawing drawing;
    private final Contributions contributions;
    private final OpenSteps steps;
    private final Refusals refusals;

    LoginPages(Drawing drawing, Contributions contributions, OpenSteps steps, Refusals refusals) {
        this.refusals = refusals;
        this.drawing = drawing;
        this.contributions = contributions;
        this.steps = steps;
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
        Optional<String> attempt = loginStep(exchange);
        if (attempt.isPresent()) {
            return shown(exchange, provider, attempt.get()).orElseGet(() -> expired(exchange));
        }
        if (asksForStep(exchange)) {
            return step(exchange, provider)
                    .map(step -> ask(exchange, step.ask(), step.typed()))
                    .orElseGet(() -> expired(exchange));
        }
        return outcome(exchange, begun(exchange, provider));
    }

    /** Raises the session that is open, where that is what the address is for (UX-16). */
    private static Login begun(Exchange exchange, String provider) {
        Wish wish = Wish.of(exchange);
        Logins logins = exchange.rooms().logins();
        return wish.raises() && exchange.session().isPresent()
                ? logins.raise(exchange.visitOfBrowser(), provider, wish.next())
                : logins.begin(exchange.visitOfBrowser(), provider, wish.next());
    }

    private static boolean asksForStep(Exchange exchange) {
        return exchange.incoming().query().one(Links.STEP).isPresent();
    }

    /** The attempt whose step the address shows, in a login that makes no credential. */
    private static Optional<String> loginStep(Exchange exchange) {
        return exchange.incoming().query().one(Links.STEP).filter(step -> !step.equals(Links.YES));
    }

    /** Where a login stands, drawn again; empty if it is over, or with another provider. */
    private Optional<Answer> shown(Exchange exchange, String provider, String attempt) {
        if (exchange.visit().browser().isEmpty()
                || !(exchange.rooms().logins().show(exchange.visit(), attempt) instanceof Login.Ask ask)) {
            return Optional.empty();
        }
        boolean same =
                ask.attempt().provider().id().equals(provider) && !ask.attempt().enrols();
        return same ? Optional.of(ask(exchange, ask, Parameters.NONE)) : Optional.empty();
    }

    /** Where the browser stands that is making a credential with a provider. */
    private Optional<OpenSteps.Step> step(Exchange exchange, String provider) {
        return exchange.visit()
                .browser()
                .flatMap(browser ->
                        steps.find(browser, provider, exchange.visit().at()));
    }

    private Answer resume(Exchange exchange, String provider) {
        Optional<BrowserToken> browser = exchange.visit().browser();
        if (browser.isEmpty()) {
            return drawing.problem(exchange, Problem.NO_COOKIE, "", List.of(again(exchange, provider)));
        }
        if (!exchange.carriesToken(browser.get())) {
            Map<String, Object> back =
                    asksForStep(exchange) && step(exchange, provider).isPresent()
                            ? link(Links.step(provider), drawing.texts(exchange).of("message.link.retry"))
                            : again(exchange, provider);
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

    /** An older form that is sent once more, by going back or by F5, leads to where its credential stands now. */
    private Answer resume(Exchange exchange, String provider, String attempt, Map<String, String> answer) {
        Login login = exchange.rooms().logins().resume(exchange.visit(), attempt, answer);
        Optional<OpenSteps.Step> later = asksForStep(exchange) && login instanceof Login.Expired
                ? step(exchange, provider)
                        .filter(step -> !step.ask().attempt().id().equals(attempt))
                : Optional.empty();
        if (later.isPresent()) {
            return ask(exchange, later.get().ask(), later.get().typed());
        }
        Optional<Answer> standing =
                login instanceof Login.Expired ? shown(exchange, provider, attempt) : Optional.empty();
        if (standing.isPresent()) { // an older form, sent by going back or by F5
            return standing.get();
        }
        boolean goesOn = login instanceof Login.Ask || login instanceof Login.NotAvailable;
        exchange.visit().browser().filter(browser -> !goesOn).ifPresent(browser -> steps.forget(browser, attempt));
        return outcome(exchange, login);
    }

    /** The one place where a login is taken apart. */
    Answer outcome(Exchange exchange, Login login) {
        if (login instanceof Login.Ask ask) {
            return asked(exchange, ask);
        }
        if (login instanceof Login.Entered entered) {
            return Answer.seeOther(entered.next().value())
                    .cookie(exchange.place().cookies().session(entered.token()));
        }
        if (login instanceof Login.Refused refused) {
            return refused(exchange, refused);
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

    private Answer asked(Exchange exchange, Login.Ask ask) {
        Parameters typed = typed(exchange);
        if (ask.attempt().enrols()) {
            Parameters shown = typed.only(FormModel.shownAgain(ask.form()));
            steps.keep(exchange.keepBrowser(), ask, shown, exchange.visit().at());
        }
        return ask(exchange, ask, typed);
    }

    private Answer ask(Exchange exchange, Login.Ask ask, Parameters typed) {
        ProviderCard card = ask.attempt().provider();
        Wish wish = Wish.of(exchange);
        Providers providers = providers(exchange, wish);
        Texts texts = providers.texts(card);
        String address = Links.LOGIN + "/" + card.id();
        boolean enrols = ask.attempt().enrols();
        String query = wish.query(exchange.place());
        String step = Links.step(card.id(), query, ask.attempt().id());
        boolean later = exchange.incoming().isPost() || loginStep(exchange).isPresent();
        String action = enrols ? Links.step(card.id()) : address + query;
        Map<String, String> hidden = Map.of(
                FormToken.FIELD,
                FormToken.of(exchange.keepBrowser(), address),
                ATTEMPT,
                ask.attempt().id());
        Map<String, Object> chosen = new HashMap<>();
        chosen.put("label", providers.label(card));
        chosen.put("description", texts.of(card.description()));
        chosen.put("form", new FormModel(ask.form(), texts, typed).of(action, hidden, "login.submit"));
        chosen.put("start", false);
        Map<String, Object> model = enrols
                ? Map.of("chosen", chosen)
                : Map.of("choice", Map.of("providers", providers.links(card.id(), query), "chosen", chosen));
        Map<String, Object> around = enrols ? enrolment(exchange, card.id()) : login(exchange);
        if (later && !enrols) { // the other language leads to where the login stands, and begins no other
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

    /** The other language leads to the step, from wherever it was begun. */
    private Map<String, Object> enrolment(Exchange exchange, String provider) {
        Map<String, Object> around =
                drawing.belowHome(exchange, drawing.texts(exchange).of("enrol.title"));
        around.put("languages", Layout.languages(exchange, language -> Links.step(provider, language)));
        return around;
    }

    /** Says what the provider says, and nothing that depends on the reason (SEC-04). */
    private Answer refused(Exchange exchange, Login.Refused refused) {
        Providers providers = providers(exchange, Wish.of(exchange));
        ProviderCard card = refused.provider();
        Texts texts = drawing.texts(exchange);
        String label = providers.label(card);
        String todo = refused.block().isZero()
                ? texts.of(Problem.LOGIN_REFUSED.key("todo"), label)
                : texts.of(Problem.LOGIN_REFUSED.key("wait"), label, Moments.minutes(texts, refused.block()));
        List<Map<String, Object>> links = new ArrayList<>(others(exchange, providers, card.id()));
        links.add(again(exchange, card.id()));
        String what = providers.texts(card).of(refused.message());
        String saved = texts.of(Problem.LOGIN_REFUSED.key("saved"));
        return drawing.problem(exchange, Problem.LOGIN_REFUSED, new Words(label, what, saved, todo), links);
    }

    private Answer blocked(Exchange exchange, Login.Blocked blocked) {
        Providers providers = providers(exchange, Wish.of(exchange));
        ProviderCard card = blocked.provider();
        int seconds = seconds(blocked.left());
        LOG.info(
                "answer status={} problem=BLOCKED reference={}",
                TOO_MANY_REQUESTS,
                exchange.visit().reference());
        List<Map<String, Object>> others = others(exchange, providers, card.id());
        Map<String, Object> model = new HashMap<>();
        model.put("provider", providers.label(card));
        model.put("seconds", seconds);
        model.put("minutes", Moments.minutes(drawing.texts(exchange), blocked.left()));
        model.put("until", Moments.time(exchange.visit().at().plusSeconds(seconds)));
        model.put("untilIso", Moments.iso(exchange.visit().at().plusSeconds(seconds)));
        model.put("retry", again(exchange, card.id()).get("url"));
        model.put("others", others.isEmpty() ? false : Map.of("providers", others));
        Map<String, Object> around =
                drawing.belowHome(exchange, drawing.texts(exchange).of("blocked.title"));
        around.put("reference", exchange.visit().reference());
        return drawing.page(exchange, TOO_MANY_REQUESTS, "blocked", around, model)
                .with("Retry-After", String.valueOf(seconds));
    }

    /** Whole seconds, rounded up, at least one. */
    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusNanos(NANOS_BELOW_A_SECOND).toSeconds());
    }

    private Answer notAvailable(Exchange exchange, Login.NotAvailable gone) {
        Providers providers = providers(exchange, Wish.of(exchange));
        List<Map<String, Object>> others = others(exchange, providers, gone.provider());
        String name = providers.name(gone.provider());
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
                exchange.place().start().value(),
                drawing.texts(exchange).of(exchange.place().key("message.link.area")));
    }

    private static Map<String, Object> link(String url, String label) {
        return Map.of("url", url, "label", label);
    }
}
