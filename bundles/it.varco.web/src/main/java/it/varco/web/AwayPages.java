package it.varco.web;

import it.varco.api.session.Departure;
import it.varco.api.session.Login;
import it.varco.api.session.Way;
import it.varco.api.session.Ways;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is shown of logins that go on at another site: the ways there, and the page that sends the browser on. */
final class AwayPages {

    private final Drawing drawing;
    private final Contributions contributions;

    AwayPages(Drawing drawing, Contributions contributions) {
        this.drawing = drawing;
        this.contributions = contributions;
    }

    /** A document that a provider gives out to everybody; perhaps there is none. */
    Answer published(Exchange exchange, LoginAddress address) {
        if (exchange.incoming().isPost()) {
            return drawing.problem(exchange, Problem.METHOD).with("Allow", "GET, HEAD");
        }
        return exchange.rooms()
                .logins()
                .published(exchange.visit(), address.provider(), address.name())
                .map(Answer::published)
                .orElseGet(() -> drawing.problem(exchange, Problem.NOT_FOUND));
    }

    /**
     * The ways of a provider as the template wants them, in another order at each showing (SPID-125).
     *
     * @param texts of the bundle of the provider
     */
    static Map<String, Object> ways(Exchange exchange, Login.ChooseWay choice, Texts texts) {
        String page = Links.LOGIN + "/" + choice.provider().id();
        String query = Wish.of(exchange).query(exchange.place());
        Ways ways = choice.ways();
        List<Way> shuffled = new ArrayList<>(ways.all());
        Collections.shuffle(shuffled);
        Map<String, Object> model = new HashMap<>();
        model.put("button", texts.of(ways.button()));
        model.put("picture", picture(page, ways.picture()));
        model.put("all", shuffled.stream().map(way -> way(page, query, way)).toList());
        model.put("links", ways.links().stream().map(link -> link(link, texts)).toList());
        return model;
    }

    private static Map<String, Object> way(String page, String query, Way way) {
        return Map.of(
                "url", page + Links.by(query, way.id()),
                "name", way.name(),
                "picture", picture(page, way.picture()));
    }

    /** Its address, or {@code false} where there is none. */
    private static Object picture(String page, String name) {
        return name.isEmpty() ? false : page + "/" + name;
    }

    private static Map<String, Object> link(Ways.Link link, Texts texts) {
        return Map.of("url", link.target().toString(), "label", texts.of(link.label()));
    }

    /**
     * Sends the browser on. After a form of ours it gets a page that does so: browsers follow no redirect to where that
     * form was not allowed to lead (D-48).
     */
    Answer departure(Exchange exchange, Login.Leave leave) {
        Departure departure = leave.departure();
        boolean byLink = !exchange.incoming().isPost() && !departure.isPost();
        Answer answer = byLink ? Answer.elsewhere(departure.target()) : page(exchange, leave);
        return LoginEnds.isReturn(exchange) // it goes on from site to site, with the cookie that it has
                ? answer
                : answer.cookie(exchange.place().cookies().returning(exchange.returning(), exchange.language()));
    }

    private Answer page(Exchange exchange, Login.Leave leave) {
        Departure departure = leave.departure();
        Texts words = contributions.of(leave.provider().owner()).texts(exchange.language());
        Map<String, Object> around =
                drawing.belowHome(exchange, drawing.texts(exchange).of("leave.title"));
        around.put("languages", List.of()); // the page in another language would be another departure
        Map<String, Object> model = new HashMap<>();
        model.put("label", words.of(leave.provider().label()));
        model.put("host", departure.target().getHost());
        model.put("target", departure.target().toString());
        model.put("method", departure.isPost() ? "post" : "get");
        model.put("fields", fields(departure));
        return Answer.departure(
                drawing.bytes(exchange, "leave", around, model), exchange.language(), departure.origin());
    }

    /** Of an address its query, which a form with GET would drop. */
    private static List<Map<String, String>> fields(Departure departure) {
        Map<String, String> fields = departure.isPost()
                ? departure.fields()
                : Optional.ofNullable(departure.target().getRawQuery())
                        .flatMap(Parameters::parseReturned)
                        .map(Parameters::values)
                        .orElse(Map.of());
        return fields.entrySet().stream()
                .map(field -> Map.of("name", field.getKey(), "value", field.getValue()))
                .toList();
    }
}
