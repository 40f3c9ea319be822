package it.varco.api.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tax code of a natural person: the key by which every Italian administration knows them.
 *
 * <p>Shape: 16 characters in upper case, {@code SSSNNNYYMDDCCCCK}, the last one a check letter. Codes altered to tell
 * namesakes apart (omocodia: letters in place of digits) are accepted and are other people than the unaltered code, so
 * the value is never normalised to digits. Provisional codes of eleven digits are not accepted. The code of the place
 * of birth is not looked up, because abolished places live on in existing codes.
 *
 * @param value the code as written, 16 characters, upper case
 * @source DM 23 dicembre 1976 n. 13813; rules CF-01 to CF-08, CF-10, CF-11, CF-13
 */
public record CodiceFiscale(String value) {

    private static final int LENGTH = 16;
    private static final Pattern SHAPE = Pattern.compile(
            "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}" + "[A-Z][0-9LMNPQRSTUV]{3}[A-Z]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** Letters that stand for the digits 0 to 9 in a code altered for omocodia (CF-07). */
    private static final String OMOCODIA = "LMNPQRSTUV";

    /** Letters of the months January to December (CF-03). */
    private static final String MONTHS = "ABCDEHLMPRST";

    /** Longest day of each month, 29 for February because the century is not in the code (CF-04, CF-06). */
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** Values of 0-9 and A-Z at odd positions, counted from 1 (CF-05, table O); digits count as the letters A to J. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /** @throws IllegalArgumentException if {@code value} is not a code with a possible date and a right check letter */
    public CodiceFiscale {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("codice fiscale: expected 16 characters with a right check letter");
        }
    }

    /**
     * Reads a code as a person types it: surrounding blanks and the difference between upper and lower case are
     * ignored. Letters that only upper case turns into others, such as a sharp s, are not taken for them.
     *
     * @return the code, or empty if what was typed is not one (CF-06)
     */
    public static Optional<CodiceFiscale> parse(String typed) {
        String bare = typed.strip();
        String value = bare.toUpperCase(Locale.ROOT);
        boolean plain = bare.chars().allMatch(c -> c < 128);
        return plain && wellFormed(value) ? Optional.of(new CodiceFiscale(value)) : Optional.empty();
    }

    /**
     * Takes the blanks out of what a person typed, who may group a code as cards print it: {@code RSS MRA 80A01 H501
     * U}. Where people type this comes before {@link #parse}; programs write codes without blanks.
     */
    public static String ungrouped(String typed) {
        return BLANKS.matcher(typed).replaceAll("");
    }

    /**
     * Whether the letters of surname and name are those one expects of {@code name}. A hint, never proof: who does not
     * fit is warned about and not refused, for only the revenue agency assigns codes (CF-13). Omocodia, which alters
     * digits alone, does not matter.
     */
    public boolean fits(PersonalName name) {
        return value.startsWith(name.letters());
    }

    /** The code with its middle hidden, such as {@code RSSMRA********1U}, for lists and logs (AUD-10). */
    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    /** Masked, because log lines and stack traces end up everywhere. Use {@link #value()} on purpose. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean wellFormed(String value) {
        return value.length() == LENGTH && SHAPE.matcher(value).matches() && possibleDate(value) && checked(value);
    }

    private static boolean possibleDate(String value) {
        int month = MONTHS.indexOf(value.charAt(8));
        int year = 10 * digit(value.charAt(6)) + digit(value.charAt(7));
        int written = 10 * digit(value.charAt(9)) + digit(value.charAt(10));
        int day = written > 40 ? written - 40 : written; // women: day + 40
        boolean leapDay = month == 1 && day == 29;
        return day >= 1 && day <= DAYS[month] && (!leapDay || year % 4 == 0);
    }

    private static int digit(char c) {
        return c <= '9' ? c - '0' : OMOCODIA.indexOf(c);
    }

    private static boolean checked(String value) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            char c = value.charAt(i);
            int ordinal = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[ordinal] : ordinal;
        }
        return value.charAt(LENGTH - 1) == 'A' + sum % 26;
    }
}
