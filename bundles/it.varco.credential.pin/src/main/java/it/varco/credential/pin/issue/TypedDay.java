package it.varco.credential.pin.issue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it. */
final class TypedDay {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,2})[/.\\- ]([0-9]{1,2})[/.\\- ]([0-9]{4})");

    /** In years; nobody got older than 122. */
    private static final int OLDEST = 130;

    private TypedDay() {}

    /** Reads day, month and year in digits, such as {@code 31/12/2030}; empty if there is no such day. */
    static Optional<LocalDate> parse(String typed) {
        Matcher parts = SHAPE.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(parts, 3), number(parts, 2), number(parts, 1)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether somebody who lives today can be born on a day: not later, nor 130 years ago. */
    static boolean isOfBirth(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && day.isAfter(today.minusYears(OLDEST));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
