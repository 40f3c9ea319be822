package it.varco.store.jdbc;

import it.varco.api.store.StoreException;
import it.varco.spi.store.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is personal with a key outside the database, and finds it by keyed hashes (SEC-55).
 *
 * <p>AES-256-GCM with a random nonce. A value is bound to its column and to the words that name its row, so it is
 * refused in any other place. The newest key encrypts; the first one makes the hashes, or nothing would be found any
 * more. Every column and every purpose has a key of its own, derived by HMAC-SHA256. Thread-safe.
 */
final class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final SortedMap<Integer, SecretKey> masters = new TreeMap<>();
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param keys by number, at least one, 32 bytes each */
    Vault(SortedMap<Integer, byte[]> keys) {
        keys.forEach((number, key) -> masters.put(number, new SecretKeySpec(key, HMAC)));
    }

    /** Numbers of the keys at hand. */
    Set<Integer> numbers() {
        return masters.keySet();
    }

    /** What a store keeps of a key to know it again; tells nothing about the key. */
    Bytes proof(int number) {
        return hash(derive(number, "proof"), "varco");
    }

    /** A keyed hash for finding what may not be read, 32 bytes. */
    Bytes lookup(String purpose, Object... words) {
        return hash(derive(masters.firstKey(), "lookup." + purpose), words);
    }

    /** @param place what names the row and may not change without the value: texts, numbers, {@link Bytes} */
    Sealed seal(byte[] plain, String column, Object... place) {
        int number = masters.lastKey();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, number, column, nonce, place);
            byte[] sealed = new byte[NONCE + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return new Sealed(number, Bytes.of(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("expected AES-GCM in every Java", impossible);
        }
    }

    /** @throws StoreException if the value was changed, or moved from another row, or its key is not at hand */
    byte[] open(Sealed sealed, String column, Object... place) {
        byte[] bytes = sealed.bytes().array();
        if (!masters.containsKey(sealed.key()) || bytes.length < NONCE) {
            throw refused(column, new IllegalArgumentException("no key with number " + sealed.key()));
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed.key(), column, nonce, place)
                    .doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (GeneralSecurityException refused) {
            throw refused(column, refused);
        }
    }

    private static StoreException refused(String column, Exception why) {
        return new StoreException(SqlErrors.INTEGRITY, "expected " + column + " as it was written in this place", why);
    }

    private Cipher cipher(int mode, int number, String column, byte[] nonce, Object... place)
            throws GeneralSecurityException {
        SecretKey key = new SecretKeySpec(derive(number, "encrypt." + column).getEncoded(), "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        for (Object word : place) {
            cipher.updateAAD(framed(word));
        }
        return cipher;
    }

    private SecretKey derive(int number, String purpose) {
        SecretKey known = derived.get(number + purpose);
        if (known == null) {
            SecretKey master = Objects.requireNonNull(masters.get(number), "key");
            known = new SecretKeySpec(hash(master, "varco.store." + purpose).array(), HMAC);
            derived.put(number + purpose, known);
        }
        return known;
    }

    private static Bytes hash(SecretKey key, Object... words) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (Object word : words) {
                mac.update(framed(word));
            }
            return Bytes.of(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("expected HMAC-SHA256 in every Java", impossible);
        }
    }

    /** Its length in front, so that no two lists of words give the same bytes. */
    private static byte[] framed(Object word) {
        byte[] bytes =
                word instanceof Bytes value ? value.array() : word.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
