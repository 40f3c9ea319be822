package it.varco.credential.pin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * How long a PIN may be used after it was set, in days of the calendar in Rome.
 *
 * @param period one day to ten years
 * @source PIN-35
 */
record Validity(Period period) {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final int LONGEST_YEARS = 10;

    Validity {
        LocalDate end = end(period);
        if (!end.isAfter(LocalDate.EPOCH) || end.isAfter(LocalDate.EPOCH.plusYears(LONGEST_YEARS))) {
            throw new IllegalArgumentException("validity: expected P1D to P10Y");
        }
    }

    private static LocalDate end(Period period) {
        try {
            return LocalDate.EPOCH.plus(period);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("validity: expected P1D to P10Y", e);
        }
    }

    /** Reads the configuration, such as {@code P6M}. */
    static Validity parse(String text) {
        try {
            return new Validity(Period.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("validity: expected P1D to P10Y", e);
        }
    }

    /** Whether a PIN set then may be used now: until the end of the day that is one period after. */
    boolean covers(Instant setAt, Instant now) {
        LocalDate lastDay = LocalDate.ofInstant(setAt, ROME).plus(period);
        return !LocalDate.ofInstant(now, ROME).isAfter(lastDay);
    }
}
