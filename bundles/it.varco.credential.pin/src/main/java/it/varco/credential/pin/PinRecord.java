package it.varco.credential.pin;

import it.varco.credential.hash.SecretHash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is kept about the PIN of one person.
 *
 * @param name given name and family name, at most 120 characters
 * @param setAt when the PIN was set last, to the millisecond; of an initial one, when it was sent
 * @param confirmed when the holder saw the rules of use, if that is known
 * @param lastUsed day of the last login in Rome; kept only while unused PINs are disabled
 */
record PinRecord(
        PinState state,
        PinLevel level,
        PinOrigin origin,
        String name,
        Instant setAt,
        Optional<Confirmation> confirmed,
        Optional<LocalDate> lastUsed,
        SecretHash hash) {

    /** A PIN that was issued or published, and not used yet. */
    static PinRecord issued(
            PinState state, PinLevel level, PinOrigin origin, String name, Instant setAt, SecretHash hash) {
        return new PinRecord(state, level, origin, name, setAt, Optional.empty(), Optional.empty(), hash);
    }

    /** The same record with another hash of the same PIN. */
    PinRecord with(SecretHash other) {
        return new PinRecord(state, level, origin, name, setAt, confirmed, lastUsed, other);
    }

    /** The same record with another day of the last login, or none; itself if nothing changes. */
    PinRecord used(Optional<LocalDate> day) {
        return day.equals(lastUsed) ? this : new PinRecord(state, level, origin, name, setAt, confirmed, day, hash);
    }

    /** The same record after the holder saw the rules of use. */
    PinRecord confirmed(Confirmation seen) {
        return new PinRecord(state, level, origin, name, setAt, Optional.of(seen), lastUsed, hash);
    }

    /** The record of the PIN that takes the place of this one: in use, of the same level (PIN-37). */
    PinRecord renewed(SecretHash other, Instant at) {
        Instant set = at.truncatedTo(ChronoUnit.MILLIS);
        return new PinRecord(PinState.ATTIVO, level, origin.next(), name, set, confirmed, lastUsed, other);
    }

    /** The record as bytes. */
    byte[] encode() {
        return WrittenPin.of(this);
    }

    /** Reads what {@link #encode} wrote; empty if the bytes are anything else, or of an unknown format. */
    static Optional<PinRecord> decode(byte[] bytes) {
        return WrittenPin.read(bytes);
    }

    /** State and level only. */
    @Override
    public String toString() {
        return "PinRecord[" + state + ", " + level + "]";
    }
}
