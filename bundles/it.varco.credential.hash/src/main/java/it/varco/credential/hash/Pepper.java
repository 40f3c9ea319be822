package it.varco.credential.hash;

import it.varco.api.identity.CodiceFiscale;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys outside the database without which its records are worth nothing: they season every secret before it is
 * hashed, and hide whose record is whose.
 *
 * <p>Keys are numbered from 1. Secrets are seasoned with the latest one; records are named with the first one, so that
 * a new key moves no record. Thread-safe.
 *
 * @source SEC-05, D-38, D-51
 */
public final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> seasoning;
    private final SecretKey naming;

    /**
     * Derives what is needed from the keys of the files.
     *
     * @param purpose dotted words that tell what is derived from what others derive, such as {@code varco.pin}
     * @param keys in the order of their numbers, one at least, 32 bytes each
     */
    public Pepper(String purpose, List<byte[]> keys) {
        seasoning = keys.stream().map(key -> derived(key, purpose + ".season")).toList();
        naming = derived(keys.get(0), purpose + ".record");
    }

    /** The number of the key with which new secrets are seasoned. */
    public int latest() {
        return seasoning.size();
    }

    /** Whether the key of a number is there. */
    public boolean has(int number) {
        return number >= 1 && number <= seasoning.size();
    }

    /**
     * What is hashed in the place of a secret: a keyed hash of it.
     *
     * @param number of a key that is there
     * @param secret in the bytes that count; not changed
     * @return 32 bytes, to be cleared by the caller
     */
    public byte[] season(int number, byte[] secret) {
        return mac(seasoning.get(number - 1), secret);
    }

    /** A name for a person that says nothing without the key: 43 characters of base64url. */
    public String nameOf(CodiceFiscale person) {
        return nameOf(person.value());
    }

    /**
     * Like {@link #nameOf(CodiceFiscale)}, for something else by which a record is found and that nobody shall read in
     * the store, such as a number that opens a page.
     *
     * @param ascii characters below 128 only
     */
    public String nameOf(String ascii) {
        byte[] name = mac(naming, ascii.getBytes(StandardCharsets.US_ASCII));
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
