package it.varco.tck.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.contract.Examined;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What time brings about for a service, done as Varco does it: asked again as long as it finds something.
 *
 * @param rule whose test fails
 * @param instances asked before each call
 * @param records of the service
 * @param at when something is due
 */
record Rounds(CatalogueRule rule, Supplier<CatalogueService> instances, InMemoryRecordStore records, Instant at) {

    private static final int MOST = 100;

    void toTheEnd() {
        List<Upkeep> acts = due();
        Examined.with(rule, acts.stream().findFirst(), "nothing is due in this world");
        for (int round = 0; !acts.isEmpty(); round++) {
            for (Upkeep act : acts) {
                if (!records.commit(act.effects()) || round > MOST) {
                    throw rule.broken(act.name() + " is due without end");
                }
            }
            acts = due();
        }
    }

    private List<Upkeep> due() {
        long before = records.writes();
        List<Upkeep> acts = instances.get().due(new Later(at));
        if (records.writes() != before) {
            throw rule.broken("a call wrote to the store");
        }
        return acts;
    }

    /** The question at an instant, while nothing is known of any message. */
    private record Later(Instant at) implements UpkeepRequest {

        @Override
        public Set<Medium> media() {
            return Set.of(Medium.values());
        }

        @Override
        public List<Fate> fates(CodiceFiscale person, String pair) {
            return List.of();
        }
    }
}
