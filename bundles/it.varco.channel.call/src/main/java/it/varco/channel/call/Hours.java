package it.varco.channel.call;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When the Contact Center calls, in the time of Rome.
 *
 * @source section 2 of the domain rules
 */
record Hours(Span weekdays, Span saturday, Span sunday) {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** From one time of a day to a later one, which is not part of it. */
    record Span(LocalTime from, LocalTime to) {

        /** Not at all. */
        static final Span NEVER = new Span(LocalTime.MIN, LocalTime.MIN);

        /** @throws IllegalArgumentException naming the key, if the text has another shape */
        static Span parse(String key, String text) {
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

    private Span on(DayOfWeek day) {
        return switch (day) {
            case SUNDAY -> sunday;
            case SATURDAY -> saturday;
            default -> weekdays;
        };
    }

    /** The moment itself if somebody calls then, otherwise the next one at which somebody does. */
    Instant next(Instant moment) {
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
