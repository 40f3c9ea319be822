package it.varco.access;

import it.varco.spi.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that a person types: letters and digits of which none looks like another, five random bits in each.
 *
 * <p>Blanks, hyphens and the difference between upper and lower case do not count (UX-63). Prints as a placeholder.
 */
final class Code {

    /** 80 random bits: the code of an invitation (D-63). */
    static final int INVITATION = 16;

    /** 50 random bits: the code of the first start, which few may try (UX-50). */
    static final int FIRST_START = 10;

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LONGEST_TYPED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private Code(String text) {
        this.text = text;
    }

    static Code random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Code(text.toString());
    }

    /** What was typed, whatever it is; too much of it is no code at all. */
    static Code typed(String typed) {
        String bounded = typed.length() > LONGEST_TYPED ? "" : typed;
        return new Code(bounded.replaceAll("[\\s\\p{Pd}\\p{Z}]", "").toUpperCase(Locale.ROOT));
    }

    /** Whether nothing was typed. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The same one; takes as long for a wrong code as for a right one. */
    boolean matches(Code other) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), other.text.getBytes(StandardCharsets.UTF_8));
    }

    /** For people: groups of {@code size} characters with hyphens between. */
    String inGroupsOf(int size) {
        return text.replaceAll("(.{" + size + "})(?=.)", "$1-");
    }

    /** What is kept of the code of an invitation. */
    Bytes hash() {
        return Sha256.of("varco.invitation", text);
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "Code[redacted]";
    }
}
