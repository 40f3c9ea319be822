package it.varco.credential.pin;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.store.Effects;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a PIN with what is stored about a person.
 *
 * <p>Every examination that ends in a refusal has read one record and done the work of one hash of today's cost,
 * whether or not there is such a person and whatever is wrong (PIN-34, SEC-04, D-55), as {@link Verifier} says.
 *
 * <p>One difference remains, after the cost was lowered. A stored hash that is dearer than today's can only be computed
 * at its own cost, so until its holder signs in next they are refused later than people who have no PIN: time tells
 * that there is a PIN, though never what was wrong with what was typed. A login that succeeds renews a hash of any
 * other cost than today's, dearer or cheaper. Thread-safe.
 */
final class Examination {

    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private final PinRecords records;
    private final Verifier verifier;
    private final Validity validity;
    private final boolean development;

    Examination(PinRecords records, Settings settings, Verifier verifier) {
        this.records = records;
        this.verifier = verifier;
        this.validity = settings.validity();
        this.development = settings.development();
    }

    /**
     * Examines.
     *
     * @param pin as typed; not changed
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     * @throws it.varco.api.store.StoreException if the store cannot be reached
     */
    LoginStep of(CodiceFiscale person, char[] pin, Instant at) throws InterruptedException {
        Optional<StoredRecord> stored = records.find(person);
        Optional<PinRecord> record = stored.flatMap(found -> PinRecord.decode(found.value()));
        if (stored.isPresent()
                && record.filter(found -> verifier.readable(found.hash())).isEmpty()) {
            LOG.error("PIN record unreadable: it is damaged, or its pepper or its program is a later one");
            return new LoginStep.Unavailable("pin.record");
        }
        boolean usable = record.filter(found -> usable(found, at)).isPresent();
        SecretHash expected = record.map(PinRecord::hash).orElse(verifier.nobody());
        byte[] counted = counted(pin);
        try {
            return verifier.verify(expected, counted, usable)
                    .map(verdict -> step(verdict, usable, person, stored, record))
                    .orElseGet(() -> new LoginStep.Unavailable("pin.busy"));
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }

    /** The hash of a PIN that is set now; empty if every place for hashing is taken. */
    Optional<SecretHash> hashOf(char[] pin) throws InterruptedException {
        byte[] counted = counted(pin);
        try {
            return verifier.hashOf(counted);
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }

    /** The bytes of a PIN that count, in which small letters are as good as capital ones (PIN-03). */
    static byte[] counted(char[] pin) {
        byte[] bytes = new byte[2 * pin.length];
        for (int i = 0; i < pin.length; i++) {
            char c = pin[i] >= 'a' && pin[i] <= 'z' ? (char) (pin[i] - 'a' + 'A') : pin[i];
            bytes[2 * i] = (byte) (c >> 8);
            bytes[2 * i + 1] = (byte) c;
        }
        return bytes;
    }

    private boolean usable(PinRecord record, Instant at) {
        return record.state() == PinState.ATTIVO
                && validity.covers(record.setAt(), at)
                && (development || !record.demo());
    }

    private LoginStep step(
            Verifier.Verdict verdict,
            boolean usable,
            CodiceFiscale person,
            Optional<StoredRecord> stored,
            Optional<PinRecord> record) {
        if (record.isEmpty() || stored.isEmpty()) {
            return refused("pin.unknown");
        }
        if (!verdict.matches()) {
            return refused("pin.wrong");
        }
        if (!usable) {
            return refused("pin.unusable");
        }
        PinRecord known = record.get();
        Identity identity = Identity.of(person, known.level().kind(), AssuranceLevel.LOW)
                .name(known.name())
                .build();
        Effects effects = verdict.renewed()
                .map(renewed -> records.change(person, stored.get().version(), known.with(renewed)))
                .map(change -> Effects.records(List.of(change)))
                .orElseGet(Effects::none);
        return new LoginStep.Recognised(identity, effects);
    }

    private static LoginStep refused(String code) {
        return new LoginStep.Refused(Refusal.of(code));
    }
}
