package it.varco.itests.framework;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The invented administrator of the demo and her phone; the feature {@code demo} names her. */
public final class DemoAdministrator {

    private static final String PERSON = "BRBSRA75C48A944X";
    private static final String PASSPHRASE = "girasole-anfora-tramonto-7";

    /** What {@code JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP} stands for in base32: twice the same ten bytes. */
    private static final byte[] KEY = {
        'H', 'e', 'l', 'l', 'o', '!', (byte) 0xDE, (byte) 0xAD, (byte) 0xBE, (byte) 0xEF,
        'H', 'e', 'l', 'l', 'o', '!', (byte) 0xDE, (byte) 0xAD, (byte) 0xBE, (byte) 0xEF
    };

    private static final long STEP_MILLIS = 30_000;
    private static final int SIX_DIGITS = 1_000_000;

    private DemoAdministrator() {}

    /** What she types at this moment; each code counts once. */
    public static Map<String, String> rightAnswer() {
        return rightAnswer(Clock.systemUTC().instant());
    }

    /** What she types at the instant of a visit, so that no test waits for the next code. */
    public static Map<String, String> rightAnswer(Instant at) {
        return Map.of("codiceFiscale", PERSON, "passphrase", PASSPHRASE, "code", code(KEY, at));
    }

    /** The code of an instant, computed as RFC 6238 says and not as the product does. */
    static String code(byte[] key, Instant at) {
        long step = at.toEpochMilli() / STEP_MILLIS;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % SIX_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
