package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/**
 * A key that signs plugins in tests, with files about it, as the program {@code keytool} of this Java makes them.
 *
 * @param folder where its files lie
 */
record SigningKey(Path folder) {

    private static final String PASSWORD = "changeit";
    private static final String NAME = "signer";

    static SigningKey in(Path folder) throws IOException, InterruptedException {
        SigningKey key = new SigningKey(Files.createTempDirectory(folder, NAME));
        key.keytool("-genkeypair", "-dname", "CN=Acme plugins", "-keyalg", "EC", "-groupname", "secp256r1");
        return key;
    }

    /** A PEM file with its certificate. */
    String certificate() throws IOException, InterruptedException {
        Path file = folder.resolve("signers.pem");
        keytool("-exportcert", "-rfc", "-file", file.toString());
        return file.toString();
    }

    /** A PEM file with a list that takes its certificate back. */
    String takenBack() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("revoked.pem");
        String serial = own().getSerialNumber().toString();
        keytool("-gencrl", "-rfc", "-id", serial, "-file", file.toString());
        return file.toString();
    }

    byte[] sign(byte[] jar) throws IOException, GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(own()));
        ECPrivateKey key = (ECPrivateKey) keys().getKey(NAME, PASSWORD.toCharArray());
        Path plain = Files.write(folder.resolve("plain.jar"), jar);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(plain.toFile())) {
            new JarSigner.Builder(key, path).build().sign(zip, signed);
        }
        return signed.toByteArray();
    }

    private X509Certificate own() throws IOException, GeneralSecurityException {
        return (X509Certificate) keys().getCertificate(NAME);
    }

    private Path keystore() {
        return folder.resolve("keys.p12");
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(keystore())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("keytool.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", NAME, "-keystore", keystore().toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }
}
