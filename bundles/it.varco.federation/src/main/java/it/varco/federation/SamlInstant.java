package it.varco.federation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instants in messages: always in UTC, with any number of digits after the second, of which nine count.
 *
 * @source SPID-80; SAML 2.0 Core 1.3.3
 */
public final class SamlInstant {

    private static final Pattern SHAPE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})(?:(\\.\\d{1,9})\\d*)?Z");

    private SamlInstant() {}

    /** The instant; empty if it is none, or of another zone. */
    public static Optional<Instant> parse(String written) {
        Matcher matcher = SHAPE.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        try {
            return Optional.of(Instant.parse(matcher.group(1) + fraction + 'Z'));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
