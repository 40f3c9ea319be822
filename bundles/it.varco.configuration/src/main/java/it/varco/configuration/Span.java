package it.varco.configuration;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * A duration of ISO 8601 as it is typed: hours and less ({@code PT15M}), or days and more ({@code P6M}).
 *
 * @param text in upper case
 * @param seconds to compare with others; a month counts 30 days and a year 365
 */
record Span(String text, double seconds) implements Comparable<Span> {

    private static final double DAY = 86_400;

    static Optional<Span> parse(String typed) {
        String text = typed.toUpperCase(Locale.ROOT);
        try {
            if (text.indexOf('T') >= 0 || text.endsWith("D")) {
                Duration duration = Duration.parse(text);
                return Optional.of(new Span(text, duration.toSeconds() + duration.toNanosPart() / 1e9));
            }
            Period period = Period.parse(text);
            return Optional.of(
                    new Span(text, (period.getYears() * 365.0 + period.getMonths() * 30.0 + period.getDays()) * DAY));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Span other) {
        return Double.compare(seconds, other.seconds);
    }
}
