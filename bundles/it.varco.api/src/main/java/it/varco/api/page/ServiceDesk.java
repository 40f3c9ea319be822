package it.varco.api.page;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.catalogue.Receipt;
import it.varco.api.notification.Message;
import it.varco.api.session.Caller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the services of a place are used, as the pages of each place show it: what is offered, what is under way, and
 * the page that leads a dialogue. For one request.
 *
 * <p>To begin keeps a pratica, so it is a form that is sent; to look changes nothing. The models are those of the
 * templates {@code service-start} and {@code service-table}, which the front end brings for every bundle of pages.
 *
 * @source D-40, UX-16, UX-17, CS-02
 */
public final class ServiceDesk {

    /** Parameter that names an operation. */
    public static final String OPERATION = "operazione";

    /** Parameter and form field that names a pratica. */
    public static final String PRATICA = "pratica";

    /** Parameter and form field with what a link carried beside the operation. */
    public static final String TICKET = "biglietto";

    /** Path of the public page that leads dialogues with whoever has not signed in. */
    public static final String PORTAL = "/portale/servizio";

    /** Form field that gives a pratica up; the front end sends it as well. */
    public static final String ABANDON = "_abandon";

    private static final Pattern PRATICA_SHAPE = Pattern.compile("[A-Za-z0-9_.-]{24,40}");

    /**
     * Where things are in a place; addresses are paths with an optional query.
     *
     * @param place whose operations these are
     * @param dialogue path of the page that leads dialogues
     * @param above path of the page above it, which shows the overview
     * @param abandoned where it leads to give a pratica up
     * @param over where it leads to give up what is over already
     * @param receipt where the receipt of what was done is shown
     */
    public record Addresses(
            Place place,
            String dialogue,
            String above,
            String abandoned,
            String over,
            Function<Receipt, String> receipt) {}

    private final Addresses addresses;
    private final Catalogue catalogue;
    private final PageRequest request;
    private final Caller caller;

    /**
     * A desk for a request of somebody who is signed in.
     *
     * @throws IllegalStateException if nobody is
     */
    public ServiceDesk(Addresses addresses, Catalogue catalogue, PageRequest request) {
        this(
                addresses,
                catalogue,
                request,
                request.session().orElseThrow(() -> new IllegalStateException("page: expected a session")));
    }

    /**
     * A desk for a request.
     *
     * @param caller who makes it, in the role of the place
     */
    public ServiceDesk(Addresses addresses, Catalogue catalogue, PageRequest request, Caller caller) {
        this.addresses = addresses;
        this.catalogue = catalogue;
        this.request = request;
        this.caller = caller;
    }

    /** Path and query of the public page on which an operation begins that a message leads to. */
    public static String address(Message.Link link) {
        return PORTAL + "?" + OPERATION + "=" + link.operation() + "&" + TICKET + "=" + link.ticket();
    }

    /** Shows a pratica, or what an operation is before it begins. */
    public PageAnswer shown() {
        Optional<String> pratica = pratica();
        if (pratica.isPresent()) {
            return new PageAnswer.Serve(catalogue.show(caller, pratica.get()), goOn(pratica.get()));
        }
        Optional<String> operation = request.parameter(OPERATION);
        return operation.isEmpty() ? new PageAnswer.SeeOther(addresses.above) : start(operation.get());
    }

    private PageAnswer start(String operation) {
        return offered(operation)
                .<PageAnswer>map(card -> new PageAnswer.Show("service-start", start(card)))
                .orElseGet(PageAnswer.Missing::new);
    }

    private Optional<OperationCard> offered(String operation) {
        return catalogue.offered(caller, addresses.place).stream()
                .filter(card -> card.name().equals(operation))
                .findFirst();
    }

    private Map<String, Object> start(OperationCard card) {
        List<PraticaCard> begun = catalogue.underWay(caller).stream()
                .filter(pratica -> pratica.operation().name().equals(card.name()))
                .toList();
        Map<String, Object> model = new HashMap<>(card(card));
        model.put("title", label(card));
        model.put("begun", underWay(begun));
        model.put("above", addresses.above);
        model.put("ticket", ticket().orElse(""));
        return model;
    }

    /** Goes on with a pratica, gives it up, or begins one. */
    public PageAnswer sent() {
        Optional<String> pratica = pratica();
        if (pratica.isPresent() && request.parameter(ABANDON).isPresent()) {
            return new PageAnswer.SeeOther(
                    catalogue.abandon(caller, pratica.get()) ? addresses.abandoned : addresses.over);
        }
        if (pratica.isPresent()) {
            Map<String, String> answer = new HashMap<>(request.form());
            answer.remove(PRATICA);
            return served(catalogue.answer(caller, pratica.get(), answer), goOn(pratica.get()));
        }
        return request.parameter(OPERATION)
                .flatMap(this::offered)
                .map(card -> served(catalogue.open(caller, card.name(), ticket()), again(card)))
                .orElseGet(PageAnswer.Missing::new);
    }

    /** @param address from which the dialogue goes on, unless it led to a receipt, which has a page of its own */
    private PageAnswer served(Handling handling, String address) {
        return handling instanceof Handling.Receipted done
                ? new PageAnswer.Serve(done, addresses.receipt.apply(done.receipt()))
                : new PageAnswer.Serve(handling, address);
    }

    private Optional<String> pratica() {
        return request.parameter(PRATICA)
                .filter(typed -> PRATICA_SHAPE.matcher(typed).matches());
    }

    /** Only in a place without a login: through one it would travel too far. */
    private Optional<String> ticket() {
        return request.parameter(TICKET).filter(sent -> addresses.place.isOpen() && Message.Link.isTicket(sent));
    }

    private String goOn(String pratica) {
        return addresses.dialogue + "?" + PRATICA + "=" + pratica;
    }

    private String begin(OperationCard card) {
        return addresses.dialogue + "?" + OPERATION + "=" + card.name();
    }

    /** Where an operation begins anew that could not, with what the link carried. */
    private String again(OperationCard card) {
        return begin(card) + ticket().map(sent -> "&" + TICKET + "=" + sent).orElse("");
    }

    /** What can be used now: each with {@code label}, {@code description}, {@code operation}, and addresses. */
    public List<Map<String, Object>> cards() {
        return catalogue.offered(caller, addresses.place).stream()
                .map(this::card)
                .toList();
    }

    /**
     * The same by the services they belong to: each with {@code service}, which is its identifier, {@code label} and
     * {@code cards}.
     */
    public List<Map<String, Object>> groups() {
        Map<String, List<OperationCard>> services = catalogue.offered(caller, addresses.place).stream()
                .collect(Collectors.groupingBy(OperationCard::service, LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Object>> groups = new ArrayList<>();
        services.forEach((service, cards) -> groups.add(Map.of(
                "service", service,
                "label", request.words(cards.get(0).owner(), cards.get(0).serviceLabel()),
                "cards", cards.stream().map(this::card).toList())));
        return groups;
    }

    private Map<String, Object> card(OperationCard card) {
        return Map.of(
                "label", label(card),
                "description", request.words(card.owner(), card.description()),
                "operation", card.name(),
                "dialogue", addresses.dialogue,
                "address", begin(card));
    }

    private String label(OperationCard card) {
        return request.words(card.owner(), card.label());
    }

    /** What was begun and not ended, for the template {@code service-table}; {@code false} if nothing was. */
    public Object underWay() {
        return underWay(catalogue.underWay(caller));
    }

    private Object underWay(List<PraticaCard> pratiche) {
        return pratiche.isEmpty()
                ? false
                : Map.of(
                        "dialogue",
                        addresses.dialogue,
                        "pratiche",
                        pratiche.stream().map(this::pratica).toList());
    }

    private Map<String, Object> pratica(PraticaCard pratica) {
        return Map.of(
                "id", pratica.id(),
                "label", label(pratica.operation()),
                "address", goOn(pratica.id()),
                "opened", pratica.openedAt(),
                "openedIso", iso(pratica.openedAt()),
                "expiry", pratica.expiry(),
                "expiryIso", iso(pratica.expiry()),
                "available", pratica.available());
    }

    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC).toString();
    }
}
