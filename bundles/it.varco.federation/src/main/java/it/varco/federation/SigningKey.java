package it.varco.federation;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Objects;

/** A private key and the certificate that tells others its public half. Prints nothing of either. */
public final class SigningKey {

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SigningKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * A pair that belongs together.
     *
     * @throws IllegalArgumentException if it is not RSA of at least 2048 bits, or the one is not of the other
     */
    public static SigningKey of(PrivateKey key, X509Certificate certificate) {
        Objects.requireNonNull(key, "key");
        boolean rsa = key instanceof RSAKey secret
                && certificate.getPublicKey() instanceof RSAKey known
                && secret.getModulus().equals(known.getModulus());
        if (!rsa || ((RSAKey) key).getModulus().bitLength() < Algorithms.SHORTEST_KEY) {
            throw new IllegalArgumentException("signing key: expected RSA of 2048 bits or more, and its certificate");
        }
        return new SigningKey(key, certificate);
    }

    PrivateKey key() {
        return key;
    }

    /** What others verify with. */
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return "SigningKey";
    }
}
