package it.varco.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Keys made for the tests, valid for nobody. */
final class TestKeys {

    private static final String PASSWORD = "girasole";
    private static final TestKeys ONE = new TestKeys();

    private final KeyStore store;

    private TestKeys() {
        try {
            Path file = Files.createTempDirectory("keys").resolve("keys.p12");
            keytool(file, "provider", "RSA", "2048");
            keytool(file, "stranger", "RSA", "2048");
            keytool(file, "short", "RSA", "1024");
            store = KeyStore.getInstance("PKCS12");
            try (InputStream bytes = Files.newInputStream(file)) {
                store.load(bytes, PASSWORD.toCharArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the identity provider that is trusted. */
    static SigningKey provider() {
        return SigningKey.of(secret("provider"), certificate("provider"));
    }

    /** Of somebody else, with the same name on it. */
    static SigningKey stranger() {
        return SigningKey.of(secret("stranger"), certificate("stranger"));
    }

    static PublicKey publicKey(String alias) {
        return certificate(alias).getPublicKey();
    }

    static PrivateKey secret(String alias) {
        try {
            return (PrivateKey) ONE.store.getKey(alias, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) ONE.store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file, String alias, String algorithm, String size) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        command.addAll(List.of("-alias", alias, "-keyalg", algorithm, "-keysize", size, "-dname", "CN=idp.example"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
