package it.varco.web.cittadino;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a citizen uses services: what is offered, what is under way, and the page that leads a dialogue.
 *
 * <p>To begin keeps a pratica, so it is a form that is sent; to look changes nothing.
 *
 * @source UX-16, UX-17, CS-02
 */
final class ServiceDesk {

    static final String PATH = "/area/servizio";

    /** Parameter that names an operation. */
    static final String OPERATION = "operazione";

    /** Parameter and form field that names a pratica. */
    static final String PRATICA = "pratica";

    /** Form field that gives a pratica up; the front end sends it as well. */
    static final String ABANDON = "_abandon";

    private static final Pattern PRATICA_SHAPE = Pattern.compile("[A-Za-z0-9_.-]{24,40}");

    private final Catalogue catalogue;
    private final PageRequest request;
    private final Session session;

    /** @param session that of the request */
    ServiceDesk(Catalogue catalogue, PageRequest request, Session session) {
        this.catalogue = catalogue;
        this.request = request;
        this.session = session;
    }

    /** Shows a pratica, or what an operation is before it begins. */
    PageAnswer shown() {
        Optional<String> pratica = pratica();
        if (pratica.isPresent()) {
            return new PageAnswer.Serve(catalogue.show(session, pratica.get()), goOn(pratica.get()));
        }
        Optional<String> operation = request.parameter(OPERATION);
        return operation.isEmpty() ? new PageAnswer.SeeOther(CitizenPages.AREA) : start(operation.get());
    }

    private PageAnswer start(String operation) {
        return offered(operation)
                .<PageAnswer>map(card -> new PageAnswer.Show("start", start(card)))
                .orElseGet(PageAnswer.Missing::new);
    }

    private Optional<OperationCard> offered(String operation) {
        return catalogue.offered(session, Place.AREA).stream()
                .filter(card -> card.name().equals(operation))
                .findFirst();
    }

    private Map<String, Object> start(OperationCard card) {
        List<PraticaCard> begun = catalogue.underWay(session).stream()
                .filter(pratica -> pratica.operation().name().equals(card.name()))
                .toList();
        return Map.of(
                "title", label(card),
                "description", request.words(card.owner(), card.description()),
                "address", begin(card),
                "operation", card.name(),
                "begun", underWay(begun));
    }

    /** Goes on with a pratica, gives it up, or begins one. */
    PageAnswer sent() {
        Optional<String> pratica = pratica();
        if (pratica.isPresent() && request.parameter(ABANDON).isPresent()) {
            return after(catalogue.abandon(session, pratica.get()) ? Done.ABANDONED : Done.OVER);
        }
        if (pratica.isPresent()) {
            Map<String, String> answer = new HashMap<>(request.form());
            answer.remove(PRATICA);
            return served(catalogue.answer(session, pratica.get(), answer), goOn(pratica.get()));
        }
        return request.parameter(OPERATION)
                .flatMap(this::offered)
                .<PageAnswer>map(card -> new PageAnswer.Serve(catalogue.open(session, card.name()), begin(card)))
                .orElseGet(PageAnswer.Missing::new);
    }

    /** @param address from which the dialogue goes on, unless it led to a receipt, which has a page of its own */
    private static PageAnswer served(Handling handling, String address) {
        return handling instanceof Handling.Receipted done
                ? new PageAnswer.Serve(done, ReceiptDesk.fresh(done.receipt()))
                : new PageAnswer.Serve(handling, address);
    }

    private static PageAnswer after(Done done) {
        return new PageAnswer.SeeOther(CitizenPages.AREA + "?" + CitizenPages.DONE + "=" + done.code());
    }

    private Optional<String> pratica() {
        return request.parameter(PRATICA)
                .filter(typed -> PRATICA_SHAPE.matcher(typed).matches());
    }

    private static String goOn(String pratica) {
        return PATH + "?" + PRATICA + "=" + pratica;
    }

    private static String begin(OperationCard card) {
        return PATH + "?" + OPERATION + "=" + card.name();
    }

    /** What the first page of the area shows. */
    Map<String, Object> summary() {
        List<Map<String, Object>> cards =
                catalogue.offered(session, Place.AREA).stream().map(this::card).toList();
        return Map.of("cards", cards, "hasCards", !cards.isEmpty(), "begun", underWay(catalogue.underWay(session)));
    }

    private Map<String, Object> card(OperationCard card) {
        return Map.of(
                "label", label(card),
                "description", request.words(card.owner(), card.description()),
                "address", begin(card));
    }

    private String label(OperationCard card) {
        return request.words(card.owner(), card.label());
    }

    private Object underWay(List<PraticaCard> pratiche) {
        return pratiche.isEmpty()
                ? false
                : Map.of("pratiche", pratiche.stream().map(this::pratica).toList());
    }

    private Map<String, Object> pratica(PraticaCard pratica) {
        return Map.of(
                "id", pratica.id(),
                "label", label(pratica.operation()),
                "address", goOn(pratica.id()),
                "opened", pratica.openedAt(),
                "openedIso", Models.iso(pratica.openedAt()),
                "expiry", pratica.expiry(),
                "expiryIso", Models.iso(pratica.expiry()),
                "available", pratica.available());
    }
}
