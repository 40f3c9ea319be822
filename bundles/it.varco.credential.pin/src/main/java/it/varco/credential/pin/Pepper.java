package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys outside the database without which its PIN records are worth nothing: they season every PIN before it is
 * hashed, and hide whose record is whose.
 *
 * <p>Keys are numbered from 1. PINs are seasoned with the latest one; records are named with the first one, so that a
 * new key moves no record. Thread-safe.
 *
 * @source SEC-05, D-38, D-51
 */
final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> seasoning;
    private final SecretKey naming;

    /**
     * Derives what is needed from the keys of the files.
     *
     * @param keys in the order of their numbers, one at least, 32 bytes each
     */
    Pepper(List<byte[]> keys) {
        seasoning = keys.stream().map(key -> derived(key, "varco.pin.season")).toList();
        naming = derived(keys.get(0), "varco.pin.record");
    }

    /** The number of the key with which new PINs are seasoned. */
    int latest() {
        return seasoning.size();
    }

    /** Whether the key of a number is there. */
    boolean has(int number) {
        return number >= 1 && number <= seasoning.size();
    }

    /**
     * What is hashed in the place of a PIN: a keyed hash of it, in which small letters count as capital ones (PIN-03).
     *
     * @param number of a key that is there
     * @param pin as typed; not changed
     * @return 32 bytes, to be cleared by the caller
     */
    byte[] season(int number, char[] pin) {
        byte[] bytes = new byte[2 * pin.length];
        for (int i = 0; i < pin.length; i++) {
            char c = pin[i] >= 'a' && pin[i] <= 'z' ? (char) (pin[i] - 'a' + 'A') : pin[i];
            bytes[2 * i] = (byte) (c >> 8);
            bytes[2 * i + 1] = (byte) c;
        }
        try {
            return mac(seasoning.get(number - 1), bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A name for a person that says nothing without the key: 43 characters of base64url. */
    String nameOf(CodiceFiscale person) {
        byte[] name = mac(naming, person.value().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "Pepper[" + seasoning.size() + " keys]";
    }

    private static SecretKey derived(byte[] key, String purpose) {
        byte[] derived = mac(new SecretKeySpec(key, ALGORITHM), purpose.getBytes(StandardCharsets.US_ASCII));
        return new SecretKeySpec(derived, ALGORITHM);
    }

    private static byte[] mac(SecretKey key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256: expected in every Java runtime", e);
        }
    }
}
