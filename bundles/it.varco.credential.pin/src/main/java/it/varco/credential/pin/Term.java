package it.varco.credential.pin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * A time counted in days of the calendar in Rome, such as how long a PIN may be used after it was set.
 *
 * @param period one day to ten years
 * @source PIN-23, PIN-35, PIN-36, PIN-46
 */
record Term(Period period) {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String RANGE = "expected P1D to P10Y";
    private static final int LONGEST_YEARS = 10;

    Term {
        LocalDate end = end(period);
        if (!end.isAfter(LocalDate.EPOCH) || end.isAfter(LocalDate.EPOCH.plusYears(LONGEST_YEARS))) {
            throw new IllegalArgumentException(RANGE);
        }
    }

    private static LocalDate end(Period period) {
        try {
            return LocalDate.EPOCH.plus(period);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(RANGE, e);
        }
    }

    /**
     * Reads the value of a configuration key, such as {@code P6M}.
     *
     * @throws IllegalArgumentException naming the key and the range
     */
    static Term parse(String key, String text) {
        try {
            return new Term(Period.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + RANGE, e);
        }
    }

    /** The day of an instant in Rome. */
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ROME);
    }

    /** The last day of it, from the day of an instant on. */
    LocalDate lastDay(Instant start) {
        return day(start).plus(period);
    }

    /** Whether it is not over yet: it lasts until the end of the day that is one period after its start. */
    boolean covers(Instant start, Instant now) {
        return covers(day(start), now);
    }

    /** Like {@link #covers(Instant, Instant)}, from a day on. */
    boolean covers(LocalDate start, Instant now) {
        return !day(now).isAfter(start.plus(period));
    }
}
