package it.varco.api.configuration;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/**
 * When people are called, in the time of Rome.
 *
 * @param weekdays from Monday to Friday
 * @param saturday on Saturdays
 * @param sunday on Sundays
 * @source section 2 of the domain rules; TEL-12
 */
public record Hours(Span weekdays, Span saturday, Span sunday) {

    /** The zone in which they count. */
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** @throws IllegalArgumentException if there is no time at all, on no day */
    public Hours {
        if (Stream.of(weekdays, saturday, sunday).allMatch(Span.NEVER::equals)) {
            throw new IllegalArgumentException("hours: expected a time on some day");
        }
    }

    /**
     * From one time of a day to a later one.
     *
     * @param from its first moment
     * @param to its end, which is not part of it
     */
    public record Span(LocalTime from, LocalTime to) {

        /** Not at all. */
        public static final Span NEVER = new Span(LocalTime.MIN, LocalTime.MIN);

        /**
         * Reads the value of a configuration key, such as {@code 08:00-20:00}.
         *
         * @throws IllegalArgumentException naming the key, if the text has another shape
         */
        public static Span parse(String key, String text) {
            String[] ends = text.split("-", -1);
            try {
                if (ends.length == 2 && LocalTime.parse(ends[0]).isBefore(LocalTime.parse(ends[1]))) {
                    return new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(key + ": expected two times such as 08:00-20:00", e);
            }
            throw new IllegalArgumentException(key + ": expected two times such as 08:00-20:00");
        }
    }

    /**
     * Reads the values of three configuration keys that begin alike and end in the names of the days.
     *
     * @param sunday may be blank: then nobody is called
     * @throws IllegalArgumentException naming the key that is wrong
     */
    public static Hours parse(String prefix, String weekdays, String saturday, String sunday) {
        return new Hours(
                Span.parse(prefix + "weekdays", weekdays),
                Span.parse(prefix + "saturday", saturday),
                sunday.isBlank() ? Span.NEVER : Span.parse(prefix + "sunday", sunday));
    }

    private Span on(DayOfWeek day) {
        return switch (day) {
            case SUNDAY -> sunday;
            case SATURDAY -> saturday;
            default -> weekdays;
        };
    }

    /** The moment itself if somebody calls then, otherwise the next one at which somebody does. */
    public Instant next(Instant moment) {
        ZonedDateTime at = moment.atZone(ROME);
        LocalDate day = at.toLocalDate();
        Span span = on(day.getDayOfWeek());
        if (at.toLocalTime().isBefore(span.from())) {
            return day.atTime(span.from()).atZone(ROME).toInstant();
        }
        if (at.toLocalTime().isBefore(span.to())) {
            return moment;
        }
        return next(day.plusDays(1).atStartOfDay(ROME).toInstant());
    }
}
