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
 * @param eligible whether it was declared and verified that the holder can have no other credential; never deduced
 *     (FAS-05, FAS-07)
 */
public record PinRecord(
        PinState state,
        PinLevel level,
        PinOrigin origin,
        String name,
        Instant setAt,
        Optional<Confirmation> confirmed,
        Optional<LocalDate> lastUsed,
        boolean eligible,
        SecretHash hash) {

    /** A PIN that was issued or published, and not used yet; its holder is not known to be eligible. */
    public static PinRecord issued(
            PinState state, PinLevel level, PinOrigin origin, String name, Instant setAt, SecretHash hash) {
        return new PinRecord(state, level, origin, name, setAt, Optional.empty(), Optional.empty(), false, hash);
    }

    /** The same record with another hash of the same PIN. */
    public PinRecord with(SecretHash other) {
        return new PinRecord(state, level, origin, name, setAt, confirmed, lastUsed, eligible, other);
    }

    /** The same record with another day of the last login, or none; itself if nothing changes. */
    public PinRecord used(Optional<LocalDate> day) {
        return day.equals(lastUsed)
                ? this
                : new PinRecord(state, level, origin, name, setAt, confirmed, day, eligible, hash);
    }

    /** The same record of an initial PIN that was sent at another instant. */
    public PinRecord sent(Instant at) {
        Instant set = at.truncatedTo(ChronoUnit.MILLIS);
        return new PinRecord(state, level, origin, name, set, confirmed, lastUsed, eligible, hash);
    }

    /** The same record after the holder saw the rules of use. */
    public PinRecord confirmed(Confirmation seen) {
        return new PinRecord(state, level, origin, name, setAt, Optional.of(seen), lastUsed, eligible, hash);
    }

    /**
     * The same record after it was verified whether its holder can have no other credential (FAS-07). One that was
     * ended is in use again where that is so, of the same level and as old as it is (PIN-S22); one that was given up
     * never is. Nothing here ends a record, which is told from the day of the phase-out; lists of invented people do.
     */
    public PinRecord eligible(boolean verified) {
        if (!verified || state != PinState.DISMESSO) {
            return new PinRecord(state, level, origin, name, setAt, confirmed, lastUsed, verified, hash);
        }
        return new PinRecord(PinState.ATTIVO, level, origin.next(), name, setAt, confirmed, lastUsed, true, hash);
    }

    /** The record of the PIN that takes the place of this one: in use, of the same level (PIN-37). */
    public PinRecord renewed(SecretHash other, Instant at) {
        Instant set = at.truncatedTo(ChronoUnit.MILLIS);
        return new PinRecord(PinState.ATTIVO, level, origin.next(), name, set, confirmed, lastUsed, eligible, other);
    }

    /** The record of the initial PIN that takes the place of this one when it is recovered (PIN-40, PIN-44). */
    public PinRecord reissued(PinLevel other, SecretHash initial, Instant at) {
        Instant sent = at.truncatedTo(ChronoUnit.MILLIS);
        return new PinRecord(
                PinState.IN_ATTESA_PRIMO_ACCESSO,
                other,
                origin.next(),
                name,
                sent,
                Optional.empty(),
                Optional.empty(),
                eligible,
                initial);
    }

    /** The record after its holder gave the PIN up, for good (PIN-S20). */
    public PinRecord revoked() {
        return new PinRecord(PinState.REVOCATO, level, origin.next(), name, setAt, confirmed, lastUsed, eligible, hash);
    }

    /** The record as bytes. */
    public byte[] encode() {
        return WrittenPin.of(this);
    }

    /** Reads what {@link #encode} wrote; empty if the bytes are anything else, or of an unknown format. */
    public static Optional<PinRecord> decode(byte[] bytes) {
        return WrittenPin.read(bytes);
    }

    /** State and level only. */
    @Override
    public String toString() {
        return "PinRecord[" + state + ", " + level + "]";
    }
}
