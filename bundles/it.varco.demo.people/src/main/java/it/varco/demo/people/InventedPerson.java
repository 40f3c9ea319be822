package it.varco.demo.people;

import it.varco.api.identity.CodiceFiscale;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An invented person and what happens when they sign in.
 *
 * @param outcome last word of the text {@code demo.outcome.…} that says it
 */
record InventedPerson(CodiceFiscale person, String pin, String name, String outcome) {

    private static final int PARTS = 6;
    private static final String ACTIVE = "attivo";
    private static final Set<String> LEVELS = Set.of("ordinario", "dispositivo");
    private static final Set<String> OTHER_STATES =
            Set.of("scaduto", "revocato", "dismesso", "in-attesa-primo-accesso", "assente");

    /** Half a year and a few days: a PIN set before that is too old whatever the month (PIN-35). */
    private static final int OLD_DAYS = 185;

    /** A quarter of a year: the change of a PIN set before that is suggested whatever the month (PIN-36). */
    private static final int DUE_DAYS = 92;

    /** Places of the seven digits that omocodia may replace by letters, counted from 0 (CF-07). */
    private static final int[] DIGITS = {6, 7, 9, 10, 12, 13, 14};

    /** Ends of the groups in which a codice fiscale is read. */
    private static final int[] GROUPS = {3, 6, 11, 15, 16};

    private static final int PLACE_OF_BIRTH = 11;

    /**
     * Reads a line of the configuration: {@code CODICEFISCALE;PIN;Name;level;state;days}.
     *
     * @throws IllegalArgumentException if the line has another shape
     */
    static InventedPerson parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw wrong("CODICEFISCALE;PIN;Name;level;state;days", line);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale", line));
        if (!parts[5].matches("[0-9]{1,4}")) {
            throw wrong("days from 0 to 9999", line);
        }
        return new InventedPerson(person, parts[1], parts[2].strip(), outcome(parts, line));
    }

    private static String outcome(String[] parts, String line) {
        if (parts[4].equals(ACTIVE) && LEVELS.contains(parts[3])) {
            int days = Integer.parseInt(parts[5]);
            return days > OLD_DAYS ? "scaduto" : days > DUE_DAYS ? "cambio" : parts[3];
        }
        if (OTHER_STATES.contains(parts[4])) {
            return parts[4];
        }
        throw wrong("ordinario or dispositivo, then attivo or one of " + OTHER_STATES, line);
    }

    /** The person under the names that the template uses. */
    Map<String, Object> row() {
        return Map.of(
                "name",
                name,
                "codiceFiscale",
                groups(person),
                "pin",
                pin,
                "outcome",
                outcome,
                "abroad",
                person.value().charAt(PLACE_OF_BIRTH) == 'Z',
                "omocodia",
                omocodia());
    }

    /** A codice fiscale in the groups in which it is read. */
    static List<String> groups(CodiceFiscale person) {
        String value = person.value();
        return List.of(
                value.substring(0, GROUPS[0]),
                value.substring(GROUPS[0], GROUPS[1]),
                value.substring(GROUPS[1], GROUPS[2]),
                value.substring(GROUPS[2], GROUPS[3]),
                value.substring(GROUPS[3], GROUPS[4]));
    }

    private boolean omocodia() {
        for (int place : DIGITS) {
            if (Character.isLetter(person.value().charAt(place))) {
                return true;
            }
        }
        return false;
    }

    private static IllegalArgumentException wrong(String expected, String line) {
        return new IllegalArgumentException("people: expected " + expected + " in '" + line + "'");
    }
}
