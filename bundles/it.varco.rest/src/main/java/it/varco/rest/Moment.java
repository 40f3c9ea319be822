package it.varco.rest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How an instant is written: RFC 3339 in UTC, as exact as the store keeps it (D-57). */
final class Moment {

    private Moment() {}

    static String of(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
