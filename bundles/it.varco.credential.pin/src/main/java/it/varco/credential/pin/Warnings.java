package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a holder has to be told that their PIN expires, or is ended by the phase-out; each is told once, by whoever
 * comes first of a login and of what time brings about. Thread-safe.
 *
 * <pre>
 * warned-expiry/NAME    when the PIN was set about which its holder was told, until it expires
 * warned-end/NAME       the day of the phase-out about which a holder was told, until that day
 * </pre>
 *
 * @source NOT-15, PIN-S21, FAS-09
 */
public final class Warnings {

    private static final String EXPIRY = "warned-expiry/";
    private static final String END = "warned-end/";
    private static final int DAYS = 15;

    private final RecordStore store;
    private final Pepper pepper;
    private final PinPolicy policy;

    Warnings(RecordStore store, Pepper pepper, PinPolicy policy) {
        this.store = store;
        this.pepper = pepper;
        this.policy = policy;
    }

    /**
     * A PIN that expires soon.
     *
     * @param days that are left
     * @param told a change that says that its holder was told
     */
    public record Expiry(long days, RecordChange told) {}

    /** Nine in the morning fifteen days before a PIN expires; before it was set, where it lasts less than that. */
    public Instant expiryWarning(PinRecord record) {
        return Term.morning(policy.validity().lastDay(record.setAt()).minusDays(DAYS));
    }

    /** Whether the holder has to be told now that the PIN expires; empty if not, or they were. */
    public Optional<Expiry> expiry(CodiceFiscale person, PinRecord record, Instant at) {
        Instant warning = expiryWarning(record);
        LocalDate last = policy.validity().lastDay(record.setAt());
        boolean inUse = record.state() == PinState.ATTIVO && policy.validity().covers(record.setAt(), at);
        if (!inUse || warning.isBefore(record.setAt()) || at.isBefore(warning)) {
            return Optional.empty();
        }
        return mark(EXPIRY + pepper.nameOf(person), record.setAt().toEpochMilli(), Term.start(last.plusDays(1)))
                .map(told -> new Expiry(Term.day(at).until(last, ChronoUnit.DAYS), told));
    }

    /**
     * Whether the holder has to be told now that the PIN is ended by the phase-out: one that leads in, of somebody who
     * is not eligible.
     *
     * @return a change that says that they were told; empty if they need not be, or were
     */
    public Optional<RecordChange> end(CodiceFiscale person, PinRecord record, Instant at) {
        PhaseOut phaseOut = policy.phaseOut();
        if (!phaseOut.warns(record.eligible(), at)
                || !policy.standing(record, at).leadsIn()) {
            return Optional.empty();
        }
        return mark(END + pepper.nameOf(person), phaseOut.accessStop().toEpochDay(), phaseOut.end());
    }

    /** A change that marks something; empty if it is marked already. */
    private Optional<RecordChange> mark(String key, long what, Instant until) {
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(what).array();
        Optional<StoredRecord> before = store.get(key);
        if (before.filter(found -> ByteBuffer.wrap(found.value()).equals(ByteBuffer.wrap(value)))
                .isPresent()) {
            return Optional.empty();
        }
        long version = before.map(StoredRecord::version).orElse(RecordChange.ABSENT);
        return Optional.of(RecordChange.putUntil(key, version, value, until));
    }
}
