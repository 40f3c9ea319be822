package it.varco.itests.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** A key with a certificate of its own, made for one run of a test by the program {@code keytool}. */
final class Seal {

    private static final String WORD = "only-here";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final PrivateKey key;
    private final Certificate certificate;

    private Seal(PrivateKey key, Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * A new one.
     *
     * @param name how its bearer is called
     * @param when options of {@code keytool} that say when it is valid; none for now
     */
    static Seal of(String name, Path folder, String... when) {
        Path store = folder.resolve(name + ".p12");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-alias",
                "seal",
                "-storepass",
                WORD,
                "-keystore",
                store.toString()));
        words.addAll(List.of(when));
        Command.Result made = Command.in(folder, words);
        if (made.code() != 0) {
            throw new IllegalStateException("keytool: " + made.said());
        }
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), WORD.toCharArray());
            return new Seal((PrivateKey) keys.getKey("seal", WORD.toCharArray()), keys.getCertificate("seal"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its certificate as a list of signers has it. */
    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A jar, signed as the program {@code jarsigner} does. */
    byte[] on(byte[] jar) {
        try {
            Path unsigned = Files.createTempFile("unsigned", ".jar");
            Files.write(unsigned, jar);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            try (ZipFile zip = new ZipFile(unsigned.toFile())) {
                new JarSigner.Builder(
                                key, CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)))
                        .build()
                        .sign(zip, signed);
            } finally {
                Files.delete(unsigned);
            }
            return signed.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
