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
public record Term(Period period) {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final String RANGE = "expected P1D to P10Y";
    private static final int LONGEST_YEARS = 10;
    private static final int MORNING = 9;

    public Term {
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
    public static Term parse(String key, String text) {
        try {
            return new Term(Period.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + RANGE, e);
        }
    }

    /** The day of an instant in Rome. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ROME);
    }

    /** Nine in the morning of a day in Rome: when people are told what the day brings. */
    public static Instant morning(LocalDate day) {
        return day.atTime(MORNING, 0).atZone(ROME).toInstant();
    }

    /** The first instant of a day in Rome. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ROME).toInstant();
    }

    /** The last day of it, from the day of an instant on. */
    public LocalDate lastDay(Instant start) {
        return day(start).plus(period);
    }

    /** The morning after it is over. */
    public Instant over(Instant start) {
        return morning(lastDay(start).plusDays(1));
    }

    /** Whether it is not over yet: it lasts until the end of the day that is one period after its start. */
    public boolean covers(Instant start, Instant now) {
        return covers(day(start), now);
    }

    /** Like {@link #covers(Instant, Instant)}, from a day on. */
    public boolean covers(LocalDate start, Instant now) {
        return !day(now).isAfter(start.plus(period));
    }
}
