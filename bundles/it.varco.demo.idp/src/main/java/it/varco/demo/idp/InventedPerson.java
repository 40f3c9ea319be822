package it.varco.demo.idp;

import it.varco.api.identity.CodiceFiscale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * Somebody who does not exist.
 *
 * @param codiceFiscale 16 characters; a right one if it is configured, whatever was typed if it was typed
 * @param born ISO-8601; empty if nobody knows
 * @param place of birth, the code of a comune or a country; empty if nobody knows
 * @param gender {@code F} or {@code M}; empty if nobody knows
 */
record InventedPerson(String codiceFiscale, String name, String familyName, String born, String place, String gender) {

    private static final int PARTS = 6;
    private static final Set<String> GENDERS = Set.of("F", "M");
    private static final String PLACE = "[A-Z][0-9]{3}";

    /**
     * Reads a line of the configuration: {@code CODICEFISCALE;Name;Family name;1980-01-01;H501;M}.
     *
     * @throws IllegalArgumentException if the line has another shape
     */
    static InventedPerson parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw wrong("CODICEFISCALE;Name;Family name;date;place;F or M", line);
        }
        String codiceFiscale = CodiceFiscale.parse(parts[0])
                .orElseThrow(() -> wrong("a codice fiscale", line))
                .value();
        if (!isDate(parts[3])) {
            throw wrong("a date such as 1980-01-01", line);
        }
        if (!parts[4].matches(PLACE) || !GENDERS.contains(parts[5])) {
            throw wrong("a place such as H501, then F or M", line);
        }
        return new InventedPerson(codiceFiscale, parts[1].strip(), parts[2].strip(), parts[3], parts[4], parts[5]);
    }

    static boolean isDate(String written) {
        try {
            return LocalDate.parse(written).toString().equals(written);
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static IllegalArgumentException wrong(String expected, String line) {
        return new IllegalArgumentException("people: expected " + expected + " in '" + line + "'");
    }

    /** No more than that there is one. */
    @Override
    public String toString() {
        return "InventedPerson";
    }
}
