package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    private static final Duration KEPT = Duration.ofDays(1);

    private final RecordStore store;
    private final Pepper pepper;

    Misses(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /** What was being done. How often is a guess. */
    enum Kind {
        /** A verification call. */
        CALLED(2),
        /** An act for somebody who calls. */
        CALLER(3);

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
        return count(store.get(key(kind, person)));
    }

    /** Whether nothing more is compared for a person. */
    boolean closed(Kind kind, CodiceFiscale person) {
        return kind.isClosed(of(kind, person));
    }

    /** A change that counts one more. */
    RecordChange another(Kind kind, CodiceFiscale person, Instant at) {
        Optional<StoredRecord> before = store.get(key(kind, person));
        long version = before.map(StoredRecord::version).orElse(RecordChange.ABSENT);
        byte[] more = {(byte) (count(before) + 1)};
        return RecordChange.putUntil(key(kind, person), version, more, at.plus(KEPT));
    }

    private static int count(Optional<StoredRecord> found) {
        return found.map(record -> (int) record.value()[0]).orElse(0);
    }

    private String key(Kind kind, CodiceFiscale person) {
        return MISSED + kind.name() + '/' + pepper.nameOf(person);
    }
}
