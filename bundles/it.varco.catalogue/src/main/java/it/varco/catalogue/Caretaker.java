package it.varco.catalogue;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each service what time has brought about, and does it: every act in a transaction of its own, with its record
 * (CS-17).
 */
final class Caretaker {

    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final int MOST_ROUNDS = 100;

    private final Services services;
    private final Transactions transactions;
    private final Changes changes;
    private final Post post;
    private final AuditTrail trail;

    Caretaker(Services services, Transactions transactions, Changes changes, Post post, AuditTrail trail) {
        this.services = services;
        this.transactions = transactions;
        this.changes = changes;
        this.post = post;
        this.trail = trail;
    }

    /** One round over all services that are here. */
    void look(Instant now) {
        for (String service : services.kept()) {
            try {
                look(service, now);
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("upkeep failed service={}", service, e);
            }
        }
    }

    private void look(String service, Instant now) {
        int done = 1;
        for (int round = 0; done > 0 && round < MOST_ROUNDS; round++) {
            Optional<Services.Due> due = services.due(service, owner -> new Request(now, owner, post));
            done = due.map(found -> (int) found.acts().stream()
                            .filter(act -> done(service, found.owner(), act, now))
                            .count())
                    .orElse(0);
        }
    }

    /** Whether it was done; otherwise it is found again, if it is still to be done then. */
    private boolean done(String service, String owner, Upkeep act, Instant now) {
        try {
            transactions.run(() -> {
                AuditEvent.Builder event =
                        AuditEvent.of(now, Outcomes.trailName(service + '.' + act.name()), Outcome.DONE);
                changes.commit(Visit.at(now, "", "upkeep").build(), Optional.empty(), owner, act.effects(), event);
                trail.record(event.build());
                return true;
            });
            return true;
        } catch (Changes.LostVersionException e) {
            return false;
        } catch (Post.UnsentException e) {
            LOG.warn(
                    "upkeep postponed service={} act={} code={}",
                    service,
                    act.name(),
                    e.why().code());
            return false;
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("upkeep failed service={} act={}", service, act.name(), e);
            return false;
        }
    }

    /** The question as a service sees it. */
    private record Request(Instant at, String owner, Post post) implements UpkeepRequest {

        @Override
        public Set<Medium> media() {
            return post.carried();
        }

        @Override
        public List<Fate> fates(CodiceFiscale person, String pair) {
            return post.fates(owner, person, pair);
        }
    }
}
