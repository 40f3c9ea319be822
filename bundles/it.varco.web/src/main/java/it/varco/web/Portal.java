package it.varco.web;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.page.ServiceDesk;
import it.varco.api.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done without signing in, for the pages that lead there; nothing where no page leads such dialogues, or
 * nobody is here to ask.
 *
 * @source D-40, D-42
 */
final class Portal {

    private final PageIndex index;
    private final Contributions contributions;

    Portal(PageIndex index, Contributions contributions) {
        this.index = index;
        this.contributions = contributions;
    }

    /** The page with all of it: {@code url}, and the {@code services} by their names; {@code false} for none. */
    Object overview(Exchange exchange) {
        List<String> services = offered(exchange).stream()
                .map(card -> texts(exchange, card).of(card.serviceLabel()))
                .distinct()
                .toList();
        return services.isEmpty()
                ? false
                : page(exchange)
                        .<Object>map(found -> Map.of("url", found.page().parent(), "services", services))
                        .orElse(false);
    }

    /**
     * What a bundle offers there, as {@code links} with {@code url} and {@code label}; {@code false} for none.
     *
     * @param owner symbolic name of the bundle
     */
    Object of(Exchange exchange, String owner) {
        List<Map<String, Object>> links = offered(exchange).stream()
                .filter(card -> card.owner().equals(owner))
                .map(card -> link(exchange, card))
                .toList();
        return links.isEmpty() ? false : Map.of("links", links);
    }

    private Map<String, Object> link(Exchange exchange, OperationCard card) {
        String address = ServicePages.begin(ServiceDesk.PORTAL, card.name());
        return Map.of("url", address, "label", texts(exchange, card).of(card.label()));
    }

    private Texts texts(Exchange exchange, OperationCard card) {
        return contributions.of(card.owner()).texts(exchange.language());
    }

    private Optional<FoundPage> page(Exchange exchange) {
        return index.find(exchange.rooms(), ServiceDesk.PORTAL);
    }

    private List<OperationCard> offered(Exchange exchange) {
        Optional<Catalogue> catalogue = exchange.rooms().catalogue();
        if (catalogue.isEmpty() || page(exchange).isEmpty()) {
            return List.of();
        }
        try {
            return exchange.rooms()
                    .access()
                    .visitor(exchange.visitOfAnybody())
                    .map(visitor -> catalogue.get().offered(visitor, Place.PORTALE))
                    .orElse(List.of());
        } catch (RoomAbsentException | StoreException e) {
            return List.of();
        }
    }
}
