package it.varco.catalogue;

import it.varco.api.access.Operation;
import it.varco.api.catalogue.Place;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import it.varco.spi.catalogue.ServiceOperation;
import java.time.Duration;

/**
 * What an operation takes, as access control is asked for it.
 *
 * @param block how long somebody who is examined without a login is blocked after a refusal; zero for no examination
 * @source CAT-GEN-01
 */
record Terms(Place place, AssuranceLevel level, Powers powers, boolean fresh, Duration block) {

    static Terms of(ServiceOperation operation) {
        return new Terms(
                operation.place(), operation.level(), operation.powers(), operation.fresh(), operation.block());
    }

    /** The beginning of a dialogue: it has a record of its own (D-31); a refusal always is in the trail. */
    Operation begin(String name) {
        return proved(Outcomes.trailName(name) + Outcomes.BEGIN);
    }

    /** A later step: the beginning is in the trail, and so will be what comes of it; a refusal always is. */
    Operation goOn(String name) {
        return proved(Outcomes.trailName(name));
    }

    /** Giving up what was begun: for whoever is in the role, because less is left afterwards and nothing is seen. */
    Operation abandon(String name) {
        return permitted(Outcomes.trailName(name) + Outcomes.ABANDON).build();
    }

    private Operation proved(String trailName) {
        Operation.Builder operation = permitted(trailName).level(level).powers(powers);
        return fresh ? operation.fresh().build() : operation.build();
    }

    private Operation.Builder permitted(String trailName) {
        return Operation.named(trailName).role(place.role()).recordedByAct();
    }
}
