package it.varco.api.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Values of configuration keys, each refused where it is not in the range that its key may have. The refusal names key
 * and range, such as {@code timeout: expected PT1S to PT1M}, and never the value.
 */
public final class Ranges {

    private Ranges() {}

    /**
     * A time in hours, minutes and seconds.
     *
     * @param text ISO-8601, blanks around it do not count
     * @throws IllegalArgumentException if it is none, or not from {@code least} to {@code most}
     */
    public static Duration duration(String key, String text, Duration least, Duration most) {
        try {
            Duration value = Duration.parse(text.strip());
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (DateTimeException e) {
            throw refused(key, least, most, e);
        }
        throw refused(key, least, most, null);
    }

    /**
     * A time in years, months and days, compared by the calendar from one day on: months and years have no length of
     * their own.
     *
     * @param text ISO-8601, blanks around it do not count
     * @throws IllegalArgumentException if it is none, or not from {@code least} to {@code most}
     */
    public static Period period(String key, String text, Period least, Period most) {
        try {
            Period value = Period.parse(text.strip());
            LocalDate end = LocalDate.EPOCH.plus(value);
            if (!end.isBefore(LocalDate.EPOCH.plus(least)) && !end.isAfter(LocalDate.EPOCH.plus(most))) {
                return value;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw refused(key, least, most, e);
        }
        throw refused(key, least, most, null);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if it is not from {@code least} to {@code most}
     */
    public static int number(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused(key, least, most, null);
        }
        return value;
    }

    private static IllegalArgumentException refused(String key, Object least, Object most, @Nullable Exception cause) {
        return new IllegalArgumentException(key + ": expected " + least + " to " + most, cause);
    }
}
