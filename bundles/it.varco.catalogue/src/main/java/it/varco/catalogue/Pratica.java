package it.varco.catalogue;

import it.varco.api.catalogue.PraticaCard;
import it.varco.spi.store.StoredPratica;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dialogue under way: what the store keeps, and what that says. At step 0 nothing is kept of it yet. */
record Pratica(StoredPratica stored, Dialogue dialogue) {

    private static final Logger LOG = LoggerFactory.getLogger(Pratica.class);

    /** What was kept; empty if another version of this room wrote it, so that it begins again. */
    static Optional<Pratica> read(StoredPratica stored) {
        try {
            return Optional.of(new Pratica(stored, Dialogue.decode(stored.dialogue())));
        } catch (IllegalArgumentException e) {
            LOG.warn("pratica cannot be read, it is over id={}", stored.id());
            return Optional.empty();
        }
    }

    boolean isNew() {
        return stored.step() == 0;
    }

    /** What a form sends back: the pratica and the very form. */
    String formId() {
        return stored.id() + '.' + dialogue.turn();
    }

    Card card() {
        return new Card(dialogue.owner(), stored.operation());
    }

    /** The next step of it, valid from now on. */
    Pratica with(Dialogue changed, int stateVersion, Instant expiry) {
        StoredPratica next = new StoredPratica(
                stored.id(),
                stored.step() + 1,
                stored.personId(),
                stored.role(),
                stored.service(),
                stored.operation(),
                stateVersion,
                changed.encode(),
                stored.openedAt(),
                expiry);
        return new Pratica(next, changed);
    }

    PraticaCard shown(boolean available) {
        return new Shown(formId(), card(), stored.openedAt(), stored.expiry(), available);
    }

    /** A pratica as a page needs to know it. */
    private record Shown(String id, Card operation, Instant openedAt, Instant expiry, boolean available)
            implements PraticaCard {}
}
