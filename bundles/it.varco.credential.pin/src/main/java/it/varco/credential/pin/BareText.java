package it.varco.credential.pin;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are compared that several people wrote. */
public final class BareText {

    private static final Pattern MARK = Pattern.compile("\\p{M}+");

    private BareText() {}

    /** The same in capital letters and without accents; everything between the letters stays. */
    public static String of(String written) {
        return MARK.matcher(Normalizer.normalize(written, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }
}
