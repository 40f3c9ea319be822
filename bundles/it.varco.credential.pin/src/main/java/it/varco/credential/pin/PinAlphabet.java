package it.varco.credential.pin;

import java.util.function.IntUnaryOperator;

/**
 * The characters of a PIN. Small letters count as capital ones.
 *
 * @source PIN-03, CON-01
 */
public enum PinAlphabet {
    /** Letters from A to Z and digits. */
    ALPHANUMERIC("ABCDEFGHJKMNPQRSTUVWXYZ23456789"),
    /** Digits. */
    NUMERIC("23456789");

    private final String generated;

    PinAlphabet(String generated) {
        this.generated = generated;
    }

    /** The characters of PINs that the system makes: without {@code 0 O 1 I L}, which are taken for each other. */
    public String generated() {
        return generated;
    }

    /**
     * Characters of a PIN that the system makes; to be cleared by the caller.
     *
     * @param dice gives a number from 0 to below its argument, each as likely as any other
     */
    public char[] drawn(int length, IntUnaryOperator dice) {
        char[] drawn = new char[length];
        for (int i = 0; i < length; i++) {
            drawn[i] = generated.charAt(dice.applyAsInt(generated.length()));
        }
        return drawn;
    }

    /** Whether a person may choose this character, a capital letter or a digit. */
    public boolean allows(char c) {
        boolean digit = c >= '0' && c <= '9';
        return digit || (this == ALPHANUMERIC && c >= 'A' && c <= 'Z');
    }
}
