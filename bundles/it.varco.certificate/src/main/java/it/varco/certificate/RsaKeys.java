package it.varco.certificate;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/** Makes RSA keys. */
public final class RsaKeys {

    /** The sizes that the federations take, in bits. */
    public static final Set<Integer> SIZES = Set.of(2048, 3072, 4096); // SPID-17

    private RsaKeys() {}

    /**
     * A new key, which takes up to a few seconds.
     *
     * @param bits one of {@link #SIZES}
     */
    public static KeyPair make(int bits) {
        if (!SIZES.contains(bits)) {
            throw new IllegalArgumentException("bits: expected 2048, 3072 or 4096");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }
}
