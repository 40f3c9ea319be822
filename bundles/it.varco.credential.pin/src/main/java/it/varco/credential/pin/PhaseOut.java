package it.varco.credential.pin;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The end of the PIN for all but those who cannot have anything else: residents abroad without an Italian document.
 * Whether somebody is one is declared and verified, never read from a codice fiscale.
 *
 * @param enabled whether it ends at all; a site that issues PINs to everybody says no
 * @param issueStop from this day on, in Rome, PINs are issued to those eligible only
 * @param accessStop from this day on the PINs of all others open nothing
 * @param warnDays for how many days before that their holders are told
 * @source FAS-01, FAS-03 to FAS-05, FAS-07, FAS-09 to FAS-11, NOT-15
 */
public record PhaseOut(boolean enabled, LocalDate issueStop, LocalDate accessStop, int warnDays) {

    /** Whether a PIN may be issued. */
    public boolean issues(boolean eligible, Instant at) {
        return eligible || !reached(issueStop, at);
    }

    /** Whether a PIN still opens sessions. */
    public boolean admits(boolean eligible, Instant at) {
        return eligible || !reached(accessStop, at);
    }

    /**
     * Whether it is time to tell holders that their PIN ends: from nine in the morning of the first of those days on.
     */
    public boolean warns(boolean eligible, Instant at) {
        return enabled
                && admits(eligible, at)
                && !eligible
                && !at.isBefore(Term.morning(accessStop.minusDays(warnDays)));
    }

    /** The instant from which the PINs of all others open nothing. */
    public Instant end() {
        return Term.start(accessStop);
    }

    private boolean reached(LocalDate day, Instant at) {
        return enabled && !Term.day(at).isBefore(day);
    }
}
