package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs {@code keytool} and {@code jarsigner} of this Java, on one key of one keystore, which the first makes.
 */
record Keytool(Path keystore, String alias) {

    static final String PASSWORD = "changeit";

    void run(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-alias", alias, "-keystore", keystore.toString(), "-storepass", PASSWORD));
        execute("keytool", all);
    }

    /** Signs a jar in its place. */
    void sign(Path jar) throws IOException, InterruptedException {
        execute("jarsigner", List.of("-keystore", keystore.toString(), "-storepass", PASSWORD, jar.toString(), alias));
    }

    /** Serial number of the certificate. */
    String serial() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        return ((X509Certificate) keys.getCertificate(alias)).getSerialNumber().toString();
    }

    private void execute(String program, List<String> words) throws IOException, InterruptedException {
        Path said = keystore.resolveSibling(program + ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }
}
