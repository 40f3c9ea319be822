package it.varco.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** How moments are written in messages, as pages write them: {@code 21 novembre 2026, 18:05}, in Europe/Rome. */
final class Moments {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndTime;

    Moments(Locale language) {
        Locale dates = language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.UK : language;
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.LONG, null, IsoChronology.INSTANCE, dates);
        day = DateTimeFormatter.ofPattern(pattern, dates).withZone(ROME);
        dayAndTime = DateTimeFormatter.ofPattern(pattern + ", HH:mm", dates).withZone(ROME);
    }

    String day(Instant at) {
        return day.format(at);
    }

    String dayAndTime(Instant at) {
        return dayAndTime.format(at);
    }
}
