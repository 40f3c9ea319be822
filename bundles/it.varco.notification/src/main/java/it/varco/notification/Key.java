package it.varco.notification;

import java.security.SecureRandom;
import java.util.Base64;

/** Random names: of messages, and of leases. */
final class Key {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Key() {}

    /** 22 characters of base64url. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
