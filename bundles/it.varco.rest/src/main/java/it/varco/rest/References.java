package it.varco.rest;

import java.security.SecureRandom;

/**
 * Makes the codes that name a request in the log, in the trail and in the answer (UX-04).
 *
 * <p>Ten characters of Crockford's alphabet: easy to read over the phone, and without the letters I, L, O and U.
 */
final class References {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 10;
    private static final int BITS = 5;

    private final SecureRandom random = new SecureRandom();

    /** A new code, 50 random bits. */
    String next() {
        long bits = random.nextLong();
        char[] code = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            code[i] = ALPHABET[(int) (bits & (ALPHABET.length - 1))];
            bits >>>= BITS;
        }
        return new String(code);
    }
}
