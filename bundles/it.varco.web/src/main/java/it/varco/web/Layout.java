package it.varco.web;

import com.samskivert.mustache.Mustache;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the layout shows around every page; the names are those of {@code TEMPLATES.md}. */
final class Layout {

    private static final String NONE = "";

    private final Map<String, Object> constants;
    private final List<Object> developmentToo;
    private final Contributions contributions;
    private final PageIndex index;

    /** @param constants what is the same on every page, such as {@code site.name} and the list {@code banner} */
    Layout(Map<String, Object> constants, Contributions contributions, PageIndex index) {
        this.index = index;
        this.constants = constants;
        this.contributions = contributions;
        this.developmentToo = new ArrayList<>();
        if (constants.get("banner") instanceof List<?> always) {
            developmentToo.addAll(always);
        }
        developmentToo.add(Map.of("kind", "development", "url", NONE));
    }

    /**
     * Begins the model of a page; whoever draws it may replace what is in it.
     *
     * @param owner the bundle whose template is drawn
     */
    Map<String, Object> around(Exchange exchange, Contribution owner, String title) {
        Map<String, Object> model = new HashMap<>(64);
        model.putAll(constants);
        model.put(Wording.NAME, Wording.lambda(owner.texts(exchange.language())));
        model.put("guard", guard(exchange));
        model.put("once", new OnceField(exchange));
        model.put("provider", names(exchange));
        model.put("title", title);
        model.put("lang", exchange.language().code());
        model.put("languages", languages(exchange, language -> Links.self(exchange.incoming(), language)));
        if (exchange.rooms().developmentMode()) {
            model.put("banner", developmentToo);
        }
        Optional<Session> person = exchange.person();
        model.put("person", person.<Object>map(Layout::person).orElse(false));
        model.put(
                "sessionEnd",
                person.<Object>map(session -> SessionPage.end(session, exchange, enter(exchange)))
                        .orElse(false));
        model.put("management", exchange.place().isManagement());
        model.put("house", exchange.home().code());
        model.put("home", exchange.home().path());
        model.put("changesRole", person.isPresent() && exchange.roles().size() > 1);
        model.put("nav", person.map(session -> navigation(exchange, session)).orElse(false));
        model.put("live", false);
        model.put("enter", person.isPresent() ? NONE : enter(exchange));
        model.put("breadcrumb", false);
        model.put("notices", List.of());
        model.put("invalid", false);
        model.put("reference", NONE);
        return model;
    }

    /** Writes the hidden field that guards a form; what stands between the tags is the address it is sent to. */
    private static Mustache.Lambda guard(Exchange exchange) {
        return (fragment, out) -> out.write("<input type=\"hidden\" name=\"" + FormToken.FIELD + "\" value=\""
                + exchange.formToken(fragment.execute()) + "\">");
    }

    /** Names a provider by its identifier, which stands between the tags. */
    private Mustache.Lambda names(Exchange exchange) {
        Providers providers = new Providers(exchange, contributions);
        return (fragment, out) ->
                out.write(Html.ESCAPER.escape(providers.name(fragment.execute(), "login.provider.gone")));
    }

    /**
     * The links to the same page in each language.
     *
     * @param page its address in a language
     */
    static List<Map<String, Object>> languages(Exchange exchange, Function<Language, String> page) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (Language language : exchange.incoming().languages().all()) {
            links.add(Map.of(
                    "code", language.code(),
                    "name", language.ownName(),
                    "url", page.apply(language),
                    "current", language.equals(exchange.language())));
        }
        return links;
    }

    /** A link to the login page that leads back here, if here is a page to come back to; none on the login pages. */
    private String enter(Exchange exchange) {
        Incoming incoming = exchange.incoming();
        String path = incoming.path();
        if (LoginPages.isAddress(path)) {
            return NONE;
        }
        boolean nowhere = path.equals(Links.HOME) || path.equals(Links.LOGOUT) || WaitingPage.isAddress(path);
        if (nowhere || incoming.problem().isPresent()) {
            return Links.LOGIN;
        }
        Optional<FoundPage> found = index.find(exchange.rooms(), path);
        if (found.filter(here -> here.page().operation().isEmpty()).isPresent()) {
            return Links.LOGIN; // whoever signs in wants more than is open to all, and needs nothing of its address
        }
        Optional<ReturnPath> back =
                incoming.isPost() ? found.map(here -> here.back(incoming)) : ReturnPath.parse(Links.self(incoming));
        return back.map(exchange.place()::login).orElse(Links.LOGIN);
    }

    /** The pages right below the home, on the management site: those that the role may open. */
    private Object navigation(Exchange exchange, Session person) {
        String home = exchange.home().path();
        if (!exchange.place().isManagement()) {
            return false;
        }
        List<Map<String, Object>> items = new ArrayList<>();
        String here = exchange.incoming().path();
        for (FoundPage found : index.below(exchange.rooms(), home, person.role())) {
            String path = found.page().path();
            Texts texts = contributions.of(found.owner()).texts(exchange.language());
            items.add(Map.of(
                    "url", path,
                    "label", texts.of(found.page().title()),
                    "current", here.equals(path),
                    "within", here.startsWith(path + "/")));
        }
        return items.isEmpty() ? false : Map.of("items", items, "top", here.equals(home));
    }

    private static Map<String, Object> person(Session session) {
        String codiceFiscale = session.codiceFiscale().map(CodiceFiscale::value).orElse(NONE);
        return Map.of(
                "role", session.role().name().toLowerCase(Locale.ROOT),
                "name", session.name().orElse(codiceFiscale),
                "onBehalf", NONE);
    }
}
