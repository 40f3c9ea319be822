package it.varco.credential.pin;

/**
 * The characters of a PIN. Small letters count as capital ones.
 *
 * @source PIN-03, CON-01
 */
enum PinAlphabet {
    /** Letters from A to Z and digits. */
    ALPHANUMERIC("ABCDEFGHJKMNPQRSTUVWXYZ23456789"),
    /** Digits. */
    NUMERIC("23456789");

    private final String generated;

    PinAlphabet(String generated) {
        this.generated = generated;
    }

    /** The characters of PINs that the system makes: without {@code 0 O 1 I L}, which are taken for each other. */
    String generated() {
        return generated;
    }

    /** Whether a person may choose this character, a capital letter or a digit. */
    boolean allows(char c) {
        boolean digit = c >= '0' && c <= '9';
        return digit || (this == ALPHANUMERIC && c >= 'A' && c <= 'Z');
    }
}
