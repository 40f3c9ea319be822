package it.varco.web;

import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;

/** How instants are written for people: {@code 21 novembre 2026, 18:05}, in Europe/Rome. */
final class Moments {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);
    private static final int TEN = 10;

    private final String[] months;

    Moments(Language language) {
        months = Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL, language.locale()))
                .toArray(String[]::new);
    }

    /** Day and time. */
    String dayAndTime(Instant instant) {
        ZonedDateTime local = instant.atZone(ROME);
        StringBuilder text = new StringBuilder(28);
        text.append(local.getDayOfMonth()).append(' ');
        text.append(months[local.getMonthValue() - 1]).append(' ');
        text.append(local.getYear()).append(", ");
        return time(text, local).toString();
    }

    /** The time of the day alone. */
    static String time(Instant instant) {
        return time(new StringBuilder(5), instant.atZone(ROME)).toString();
    }

    /** Whole minutes in words, rounded up, at least one. */
    static String minutes(Texts texts, Duration duration) {
        long minutes = Math.max(1, duration.plus(ALMOST_A_MINUTE).toMinutes());
        return minutes == 1 ? texts.of("blocked.minute") : texts.of("blocked.minutes", String.valueOf(minutes));
    }

    private static StringBuilder time(StringBuilder text, ZonedDateTime local) {
        return two(two(text, local.getHour()).append(':'), local.getMinute());
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / TEN)).append((char) ('0' + number % TEN));
    }
}
