package it.varco.credential.pin.issue;

import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.util.Optional;

/**
 * Something long that is done one act after another, after whatever else is due, as long as there is time: each act
 * carries with it how far it has come, so that it goes on from there after whatever comes between, and nothing is done
 * twice or left out.
 */
interface Errand {

    /** Whether somebody waits for it: then it goes on before all else, however much is due on that day. */
    default boolean isPressing() {
        return false;
    }

    /**
     * The next act; empty where nothing is left to do now.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     * @throws it.varco.api.store.StoreException if the store cannot be reached
     */
    Optional<Upkeep> next(UpkeepRequest request) throws InterruptedException;
}
