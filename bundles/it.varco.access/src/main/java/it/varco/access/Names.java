package it.varco.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Random names for attempts and sessions: 128 bits as 22 characters of base64url. */
final class Names {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    /** Never begins with a hyphen: it is also typed as a word of a command. */
    static String random() {
        byte[] bits = new byte[16];
        String name;
        do {
            RANDOM.nextBytes(bits);
            name = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        } while (name.charAt(0) == '-');
        return name;
    }
}
