package it.varco.credential.pin;

import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.SecretHash;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.util.Optional;

/**
 * Guards the way from a right PIN to the end of the login: {@link GuideSteps} says what is asked on it.
 *
 * <p>A step is taken in the attempt, for the person and with the record as it was when the PIN was right. Where the
 * record, or what it leads to, is no longer as it was then, codice fiscale and PIN are asked anew: a PIN that was
 * revoked meanwhile opens nothing. Thread-safe.
 *
 * @source SEC-09, SEC-10
 */
final class Guide {

    private final PinBook book;
    private final EntryForms forms;
    private final GuideSteps steps;

    Guide(PinBook book) {
        this.book = book;
        this.forms = new EntryForms(book.shape());
        this.steps = new GuideSteps(book.shape(), book.newPins(), new Entrance(book));
    }

    /**
     * Goes on after the right PIN.
     *
     * @param standing where it leads, not nowhere
     * @param same the hash of the same PIN at the cost of today, where the stored one is of another
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    LoginStep begin(LoginRequest request, Found found, Standing standing, Optional<SecretHash> same)
            throws InterruptedException {
        Proof proof = new Proof(request.attempt(), found.person(), found.version(), standing);
        return steps.first(found, proof, same, request);
    }

    /**
     * Goes on after an answer to a later form.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     * @throws it.varco.api.store.StoreException if the store cannot be reached
     */
    LoginStep resume(LoginRequest request, ProviderState remembered) throws InterruptedException {
        Optional<GuideState> state = GuideState.decode(remembered)
                .filter(read -> read.proof().attempt().equals(request.attempt()));
        if (state.isEmpty() || request.submission().isEmpty()) {
            return new LoginStep.Unavailable(state.isEmpty() ? "pin.state" : "pin.answer");
        }
        Proof proof = state.get().proof();
        Optional<StoredRecord> stored = book.records().find(proof.person());
        if (stored.isEmpty()) {
            return anew();
        }
        Optional<Found> found = Found.read(proof.person(), stored.get(), book.verifier());
        if (found.isEmpty()) {
            return Found.UNREADABLE;
        }
        boolean asThen = found.get().version() == proof.version()
                && book.policy().standing(found.get().record(), request.at()) == proof.standing();
        return asThen
                ? steps.next(found.get(), state.get(), request.submission().get(), request)
                : anew();
    }

    private LoginStep anew() {
        return new LoginStep.Ask(forms.anew(), ProviderState.none());
    }
}
