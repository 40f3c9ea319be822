package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
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

    LoginPages(Drawing drawing, Contributions contributions) {
        this.drawing = drawing;
        this.contributions = contributions;
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

    private static ReturnPath next(Exchange exchange) {
        return exchange.incoming()
                .query()
                .one(Links.RETURN)
                .flatMap(ReturnPath::parse)
                .orElse(exchange.place().start());
    }

    /** Where there is only one way to sign in, it is chosen already. */
    private Answer choice(Exchange exchange) {
        Providers providers = new Providers(exchange, contributions);
        List<ProviderCard> offered = providers.required();
        String query = exchange.place().query(next(exchange));
        if (offered.size() == 1) {
            return Answer.seeOther(Links.LOGIN + "/" + offered.get(0).id() + query);
        }
        Map<String, Object> model = new HashMap<>();
        List<Map<String, Object>> links = providers.links("", query);
        model.put("choice", links.isEmpty() ? false : Map.of("providers", links, "chosen", false));
        return drawing.page(exchange, 200, "login", login(exchange), model);
    }

    private Answer begin(Exchange exchange, String provider) {
        if (exchange.incoming().isHead()) {
            return Answer.headOfPage(exchange.language());
        }
        Login login = exchange.rooms().logins().begin(exchange.visitOfBrowser(), provider, next(exchange));
        return outcome(exchange, login);
    }

    private Answer resume(Exchange exchange, String provider) {
        Optional<BrowserToken> browser = exchange.visit().browser();
        if (browser.isEmpty()) {
            return drawing.problem(exchange, Problem.NO_COOKIE, "", List.of(again(exchange, provider)));
        }
        if (!exchange.carriesToken(browser.get())) {
            return drawing.problem(exchange, Problem.STALE_FORM, "", List.of(again(exchange, provider)));
        }
        Map<String, String> answer =
                new LinkedHashMap<>(exchange.incoming().form().values());
        answer.remove(FormToken.FIELD);
        String attempt = answer.remove(ATTEMPT);
        return attempt == null
                ? drawing.problem(exchange, Problem.BAD_REQUEST)
                : outcome(exchange, exchange.rooms().logins().resume(exchange.visit(), attempt, answer));
    }

    /** The one place where a login is taken apart. */
    Answer outcome(Exchange exchange, Login login) {
        if (login instanceof Login.Ask ask) {
            return ask(exchange, ask);
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
        if (login instanceof Login.Expired) {
            return drawing.problem(exchange, Problem.EXPIRED, "", List.of(choose(exchange), area(exchange)));
        }
        throw new IllegalStateException("login: expected one of the known outcomes");
    }

    private Answer ask(Exchange exchange, Login.Ask ask) {
        ProviderCard card = ask.attempt().provider();
        Providers providers = new Providers(exchange, contributions);
        Texts texts = providers.texts(card);
        String address = Links.LOGIN + "/" + card.id();
        String query = exchange.place().query(next(exchange));
        Map<String, String> hidden = Map.of(
                FormToken.FIELD,
                FormToken.of(exchange.keepBrowser(), address),
                ATTEMPT,
                ask.attempt().id());
        Map<String, Object> chosen = new HashMap<>();
        chosen.put("label", providers.label(card));
        chosen.put("description", texts.of(card.description()));
        chosen.put("form", new FormModel(ask.form(), texts, typed(exchange)).of(address + query, hidden));
        chosen.put("start", false);
        boolean enrols = ask.attempt().enrols();
        Map<String, Object> model = enrols
                ? Map.of("chosen", chosen)
                : Map.of("choice", Map.of("providers", providers.links(card.id(), query), "chosen", chosen));
        Map<String, Object> around = enrols ? enrolment(exchange) : login(exchange);
        boolean wrong = !ask.form().errors().isEmpty();
        around.put("invalid", wrong);
        return drawing.page(exchange, wrong ? UNPROCESSABLE : 200, enrols ? "enrol" : "login", around, model);
    }

    /** What was typed into this very form, not into the form of a page that began the login. */
    private static Parameters typed(Exchange exchange) {
        Incoming incoming = exchange.incoming();
        return isAddress(incoming.path()) ? incoming.form() : Parameters.NONE;
    }

    private Map<String, Object> login(Exchange exchange) {
        return drawing.belowHome(
                exchange, drawing.texts(exchange).of(exchange.place().key("login.title")));
    }

    private Map<String, Object> enrolment(Exchange exchange) {
        return drawing.around(exchange, drawing.texts(exchange).of("enrol.title"));
    }

    /** Says what the provider says, and nothing that depends on the reason (SEC-04). */
    private Answer refused(Exchange exchange, Login.Refused refused) {
        Providers providers = new Providers(exchange, contributions);
        ProviderCard card = refused.provider();
        Texts texts = drawing.texts(exchange);
        String label = providers.label(card);
        String todo = refused.block().isZero()
                ? texts.of(Problem.LOGIN_REFUSED.key("todo"), label)
                : texts.of(Problem.LOGIN_REFUSED.key("wait"), label, Moments.minutes(texts, refused.block()));
        List<Map<String, Object>> links = new ArrayList<>(others(exchange, providers, card.id()));
        links.add(again(exchange, card.id()));
        String what = providers.texts(card).of(refused.message());
        return drawing.problem(exchange, Problem.LOGIN_REFUSED, new Words(label, what, todo), links);
    }

    private Answer blocked(Exchange exchange, Login.Blocked blocked) {
        Providers providers = new Providers(exchange, contributions);
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
        model.put("untilIso", exchange.visit().at().plusSeconds(seconds).toString());
        model.put("retry", again(exchange, card.id()).get("url"));
        model.put("others", others.isEmpty() ? false : Map.of("providers", others));
        Map<String, Object> around =
                drawing.around(exchange, drawing.texts(exchange).of("blocked.title"));
        around.put("reference", exchange.visit().reference());
        return drawing.page(exchange, TOO_MANY_REQUESTS, "blocked", around, model)
                .with("Retry-After", String.valueOf(seconds));
    }

    /** Whole seconds, rounded up, at least one. */
    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusNanos(NANOS_BELOW_A_SECOND).toSeconds());
    }

    private Answer notAvailable(Exchange exchange, Login.NotAvailable gone) {
        Providers providers = new Providers(exchange, contributions);
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
        return providers.others(refused, exchange.place().query(next(exchange)));
    }

    private Map<String, Object> again(Exchange exchange, String provider) {
        String address = Links.LOGIN + "/" + provider + exchange.place().query(next(exchange));
        return link(address, drawing.texts(exchange).of("message.link.retry"));
    }

    private Map<String, Object> choose(Exchange exchange) {
        return link(
                exchange.place().login(next(exchange)), drawing.texts(exchange).of("message.link.login"));
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
