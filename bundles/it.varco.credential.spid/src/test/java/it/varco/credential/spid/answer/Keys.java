package it.varco.credential.spid.answer;

import it.varco.certificate.CertificateDraft;
import it.varco.certificate.RsaKeys;
import it.varco.certificate.SubjectField;
import it.varco.federation.SigningKey;
import java.security.KeyPair;
import java.time.Instant;

/** Keys made for the tests, valid for nobody. */
public final class Keys {

    private static final SigningKey PROVIDER = made();
    private static final SigningKey OTHER = made();
    private static final KeyPair OUR_PAIR = RsaKeys.make(2048);
    private static final SigningKey OURS = made(OUR_PAIR);

    private Keys() {}

    /** Of the identity provider of the test. */
    public static SigningKey provider() {
        return PROVIDER;
    }

    /** Of another one, registered as well. */
    public static SigningKey other() {
        return OTHER;
    }

    /** Of ours. */
    public static SigningKey ours() {
        return OURS;
    }

    /** Both halves of ours, for files. */
    public static KeyPair ourPair() {
        return OUR_PAIR;
    }

    private static SigningKey made() {
        return made(RsaKeys.make(2048));
    }

    private static SigningKey made(KeyPair pair) {
        return SigningKey.of(
                pair.getPrivate(),
                CertificateDraft.valid(Instant.EPOCH, Instant.parse("2051-01-01T00:00:00Z"))
                        .subject(SubjectField.COMMON_NAME, "idp.example")
                        .selfSigned(pair));
    }
}
