package it.varco.credential.pin;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are compared that several people wrote. */
public final class BareText {

    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private BareText() {}

    /** The same in capital letters and without accents; everything between the letters stays. */
    public static String of(String written) {
        return MARK.matcher(Normalizer.normalize(written, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** Its letters alone, with one blank for whatever is between them. */
    public static String letters(String written) {
        return NO_LETTER.matcher(of(written)).replaceAll(" ").strip();
    }

    /** Its words of letters and digits, in order. */
    public static List<String> words(String written) {
        return NO_LETTER_OR_DIGIT
                .splitAsStream(of(written))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
