package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.hash.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An invented person with a published PIN, for demonstrations.
 *
 * @param pin 8 to 32 letters and digits; no secret, it stands on a page
 * @param age how long ago the PIN was set
 * @source D-50
 */
public record DemoPerson(CodiceFiscale person, String pin, String name, PinLevel level, PinState state, Duration age) {

    /** The state of a person who has no PIN at all: only the page of the demonstration shows them. */
    private static final String ABSENT = "assente";

    private static final int PARTS = 6;
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9]{8,32}");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,4}");

    /**
     * Reads a line of the configuration: {@code CODICEFISCALE;PIN;Name;level;state;days}.
     *
     * @return empty for a person who has no PIN
     * @throws IllegalArgumentException if the line has another shape
     */
    static Optional<DemoPerson> parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw wrong("CODICEFISCALE;PIN;Name;level;state;days", line);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale", line));
        if (!PIN.matcher(parts[1]).matches()) {
            throw wrong("a PIN of 8 to 32 letters and digits", line);
        }
        if (!DAYS.matcher(parts[5]).matches()) {
            throw wrong("days from 0 to 9999", line);
        }
        if (parts[4].equals(ABSENT)) {
            return Optional.empty();
        }
        return Optional.of(new DemoPerson(
                person,
                parts[1],
                parts[2].strip(),
                named(PinLevel.class, parts[3], line),
                named(PinState.class, parts[4], line),
                Duration.ofDays(Integer.parseInt(parts[5]))));
    }

    /** What is stored about the person on a day, marked as published. */
    PinRecord record(SecretHash hash, Instant now) {
        return PinRecord.issued(state, level, PinOrigin.PUBLISHED, name, now.minus(age), hash);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String word, String line) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return value;
            }
        }
        throw wrong("ordinario or dispositivo, then a state such as attivo or in-attesa-primo-accesso", line);
    }

    private static IllegalArgumentException wrong(String expected, String line) {
        return new IllegalArgumentException("demoPeople: expected " + expected + " in '" + line + "'");
    }
}
