package it.varco.federation;

import it.varco.certificate.CertificateDraft;
import it.varco.certificate.RsaKeys;
import it.varco.certificate.SubjectField;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Keys made for the tests, valid for nobody. */
final class TestKeys {

    private static final Map<String, KeyPair> KEYS =
            Map.of("provider", RsaKeys.make(2048), "stranger", RsaKeys.make(2048), "short", tooShort());
    private static final X509Certificate PROVIDER = made("provider");
    private static final X509Certificate STRANGER = made("stranger");
    private static final X509Certificate SHORT = made("short");

    private TestKeys() {}

    /** Of the identity provider that is trusted. */
    static SigningKey provider() {
        return SigningKey.of(secret("provider"), certificate("provider"));
    }

    /** Of somebody else, with the same name on it. */
    static SigningKey stranger() {
        return SigningKey.of(secret("stranger"), certificate("stranger"));
    }

    static PublicKey publicKey(String alias) {
        return pair(alias).getPublic();
    }

    static PrivateKey secret(String alias) {
        return pair(alias).getPrivate();
    }

    static X509Certificate certificate(String alias) {
        return switch (alias) {
            case "provider" -> PROVIDER;
            case "stranger" -> STRANGER;
            case "short" -> SHORT;
            default -> throw new IllegalArgumentException("alias: expected one of the keys");
        };
    }

    private static KeyPair pair(String alias) {
        return Optional.ofNullable(KEYS.get(alias)).orElseThrow();
    }

    private static X509Certificate made(String alias) {
        return CertificateDraft.valid(Instant.EPOCH, Instant.parse("2051-01-01T00:00:00Z"))
                .subject(SubjectField.COMMON_NAME, "idp.example")
                .selfSigned(pair(alias));
    }

    private static KeyPair tooShort() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
