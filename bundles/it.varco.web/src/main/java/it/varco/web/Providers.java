package it.varco.web;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.ProviderCard;
import it.varco.api.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways of signing in that one request may show, named in its language. */
final class Providers {

    private final Exchange exchange;
    private final Contributions contributions;
    private final AssuranceLevel least;
    private @Nullable List<ProviderCard> offered;

    Providers(Exchange exchange, Contributions contributions) {
        this(exchange, contributions, AssuranceLevel.LOW);
    }

    /** @param least what a way has to be able to prove, to be offered */
    Providers(Exchange exchange, Contributions contributions, AssuranceLevel least) {
        this.exchange = exchange;
        this.contributions = contributions;
        this.least = least;
    }

    /** Those that can be chosen now, whatever they prove; nobody to ask means none. */
    List<ProviderCard> offered() {
        List<ProviderCard> cards = offered;
        if (cards == null) {
            cards = askIfThere();
            offered = cards;
        }
        return cards;
    }

    /** The same for a page that is about nothing else: with nobody to ask there is no such page. */
    List<ProviderCard> required() {
        List<ProviderCard> cards = ask();
        offered = cards;
        return reaching(cards);
    }

    private List<ProviderCard> reaching(List<ProviderCard> cards) {
        return cards.stream().filter(card -> card.ceiling().atLeast(least)).toList();
    }

    private List<ProviderCard> ask() {
        List<ProviderCard> cards =
                exchange.rooms().logins().offered(exchange.place().channel());
        contributions.saw(cards);
        return cards;
    }

    private List<ProviderCard> askIfThere() {
        try {
            return ask();
        } catch (RoomAbsentException | StoreException e) {
            return List.of();
        }
    }

    String label(ProviderCard card) {
        return texts(card).of(card.label());
    }

    /** The words of the bundle a card comes from. */
    Texts texts(ProviderCard card) {
        return contributions.of(card.owner()).texts(exchange.language());
    }

    /**
     * The name of a provider that may be gone; then the one it had.
     *
     * @param otherwise key of the words for one that nobody here knows
     */
    String name(String id, String otherwise) {
        return find(id).or(() -> contributions.seen(id))
                .map(this::label)
                .orElseGet(() -> contributions.own().texts(exchange.language()).of(otherwise));
    }

    private Optional<ProviderCard> find(String id) {
        return offered().stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /**
     * Links to them, as templates want them.
     *
     * @param chosen identifier of the one that is marked
     * @param query what the links carry on, as {@link Wish#query} makes it
     */
    List<Map<String, Object>> links(String chosen, String query) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (ProviderCard card : reaching(offered())) {
            links.add(link(card, query, card.id().equals(chosen)));
        }
        return links;
    }

    /** Links to them for a page that is about something else: each says what it leads to. */
    List<Map<String, Object>> ways(String query) {
        Texts texts = contributions.own().texts(exchange.language());
        return links("", query).stream()
                .map(link -> Map.of(
                        "url", link.get("url"), "label", texts.of("login.with", String.valueOf(link.get("label")))))
                .toList();
    }

    /** Links to all but one. */
    List<Map<String, Object>> others(String refused, String query) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (ProviderCard card : reaching(offered())) {
            if (!card.id().equals(refused)) {
                links.add(link(card, query, false));
            }
        }
        return links;
    }

    private Map<String, Object> link(ProviderCard card, String query, boolean current) {
        Map<String, Object> link = new HashMap<>();
        link.put("url", Links.LOGIN + "/" + card.id() + query);
        link.put("label", label(card));
        link.put("current", current);
        return link;
    }
}
