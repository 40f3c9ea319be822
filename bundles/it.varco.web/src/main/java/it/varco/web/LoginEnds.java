package it.varco.web;

import it.varco.api.session.Login;
import it.varco.api.session.ProviderCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages on which a login ends that let nobody in, each with the ways to go on. */
final class LoginEnds {

    private final Drawing drawing;
    private final Contributions contributions;
    private final Portal portal;
    private final BlockedPage waits;

    LoginEnds(Drawing drawing, Contributions contributions, Portal portal) {
        this.drawing = drawing;
        this.contributions = contributions;
        this.portal = portal;
        this.waits = new BlockedPage(drawing);
    }

    Answer expired(Exchange exchange) {
        Problem problem = isReturn(exchange) ? Problem.RETURN_EXPIRED : Problem.EXPIRED;
        return drawing.problem(exchange, problem, "", List.of(choose(exchange), area(exchange)));
    }

    static boolean isReturn(Exchange exchange) {
        return LoginAddress.isReturn(exchange.incoming().path());
    }

    /** Nothing was begun: there is no such way (SPID-128). */
    Answer noSuchWay(Exchange exchange, Login.NoSuchWay unknown) {
        String name = providers(exchange).label(unknown.provider());
        return drawing.problem(exchange, Problem.NO_SUCH_WAY, name, List.of(choose(exchange)));
    }

    /** What came back cannot be read. */
    Answer malformed(Exchange exchange, Login.Malformed malformed) {
        String name = providers(exchange).label(malformed.provider());
        return drawing.problem(
                exchange,
                Problem.RETURN_MALFORMED,
                name,
                back(exchange, malformed.provider().id()));
    }

    /** Somebody else proved who they are: the session is over. */
    Answer otherPerson(Exchange exchange) {
        return drawing.problem(exchange, Problem.OTHER_PERSON, "", List.of(choose(exchange)))
                .cookie(Cookies.forget(exchange.place().cookies().session()))
                .with("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    /** The same once more, by the way that was chosen; then the other ways. */
    private List<Map<String, Object>> back(Exchange exchange, String provider) {
        String query = Wish.of(exchange).query(exchange.place());
        Texts texts = drawing.texts(exchange);
        List<Map<String, Object>> links = new ArrayList<>(List.of(again(exchange, provider)));
        if (!exchange.way().isEmpty()) {
            links.add(link(Links.LOGIN + "/" + provider + query, texts.of("message.link.way")));
        }
        links.add(link(Links.LOGIN + query, texts.of("message.link.other")));
        return links;
    }

    /** Says what the provider says, and nothing that depends on the reason (SEC-04). */
    Answer refused(Exchange exchange, Login.Refused refused) {
        Providers providers = providers(exchange);
        ProviderCard card = refused.provider();
        Texts texts = drawing.texts(exchange);
        String label = providers.label(card);
        String todo = refused.block().isZero()
                ? texts.of(Problem.LOGIN_REFUSED.key("todo"), label)
                : texts.of(Problem.LOGIN_REFUSED.key("wait"), label, Moments.rest(texts, refused.block()));
        List<Map<String, Object>> links = new ArrayList<>(others(exchange, providers, card.id()));
        links.add(again(exchange, card.id()));
        List<Map<String, Object>> all = isReturn(exchange) ? back(exchange, card.id()) : links;
        String what = providers.texts(card).of(refused.message());
        String saved = texts.of(Problem.LOGIN_REFUSED.key("saved"));
        return drawing.problem(exchange, Problem.LOGIN_REFUSED, new Words(label, what, saved, todo), all);
    }

    /** Says what the provider says, and the other ways in: to try the same again leads to the same. */
    Answer rejected(Exchange exchange, Login.Rejected rejected) {
        Providers providers = providers(exchange);
        ProviderCard card = rejected.provider();
        Texts texts = drawing.texts(exchange);
        if (isReturn(exchange)) {
            return declined(exchange, rejected, providers);
        }
        List<Map<String, Object>> others = others(exchange, providers, card.id());
        Words words = new Words(
                providers.label(card),
                providers.texts(card).of(rejected.why()),
                texts.of(Problem.LOGIN_REJECTED.key("saved")),
                texts.of(Problem.LOGIN_REJECTED.key(others.isEmpty() ? "alone" : "todo")));
        return drawing.problem(exchange, Problem.LOGIN_REJECTED, words, others);
    }

    /** What another site said of the person: they may do it again, there or elsewhere (SPID-92). */
    private Answer declined(Exchange exchange, Login.Rejected rejected, Providers providers) {
        ProviderCard card = rejected.provider();
        Texts texts = drawing.texts(exchange);
        Words words = new Words(
                providers.label(card),
                providers.texts(card).of(rejected.why()),
                texts.of(Problem.RETURN_DECLINED.key("saved")),
                texts.of(Problem.RETURN_DECLINED.key("todo")));
        return drawing.problem(exchange, Problem.RETURN_DECLINED, words, back(exchange, card.id()))
                .with("WWW-Authenticate", "Varco");
    }

    Answer blocked(Exchange exchange, Login.Blocked blocked) {
        Providers providers = providers(exchange);
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

    Answer notAvailable(Exchange exchange, Login.NotAvailable gone) {
        Providers providers = providers(exchange);
        List<Map<String, Object>> others = others(exchange, providers, gone.provider());
        String name = providers.name(gone.provider(), "login.provider.chosen");
        return switch (gone.why()) {
            case ABSENT, OFF -> drawing.problem(exchange, Problem.PROVIDER_GONE, name, others);
            case CHANGED -> drawing.problem(exchange, Problem.EXPIRED, "", List.of(again(exchange, gone.provider())));
            case BUSY -> drawing.problem(exchange, Problem.BUSY, name, others);
            case FAULT ->
                drawing.problem(
                        exchange,
                        isReturn(exchange) ? Problem.RETURN_FAULT : Problem.PROVIDER_UNAVAILABLE,
                        name,
                        isReturn(exchange) ? back(exchange, gone.provider()) : others);
        };
    }

    /** The other ways in, each leading to where the person wanted to go. */
    private static List<Map<String, Object>> others(Exchange exchange, Providers providers, String refused) {
        return providers.others(refused, Wish.of(exchange).query(exchange.place()));
    }

    Map<String, Object> again(Exchange exchange, String provider) {
        String query = Wish.of(exchange).query(exchange.place());
        String way = exchange.way();
        String address = Links.LOGIN + "/" + provider + (way.isEmpty() ? query : Links.by(query, way));
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

    private Providers providers(Exchange exchange) {
        return new Providers(exchange, contributions, Wish.of(exchange).level());
    }

    static Map<String, Object> link(String url, String label) {
        return Map.of("url", url, "label", label);
    }
}
