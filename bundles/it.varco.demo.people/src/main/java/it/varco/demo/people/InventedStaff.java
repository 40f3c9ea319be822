package it.varco.demo.people;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Somebody invented who works at the management site, with all that their authenticator knows.
 *
 * @param key what the one-time codes follow from; no secret, it is published
 * @param role in which they work there
 * @source D-50; RFC 6238 with SHA-1, six digits, 30 seconds
 */
record InventedStaff(CodiceFiscale person, String passphrase, String name, SecretKey key, Role role) {

    private static final String SHAPE = "CODICEFISCALE;passphrase;Name;KEY;ROLE";
    private static final int PARTS = 5;
    private static final int ROLE = 4;
    private static final int STEP_SECONDS = 30;
    private static final int HALF_OF_A_CODE = 3;
    private static final int FEWEST_LETTERS = 26;
    private static final int BITS_OF_A_LETTER = 5;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648 section 6
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(2 * HALF_OF_A_CODE);

    /**
     * Reads a line of the configuration: {@value #SHAPE}, the key in base32.
     *
     * @throws IllegalArgumentException if the line has another shape
     */
    static InventedStaff parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw wrong(SHAPE);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale"));
        Role role = Arrays.stream(Role.values())
                .filter(each -> each.hasDesk() && each.name().equals(parts[ROLE].strip()))
                .findFirst()
                .orElseThrow(() -> wrong("a role that has a desk"));
        return new InventedStaff(person, parts[1], parts[2].strip(), key(parts[3].strip()), role);
    }

    /** The person at an instant, under the names that the template uses. */
    Map<String, Object> row(Instant at) {
        long step = Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
        String code = code(step);
        return Map.of(
                "name",
                name,
                "codiceFiscale",
                InventedPerson.groups(person),
                "passphrase",
                passphrase,
                "code",
                code.substring(0, HALF_OF_A_CODE) + " " + code.substring(HALF_OF_A_CODE),
                "seconds",
                String.valueOf((step + 1) * STEP_SECONDS - at.getEpochSecond()),
                "role",
                role.name().toLowerCase(Locale.ROOT));
    }

    private String code(long step) {
        try {
            return CODES.generateOneTimePasswordString(key, step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA1: expected to take any key", e);
        }
    }

    private static SecretKey key(String letters) {
        if (letters.length() < FEWEST_LETTERS || letters.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
            throw wrong("a key of 26 letters of base32 at least");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (int i = 0; i < letters.length(); i++) {
            buffer = ((buffer << BITS_OF_A_LETTER) | LETTERS.indexOf(letters.charAt(i))) & 0xFFFF;
            held += BITS_OF_A_LETTER;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes.write(buffer >> held);
            }
        }
        return new SecretKeySpec(bytes.toByteArray(), "HmacSHA1");
    }

    private static IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("staff: expected " + expected);
    }
}
