package it.varco.access;

import it.varco.spi.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is kept of a random secret: enough to find it again, nothing to use it with. */
final class Sha256 {

    private Sha256() {}

    /** 32 bytes over purpose and secret: what was made for one purpose is never found under another (SEC-06). */
    static Bytes of(String purpose, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Bytes.of(digest.digest((purpose + '|' + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }
}
