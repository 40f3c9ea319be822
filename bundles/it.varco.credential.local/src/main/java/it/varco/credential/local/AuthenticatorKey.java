package it.varco.credential.local;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that a person's authenticator shares with us, and the codes that follow from it: six digits, another every 30
 * seconds. Immutable.
 *
 * @source RFC 6238 with SHA-1; RFC 4226 section 4, R6: 160 bits
 */
final class AuthenticatorKey {

    static final Duration STEP = Duration.ofSeconds(30);

    private static final int DIGITS = 6;
    private static final int LENGTH = 20;
    static final int SHORTEST = 16;
    private static final int LONGEST = 64;
    private static final int GROUP = 4;

    /** How many steps a clock may be wrong, either side (RFC 6238 section 5.2). */
    private static final int WINDOW = 1;

    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private final byte[] bytes;

    /**
     * A key as it was stored.
     *
     * @param bytes 16 to 64
     */
    AuthenticatorKey(byte[] bytes) {
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("key: expected 16 to 64 bytes");
        }
        this.bytes = bytes.clone();
    }

    /** A new key of 160 random bits. */
    static AuthenticatorKey random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new AuthenticatorKey(bytes);
    }

    /** The number of the time step an instant is in. */
    static long stepOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a time step. */
    String code(long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(bytes, "HmacSHA1"), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA1: expected to take any key", e);
        }
    }

    /**
     * The time step to which a code belongs: that of the instant, or the one before or after it, the earliest that is
     * later than {@code last} if there are several. All of them are computed, whatever was typed.
     *
     * @return empty if the code belongs to none of them; a step up to {@code last} if it was used before
     */
    OptionalLong stepOf(String code, Instant at, long last) {
        byte[] typed = code.getBytes(StandardCharsets.US_ASCII);
        long now = stepOf(at);
        OptionalLong found = OptionalLong.empty();
        for (long step = now + WINDOW; step >= now - WINDOW; step--) {
            boolean same = MessageDigest.isEqual(typed, code(step).getBytes(StandardCharsets.US_ASCII));
            if (same && (found.isEmpty() || step > last)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** A copy of the bytes. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** The key in letters to be typed, in groups of four. */
    String text() {
        return Base32.encode(bytes).replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /**
     * The key as authenticators read it from a picture.
     *
     * @param issuer what the authenticator calls the gateway
     * @param account what it calls the account
     * @source Key URI format of Google Authenticator, as other authenticators read it
     */
    String uri(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + Base32.encode(bytes)
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "AuthenticatorKey[redacted]";
    }
}
