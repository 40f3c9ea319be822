package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.credential.hash.Pepper;
import java.time.Instant;

/**
 * How often something was said of late by phone that is not so of a person: after some times nothing more is compared
 * for them, whoever the officer is, until a day after the last one.
 *
 * <pre>
 * missed/KIND/NAME    how many, until a day after the last one
 * </pre>
 *
 * @source SEC-02, AUD-08
 */
final class Misses {

    private static final String MISSED = "missed/";

    private final Tally tally;
    private final Pepper pepper;

    Misses(RecordStore store, Pepper pepper) {
        tally = new Tally(store);
        this.pepper = pepper;
    }

    /** What was being done. How often is a guess. */
    enum Kind {
        /** A verification call. */
        CALLED(2),
        /** An act for somebody who calls. */
        CALLER(3),
        /** The end of their PIN, which nobody shall be kept from by others who say nonsense in their name. */
        ENDING(10);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        /** Whether nothing more is compared after so many. */
        boolean isClosed(int count) {
            return count >= most;
        }
    }

    /** How many there were within a day. */
    int of(Kind kind, CodiceFiscale person) {
        return count(kind, person).times();
    }

    /** Whether nothing more is compared for a person. */
    boolean closed(Kind kind, CodiceFiscale person) {
        return kind.isClosed(of(kind, person));
    }

    /** A change that counts one more. */
    RecordChange another(Kind kind, CodiceFiscale person, Instant at) {
        return count(kind, person).another(at);
    }

    private Tally.Count count(Kind kind, CodiceFiscale person) {
        return tally.of(MISSED + kind.name() + '/' + pepper.nameOf(person));
    }
}
