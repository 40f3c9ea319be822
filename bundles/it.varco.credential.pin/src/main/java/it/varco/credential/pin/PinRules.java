package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a final PIN may be.
 *
 * <p>Every word of the name counts that has two letters or more, without its accents.
 *
 * @source PIN-03, PIN-04
 */
final class PinRules {

    /** Why a PIN cannot be taken. */
    enum Flaw {
        /** It has another number of characters. */
        LENGTH,
        /** It has a character that is not of the alphabet. */
        ALPHABET,
        /** A word of the holder's name is in it. */
        NAME,
        /** Eight consecutive characters of the holder's codice fiscale are in it. */
        CODICE_FISCALE,
        /** It is the present one. */
        SAME
    }

    private static final int RUN = 8;
    private static final int SHORTEST_WORD = 2;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z]+");

    private final PinShape shape;

    PinRules(PinShape shape) {
        this.shape = shape;
    }

    /** Everything that is wrong, except that it may be the present one, which takes a hash to see. */
    Set<Flaw> flaws(char[] typed, CodiceFiscale person, String name) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        char[] pin = PinText.capital(typed);
        try {
            if (pin.length != shape.length()) {
                flaws.add(Flaw.LENGTH);
            }
            if (foreign(pin)) {
                flaws.add(Flaw.ALPHABET);
            }
            if (words(name).anyMatch(word -> PinText.contains(pin, word))) {
                flaws.add(Flaw.NAME);
            }
            if (runs(person).anyMatch(run -> PinText.contains(pin, run))) {
                flaws.add(Flaw.CODICE_FISCALE);
            }
            return flaws;
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private boolean foreign(char[] pin) {
        for (char c : pin) {
            if (!shape.alphabet().allows(c)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> words(String name) {
        return BETWEEN_WORDS.splitAsStream(BareText.of(name)).filter(word -> word.length() >= SHORTEST_WORD);
    }

    private static Stream<String> runs(CodiceFiscale person) {
        String value = person.value();
        return IntStream.rangeClosed(0, value.length() - RUN).mapToObj(start -> value.substring(start, start + RUN));
    }
}
