package it.varco.catalogue;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/**
 * The configuration of the room, checked.
 *
 * @param patience how long a pratica waits for its person
 * @param limit longest time a service has for one step (SEC-85)
 * @param receipts how long a receipt is kept
 */
record Settings(Duration patience, Duration limit, Period receipts) {

    private static final Period SHORTEST = Period.ofMonths(1);
    private static final Period LONGEST = Period.ofYears(100);

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(String patience, String limit, String receipts) {
        return new Settings(
                duration("patience", patience, Duration.ofMinutes(10), Duration.ofDays(30)),
                duration("limit", limit, Duration.ofSeconds(1), Duration.ofSeconds(10)),
                period("receipts", receipts));
    }

    /** By the calendar, from any day: months and years have no length of their own. */
    private static Period period(String key, String text) {
        try {
            Period value = Period.parse(text);
            LocalDate end = LocalDate.EPOCH.plus(value);
            if (!end.isBefore(LocalDate.EPOCH.plus(SHORTEST)) && !end.isAfter(LocalDate.EPOCH.plus(LONGEST))) {
                return value;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(range(key, SHORTEST, LONGEST), e);
        }
        throw new IllegalArgumentException(range(key, SHORTEST, LONGEST));
    }

    private static Duration duration(String key, String text, Duration least, Duration most) {
        try {
            Duration value = Duration.parse(text);
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(range(key, least, most), e);
        }
        throw new IllegalArgumentException(range(key, least, most));
    }

    private static String range(String key, TemporalAmount least, TemporalAmount most) {
        return key + ": expected " + least + " to " + most;
    }
}
