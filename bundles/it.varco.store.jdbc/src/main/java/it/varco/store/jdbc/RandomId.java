package it.varco.store.jdbc;

import java.security.SecureRandom;
import java.util.Base64;

/** Identifiers that nobody can guess: 128 random bits, 22 characters of base64url. */
final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private RandomId() {}

    static String next() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return BASE64URL.encodeToString(bits);
    }
}
