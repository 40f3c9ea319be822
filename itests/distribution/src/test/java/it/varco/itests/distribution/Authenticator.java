package it.varco.itests.distribution;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * The program on somebody's phone that shows one-time codes (RFC 6238), fed with a key as text.
 *
 * <p>A gateway takes each code once, so this one never shows the same twice: it goes one step ahead of the clock at
 * most, which a gateway allows for, and waits when that is not enough.
 */
final class Authenticator {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Duration STEP = Duration.ofSeconds(30);

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator(STEP);
    private final SecretKeySpec key;
    private long shown;

    /** @param text the key in base32, with blanks or without */
    Authenticator(String text) {
        key = new SecretKeySpec(decoded(text), codes.getAlgorithm());
    }

    /** The next code that was not shown yet. */
    synchronized String next() {
        Clock clock = Clock.systemUTC();
        long first = Math.max(shown + 1, clock.millis() / STEP.toMillis());
        Until.isTrue("the next code counts", () -> first <= clock.millis() / STEP.toMillis() + 1);
        shown = first;
        return code(Instant.ofEpochMilli(first * STEP.toMillis()));
    }

    private String code(Instant at) {
        try {
            return codes.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String text) {
        String letters = text.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT);
        byte[] bytes = new byte[letters.length() * 5 / 8];
        long held = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            held = held << 5 | ALPHABET.indexOf(letters.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
