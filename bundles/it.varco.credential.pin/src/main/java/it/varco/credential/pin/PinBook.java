package it.varco.credential.pin;

import it.varco.api.store.RecordStore;
import it.varco.credential.hash.Verifier;

/**
 * What login and service know about PINs: where they are kept, what becomes of them with time, how they are compared
 * and made. Made of the same configuration and records by each of the two, so that neither needs the other.
 */
public record PinBook(
        PinRecords records, PinPolicy policy, PinShape shape, Verifier verifier, NewPins newPins, Warnings warnings) {

    public static PinBook of(Settings settings, RecordStore store, PinHashing hashing) {
        Verifier verifier = new Verifier(hashing.hash(), hashing.pool(), settings.pepper(), settings.cost());
        return new PinBook(
                new PinRecords(store, settings.pepper()),
                settings.policy(),
                settings.shape(),
                verifier,
                new NewPins(settings.shape(), verifier),
                new Warnings(store, settings.pepper(), settings.policy()));
    }
}
