package it.varco.credential.local;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.util.List;
import java.util.Optional;

/** The accounts in the bundle's private storage, under names that say nothing without the pepper (D-38). */
final class LocalAccounts {

    private static final String PREFIX = "account/";

    private final RecordStore store;
    private final Pepper pepper;

    LocalAccounts(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /** What is stored about a person's account, readable or not. */
    Optional<StoredRecord> find(CodiceFiscale person) {
        return store.get(key(person));
    }

    /**
     * What stores an account.
     *
     * @param version as it was found, or {@link RecordChange#ABSENT}
     */
    Effects change(CodiceFiscale person, long version, LocalAccount account) {
        return Effects.records(List.of(RecordChange.put(key(person), version, account.encode())));
    }

    /** Makes a change at once; for background work, never during a call (CP-10). */
    boolean apply(Effects change) {
        return store.apply(change.records());
    }

    private String key(CodiceFiscale person) {
        return PREFIX + pepper.nameOf(person);
    }
}
