package it.varco.api.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Surname and name of a person, as a document writes them; of a woman the surname she was born with. Prints as nothing.
 *
 * <p>Shape of each: 1 to 100 characters without surrounding blanks, at least one letter; Latin letters with any marks,
 * single blanks, apostrophes, hyphens and full stops. Nothing else: no other script, no digit, no control and no
 * invisible character. The registers write every name in Latin letters.
 *
 * @source rules CF-02, CF-13
 */
public record PersonalName(String surname, String name) {

    /** Most characters of a surname, and of a name. */
    public static final int LONGEST = 100;

    private static final String BETWEEN = " '\u2018\u2019-.";
    private static final String VOWELS = "AEIOU";
    private static final int PART = 3;

    /**
     * What the registers write for Latin letters that are more than a letter and its mark; the last five stand in no
     * table and are a guess.
     *
     * @source circ. Ministero dell'Interno 22 gennaio 2008 n. 1, circ. Agenzia delle Entrate 20 luglio 2011 n. 34/E
     */
    private static final Map<String, String> SPELLED = Map.of(
            "Ä", "AE", "Æ", "AE", "Ö", "OE", "Œ", "OE", "Ü", "UE", //
            "Đ", "D", "Ð", "D", "Ł", "L", "Ø", "O", "Þ", "TH");

    /** @throws IllegalArgumentException if a part has another shape */
    public PersonalName {
        if (!readable(surname) || !readable(name)) {
            throw new IllegalArgumentException("personal name: expected 1 to 100 characters, Latin letters");
        }
    }

    /** What was typed, with single blanks and without those around it; empty where one part has another shape. */
    public static Optional<PersonalName> parse(String surname, String name) {
        String first = tidy(surname);
        String second = tidy(name);
        return readable(first) && readable(second) ? Optional.of(new PersonalName(first, second)) : Optional.empty();
    }

    /** Whether what was typed can be a surname or a name. */
    public static boolean possible(String typed) {
        return readable(tidy(typed));
    }

    /** Surname and name in this order, as lists show them. */
    public String whole() {
        return surname + " " + name;
    }

    /**
     * The first six letters of the codice fiscale that one would expect. A hint by which a typing error shows: only the
     * revenue agency assigns codes.
     *
     * @return six upper case letters, such as {@code RSSMRA}
     */
    public String letters() {
        return part(surname, false) + part(name, true);
    }

    /** Nothing of the person, because log lines and stack traces end up everywhere. */
    @Override
    public String toString() {
        return "PersonalName[]";
    }

    private static String part(String text, boolean given) {
        String letters = plain(text);
        String consonants = only(letters, letter -> VOWELS.indexOf(letter) < 0);
        String vowels = only(letters, letter -> VOWELS.indexOf(letter) >= 0);
        if (given && consonants.length() > PART) {
            return consonants.substring(0, 1) + consonants.substring(2, 4);
        }
        return (consonants + vowels + "X".repeat(PART)).substring(0, PART);
    }

    /** In upper case letters A to Z, as the registers write it where marks cannot stand. */
    private static String plain(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        String spelled = upper.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> SPELLED.getOrDefault(letter, letter))
                .collect(Collectors.joining());
        return only(Normalizer.normalize(spelled, Normalizer.Form.NFD), letter -> letter >= 'A' && letter <= 'Z');
    }

    private static String only(String text, IntPredicate wanted) {
        return text.codePoints().filter(wanted).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String tidy(String typed) {
        return typed.strip().replaceAll(" +", " ");
    }

    private static boolean readable(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.equals(tidy(text))
                && text.codePoints().allMatch(PersonalName::allowed)
                && !plain(text).isEmpty();
    }

    private static boolean allowed(int character) {
        int kind = Character.getType(character);
        boolean mark = kind == Character.NON_SPACING_MARK;
        boolean latin =
                Character.isLetter(character) && Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
        return mark || latin || BETWEEN.indexOf(character) >= 0;
    }
}
