package it.varco.api.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * 128 random bits that a browser holds in a cookie.
 *
 * <p>Each purpose has its own type, so that a token of one kind is never accepted as another (SEC-06, SEC-24). Only the
 * hash is ever stored, and the hash depends on the purpose. Prints as a placeholder.
 */
public abstract sealed class Token permits BrowserToken, ReturnToken, SessionToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final String text;

    Token(String text) {
        this.text = text;
    }

    static String randomText() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean wellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }

    abstract String purpose();

    /** The value of the cookie: 22 characters of base64url. */
    public final String text() {
        return text;
    }

    /** SHA-256 over purpose and text, 32 bytes: what may be stored and looked up. */
    public final byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return digest.digest((purpose() + '|' + text).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Token that
                && getClass() == that.getClass()
                && MessageDigest.isEqual(hash(), that.hash());
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }

    /** Never the text. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[redacted]";
    }
}
