package it.varco.itests.saml;

import it.varco.certificate.CertificateDraft;
import it.varco.certificate.Pem;
import it.varco.certificate.SubjectField;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A key with its certificate, made for the tests and valid for nobody. Prints nothing of the key. */
public final class TestKey {

    private static final Duration VALID = Duration.ofDays(30);

    private final PrivateKey secret;
    private final X509Certificate certificate;

    private TestKey(PrivateKey secret, X509Certificate certificate) {
        this.secret = secret;
        this.certificate = certificate;
    }

    /** A pair that is there already, in two files of PEM. */
    public static TestKey read(byte[] secret, byte[] certificate) {
        return new TestKey(Pem.key(secret), Pem.certificates(certificate).get(0));
    }

    /** A new RSA key of so many bits, also too few; its certificate says {@code CN=name}. */
    public static TestKey rsa(int bits, String name) {
        KeyPair pair = pair(bits);
        Instant now = Clock.systemUTC().instant();
        CertificateDraft draft = CertificateDraft.valid(now.minus(VALID), now.plus(VALID))
                .subject(SubjectField.COMMON_NAME, name)
                .signing();
        return new TestKey(pair.getPrivate(), draft.selfSigned(pair));
    }

    private static KeyPair pair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What signs. */
    PrivateKey secret() {
        return secret;
    }

    /** What others verify with. */
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return "TestKey";
    }
}
