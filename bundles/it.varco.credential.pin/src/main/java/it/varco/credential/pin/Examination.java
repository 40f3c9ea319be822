package it.varco.credential.pin;

import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.Refusal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compares a PIN with what is stored about a person.
 *
 * <p>Every examination that ends in a refusal has read one record and done the work of one hash of today's cost,
 * whether or not there is such a person and whatever is wrong (PIN-34, SEC-04, D-55), as {@link Verifier} says. That a
 * PIN was ended is said after it was right, and to nobody else (FAS-09).
 *
 * <p>One difference remains, after the cost was lowered. A stored hash that is dearer than today's can only be computed
 * at its own cost, so until its holder signs in next they are refused later than people who have no PIN: time tells
 * that there is a PIN, though never what was wrong with what was typed. A login that succeeds renews a hash of any
 * other cost than today's, dearer or cheaper. Thread-safe.
 */
final class Examination {

    private final PinBook book;
    private final Verifier verifier;
    private final Guide guide;

    Examination(PinBook book, Guide guide) {
        this.book = book;
        this.verifier = book.verifier();
        this.guide = guide;
    }

    /**
     * Examines, and goes on where the PIN is right.
     *
     * @param pin as typed; not changed
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     * @throws it.varco.api.store.StoreException if the store cannot be reached
     */
    LoginStep of(LoginRequest request, CodiceFiscale person, char[] pin) throws InterruptedException {
        Optional<StoredRecord> stored = book.records().find(person);
        Optional<Found> found = stored.flatMap(read -> Found.read(person, read, verifier));
        if (stored.isPresent() && found.isEmpty()) {
            return Found.UNREADABLE;
        }
        Standing standing = found.map(read -> book.policy().standing(read.record(), request.at()))
                .orElse(Standing.UNUSABLE);
        SecretHash expected = found.map(read -> read.record().hash()).orElse(verifier.nobody());
        Optional<Verifier.Verdict> verdict = compared(expected, pin, standing);
        if (verdict.isEmpty()) {
            return new LoginStep.Unavailable("pin.busy");
        }
        if (found.isEmpty()) {
            return refused("pin.unknown");
        }
        if (!verdict.get().matches()) {
            return refused("pin.wrong");
        }
        if (standing == Standing.ENDED) {
            return new LoginStep.Rejected("pin.ended", Text.of("pin.login.ended"));
        }
        return standing == Standing.UNUSABLE
                ? refused("pin.unusable")
                : guide.begin(request, found.get(), standing, verdict.get().renewed());
    }

    private Optional<Verifier.Verdict> compared(SecretHash expected, char[] pin, Standing standing)
            throws InterruptedException {
        byte[] counted = PinText.counted(pin);
        try {
            return verifier.verify(expected, counted, standing.leadsIn());
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }

    private static LoginStep refused(String code) {
        return new LoginStep.Refused(Refusal.of(code));
    }
}
