package it.varco.api.form;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number that people type, read out and note down, such as that of a receipt: 60 random bits as twelve digits and
 * letters that can be told apart when they are heard.
 *
 * @source the alphabet is that of base 32 by Douglas Crockford, which reads O as 0, and I and L as 1
 */
public final class SpokenNumber {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{12}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int LONGEST = 40;

    private SpokenNumber() {}

    /** A new one, such as {@code 7KQM-4T2P-X9RD}. */
    public static String random() {
        StringBuilder plain = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            plain.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return grouped(plain.toString());
    }

    /** The number somebody means; empty if it cannot be one. */
    public static Optional<String> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = BETWEEN.matcher(typed)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(plain).matches() ? Optional.of(grouped(plain)) : Optional.empty();
    }

    private static String grouped(String plain) {
        return plain.substring(0, GROUP) + '-' + plain.substring(GROUP, 2 * GROUP) + '-' + plain.substring(2 * GROUP);
    }
}
