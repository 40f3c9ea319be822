package it.varco.credential.pin;

import it.varco.api.form.Text;
import it.varco.spi.catalogue.ServiceStep;
import java.util.Locale;

/** Why somebody cannot look at a PIN of theirs, or change it. */
enum Obstacle {
    /** There is none. */
    NONE,
    /** The initial PIN was not used yet: its first login leads to the final one (PIN-02). */
    WAITING,
    /** The initial PIN was not used in time (PIN-23). */
    LAPSED,
    /** Nobody used it for too long (PIN-46). */
    IDLE,
    /** Its holder gave it up (PIN-S20). */
    REVOKED,
    /** It was ended by the phase-out (PIN-S21). */
    ENDED,
    /** It permits more than the credential the person is signed in with; it can be looked at (CRE-15). */
    POWERS,
    /** The one chosen in its place is the same (PIN-04). */
    SAME;

    /** The answer to whoever asks for it: what is so, and what to do now. */
    ServiceStep rejected() {
        String word = name().toLowerCase(Locale.ROOT);
        return new ServiceStep.Rejected("pin." + word, Text.of("pin.rejected." + word));
    }
}
