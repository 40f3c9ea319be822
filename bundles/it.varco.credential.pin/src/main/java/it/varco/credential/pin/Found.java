package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginStep;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PIN of a person as it was read.
 *
 * @param version for the change that may follow
 */
record Found(CodiceFiscale person, long version, PinRecord record) {

    /** The answer where a record cannot be read. */
    static final LoginStep UNREADABLE = new LoginStep.Unavailable("pin.record");

    private static final Logger LOG = LoggerFactory.getLogger(Found.class);

    /** Reads a record; empty if it is damaged, or of a program or with a pepper that is not here. */
    static Optional<Found> read(CodiceFiscale person, StoredRecord stored, Verifier verifier) {
        Optional<PinRecord> record = PinRecord.decode(stored.value()).filter(read -> verifier.readable(read.hash()));
        if (record.isEmpty()) {
            LOG.error("PIN record unreadable: it is damaged, or its pepper or its program is a later one");
        }
        return record.map(read -> new Found(person, stored.version(), read));
    }

    /**
     * What a dialogue remembers the record by: another one for another PIN, level, state, or hash. The version would
     * not do, because each login gives the record another one. The day of the last use does not count.
     */
    long mark() {
        try {
            byte[] bytes = record.used(Optional.empty()).encode();
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java", e);
        }
    }
}
