package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.util.List;
import java.util.Optional;

/** The PINs in the bundle's private storage, under names that say nothing without the pepper (D-12, D-38). */
public final class PinRecords {

    private static final String PREFIX = "pin/";

    private final RecordStore store;
    private final Pepper pepper;

    public PinRecords(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /** What is stored about a person's PIN, readable or not. */
    public Optional<StoredRecord> find(CodiceFiscale person) {
        return store.get(key(person));
    }

    /**
     * A change that stores a record.
     *
     * @param version as it was found, or {@link RecordChange#ABSENT}
     */
    public RecordChange change(CodiceFiscale person, long version, PinRecord record) {
        return RecordChange.put(key(person), version, record.encode());
    }

    /** A change that forgets a PIN which never came to be used. */
    public RecordChange removal(CodiceFiscale person, long version) {
        return RecordChange.delete(key(person), version);
    }

    /** No change, which holds what goes with it to a record in the version that was found. */
    public RecordChange unchanged(CodiceFiscale person, long version) {
        return RecordChange.expect(key(person), version);
    }

    /** Makes a change at once; for background work, never during a call (CP-10). */
    public boolean apply(RecordChange change) {
        return store.apply(List.of(change));
    }

    private String key(CodiceFiscale person) {
        return PREFIX + pepper.nameOf(person);
    }
}
