package it.varco.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/**
 * How instants are written for people: {@code 21 novembre 2026, 18:05}, in Europe/Rome; the day as the language writes
 * it.
 */
final class Moments {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TEN = 10;

    private final DateTimeFormatter day;

    Moments(Language language) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.LONG, null, IsoChronology.INSTANCE, language.dates());
        day = DateTimeFormatter.ofPattern(pattern, language.dates());
    }

    /** Day and time. */
    String dayAndTime(Instant instant) {
        ZonedDateTime local = instant.atZone(ROME);
        StringBuilder text = new StringBuilder(28);
        day.formatTo(local, text);
        text.append(", ");
        return time(text, local).toString();
    }

    /** A day alone. */
    String day(LocalDate date) {
        return day.format(date);
    }

    /** The time of the day alone. */
    static String time(Instant instant) {
        return time(new StringBuilder(5), instant.atZone(ROME)).toString();
    }

    /** Whether a wait is told in hours, and its end with the day. */
    static boolean isLong(Duration duration) {
        return duration.compareTo(HOUR) > 0;
    }

    /** Whole minutes in words, or hours where it is more than one of them; rounded up, at least one minute. */
    static String rest(Texts texts, Duration duration) {
        if (isLong(duration)) {
            return texts.of(
                    "blocked.hours",
                    String.valueOf(duration.plus(HOUR.minusNanos(1)).toHours()));
        }
        long minutes = Math.max(1, duration.plus(ALMOST_A_MINUTE).toMinutes());
        return minutes == 1 ? texts.of("blocked.minute") : texts.of("blocked.minutes", String.valueOf(minutes));
    }

    private static StringBuilder time(StringBuilder text, ZonedDateTime local) {
        return two(two(text, local.getHour()).append(':'), local.getMinute());
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / TEN)).append((char) ('0' + number % TEN));
    }

    /** A moment for programs that read the page, to the second: HTML knows no finer ones than thousandths. */
    static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
