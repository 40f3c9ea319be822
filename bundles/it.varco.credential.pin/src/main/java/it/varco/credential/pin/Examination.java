package it.varco.credential.pin;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.store.Effects;
import it.varco.api.store.StoredRecord;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.Refusal;
import java.security.SecureRandom;
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
 * whether or not there is such a person and whatever is wrong (PIN-34, SEC-04, D-55): one hash, and where the stored
 * one is of a lower cost, a second that makes up the difference.
 *
 * <p>One difference remains, after the cost was lowered. A stored hash that is dearer than today's can only be computed
 * at its own cost, so until its holder signs in next they are refused later than people who have no PIN: time tells
 * that there is a PIN, though never what was wrong with what was typed. A login that succeeds renews a hash of any
 * other cost than today's, dearer or cheaper. Thread-safe.
 */
final class Examination {

    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private final PinRecords records;
    private final Pepper pepper;
    private final SlowHash hash;
    private final HashPool pool;
    private final HashCost cost;
    private final Validity validity;
    private final boolean development;
    private final SecureRandom random = new SecureRandom();
    private final PinHash nobody;

    /** @param settings their cost is the one of new hashes, and the least of every refusal */
    Examination(PinRecords records, Settings settings, SlowHash hash, HashPool pool) {
        this.records = records;
        this.pepper = settings.pepper();
        this.hash = hash;
        this.pool = pool;
        this.cost = settings.cost();
        this.validity = settings.validity();
        this.development = settings.development();
        this.nobody = PinHash.ofNothing(pepper.latest(), cost, random);
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
                && record.filter(found -> pepper.has(found.hash().pepper())).isEmpty()) {
            LOG.error("PIN record unreadable: it is damaged, or its pepper or its program is a later one");
            return new LoginStep.Unavailable("pin.record");
        }
        boolean usable = record.filter(found -> usable(found, at)).isPresent();
        PinHash expected = record.map(PinRecord::hash).orElse(nobody);
        byte[] seasoned = pepper.season(expected.pepper(), pin);
        byte[] fresh = pepper.season(pepper.latest(), pin);
        try {
            return pool.run(() -> compare(expected, seasoned, fresh, record.isPresent(), usable))
                    .map(verdict -> step(verdict, person, stored, record))
                    .orElseGet(() -> new LoginStep.Unavailable("pin.busy"));
        } finally {
            Arrays.fill(seasoned, (byte) 0);
            Arrays.fill(fresh, (byte) 0);
        }
    }

    /** The hash of a PIN that is set now, with the latest key and the cost of today. Takes as long as that says. */
    PinHash hashOf(char[] pin) {
        byte[] seasoned = pepper.season(pepper.latest(), pin);
        try {
            return PinHash.compute(hash, pepper.latest(), seasoned, cost, random);
        } finally {
            Arrays.fill(seasoned, (byte) 0);
        }
    }

    private boolean usable(PinRecord record, Instant at) {
        return record.state() == PinState.ATTIVO
                && validity.covers(record.setAt(), at)
                && (development || !record.demo());
    }

    private Verdict compare(PinHash expected, byte[] seasoned, byte[] fresh, boolean known, boolean usable) {
        boolean matches = expected.matches(hash, seasoned) && known;
        if (!matches || !usable) {
            if (expected.cost().work() < cost.work()) {
                hash.of(seasoned, expected.salt(), cost.missingFrom(expected.cost()));
            }
            return new Verdict(matches, usable, Optional.empty());
        }
        return !expected.cost().equals(cost) || expected.pepper() < pepper.latest()
                ? new Verdict(true, true, Optional.of(PinHash.compute(hash, pepper.latest(), fresh, cost, random)))
                : new Verdict(true, true, Optional.empty());
    }

    private LoginStep step(
            Verdict verdict, CodiceFiscale person, Optional<StoredRecord> stored, Optional<PinRecord> record) {
        if (record.isEmpty() || stored.isEmpty()) {
            return refused("pin.unknown");
        }
        if (!verdict.matches()) {
            return refused("pin.wrong");
        }
        if (!verdict.usable()) {
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

    /**
     * What came out of the comparison.
     *
     * @param renewed the same PIN hashed at the cost of today, where the stored hash is of another
     */
    private record Verdict(boolean matches, boolean usable, Optional<PinHash> renewed) {}
}
