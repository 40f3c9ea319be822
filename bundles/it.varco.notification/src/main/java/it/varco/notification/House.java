package it.varco.notification;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What every message may say of whoever sends it, as it is configured.
 *
 * @param institution its name
 * @param returnAddress where a letter goes back to, on one line
 * @param landline the number of the Contact Center for landlines
 * @param mobile its number for mobile phones
 */
record House(String institution, String returnAddress, String landline, String mobile) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 120;
    private static final int LONGEST_NUMBER = 20;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,19}");

    /** The places that every template has, as long as they can be. */
    static final Map<String, String> LONGEST = Map.of(
            "institution", Segments.ANY.repeat(LONGEST_NAME),
            "landline", "0".repeat(LONGEST_NUMBER),
            "mobile", "0".repeat(LONGEST_NUMBER));

    /** @throws IllegalArgumentException names the key and what it may be */
    House {
        line("institution", institution, LONGEST_NAME);
        if (Links.in(institution)) {
            throw new IllegalArgumentException("institution: expected no web address");
        }
        line("returnAddress", returnAddress, LONGEST_ADDRESS);
        number("landline", landline);
        number("mobile", mobile);
    }

    /** What fills the places that every template has. */
    Map<String, String> words() {
        return Map.of("institution", institution, "landline", landline, "mobile", mobile);
    }

    private static void line(String key, String value, int longest) {
        if (value.isBlank() || value.length() > longest || !value.equals(Signs.shown(value))) {
            throw new IllegalArgumentException(key + ": expected one line of 1 to " + longest + " characters");
        }
    }

    private static void number(String key, String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw new IllegalArgumentException(key + ": expected 3 to 19 digits, with a plus before them or not");
        }
    }
}
