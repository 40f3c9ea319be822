package it.varco.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority made for the tests, with certificates of every quality; valid for nobody else. */
final class TestAuthority {

    static final String PASSWORD = "girasole";
    private static final TestAuthority ONE = new TestAuthority();

    private final Path folder;

    private TestAuthority() {
        try {
            folder = Files.createTempDirectory("authority");
            keytool("authority", "ours", "-ext", "bc:c", "-validity", "3650");
            keytool("good", "ours", "-signer", "authority", "-ext", "san=dns:localhost");
            keytool("other-name", "ours", "-signer", "authority", "-ext", "san=dns:mail.example.it");
            keytool("expired", "ours", "-signer", "authority", "-ext", "san=dns:localhost", "-startdate", "-2y");
            keytool("unknown", "ours", "-ext", "san=dns:localhost");
            run("-exportcert", "-rfc", "-alias", "authority", "-file", file().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestAuthority made() {
        return ONE;
    }

    /** Its certificate, for whoever trusts it. */
    Path file() {
        return folder.resolve("authority.pem");
    }

    private Path keys() {
        return folder.resolve("keys.p12");
    }

    /** A server whose certificate is {@code good}, {@code other-name}, {@code expired} or {@code unknown}. */
    SSLContext server(String quality) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one(quality), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** The same as a file. */
    Path serverKeys(String quality) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(quality + ".p12");
        try (OutputStream bytes = Files.newOutputStream(file)) {
            one(quality).store(bytes, PASSWORD.toCharArray());
        }
        return file;
    }

    private KeyStore one(String quality) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(keys())) {
            all.load(bytes, password);
        }
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(quality, all.getKey(quality, password), password, all.getCertificateChain(quality));
        return one;
    }

    private void keytool(String alias, String organisation, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
        arguments.addAll(List.of("-dname", "CN=" + alias + ", O=" + organisation));
        arguments.addAll(List.of(more));
        run(arguments.toArray(String[]::new));
    }

    private void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream said = process.getInputStream()) {
            String all = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(all);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("keytool: expected to end", e);
        }
    }
}
