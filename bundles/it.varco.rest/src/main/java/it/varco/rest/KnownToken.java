package it.varco.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Recognises the token that was accepted last, so that whoever holds it is not counted among those who try.
 *
 * <p>It opens nothing: access control is asked at each call all the same. Only a digest is kept.
 */
final class KnownToken {

    private volatile byte[] digest = {};

    boolean is(String token) {
        return MessageDigest.isEqual(digest, digest(token));
    }

    void accepted(String token) {
        digest = digest(token);
    }

    void refused(String token) {
        if (is(token)) {
            digest = new byte[0];
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
