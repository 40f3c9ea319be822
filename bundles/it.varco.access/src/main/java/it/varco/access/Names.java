package it.varco.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Random names for attempts and sessions: 128 bits as 22 characters of base64url. */
final class Names {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    static String random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
