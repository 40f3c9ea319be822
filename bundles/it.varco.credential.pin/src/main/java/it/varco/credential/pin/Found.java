package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginStep;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PIN of a person as it was read.
 *
 * @param version for the change that may follow, and for a dialogue to know the record by
 */
public record Found(CodiceFiscale person, long version, PinRecord record) {

    /** The answer where a record cannot be read. */
    static final LoginStep UNREADABLE = new LoginStep.Unavailable("pin.record");

    private static final Logger LOG = LoggerFactory.getLogger(Found.class);

    /** Reads a record; empty if it is damaged, or of a program or with a pepper that is not here. */
    public static Optional<Found> read(CodiceFiscale person, StoredRecord stored, Verifier verifier) {
        Optional<PinRecord> record = PinRecord.decode(stored.value()).filter(read -> verifier.readable(read.hash()));
        if (record.isEmpty()) {
            LOG.error("PIN record unreadable: it is damaged, or its pepper or its program is a later one");
        }
        return record.map(read -> new Found(person, stored.version(), read));
    }
}
