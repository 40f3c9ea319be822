package it.varco.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Keys with certificates signed by themselves, valid nowhere, made by the keytool of the running JDK. */
final class TestKeys {

    static final String SECRET = "prova-e-basta";

    private final Path directory;

    /** Writes the password of all keystores to the file {@code password}. */
    TestKeys(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("password"), SECRET + "\n");
    }

    /** Makes {@code NAME.p12} with a key for localhost and {@code NAME.pem} with its certificate. */
    void make(String name, String subject) throws Exception {
        String names = "san=dns:localhost,ip:127.0.0.1";
        keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", subject, "-ext", names);
        keytool(
                name,
                "-exportcert",
                "-rfc",
                "-file",
                directory.resolve(name + ".pem").toString());
    }

    /** Has the certificate of {@code name} signed by {@code issuer} in place of itself; {@code NAME.pem} only. */
    void sign(String name, String issuer) throws Exception {
        String request = directory.resolve(name + ".csr").toString();
        keytool(name, "-certreq", "-file", request);
        String signed = directory.resolve(name + ".pem").toString();
        keytool(issuer, "-gencert", "-rfc", "-infile", request, "-outfile", signed);
    }

    private void keytool(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", name, "-storetype", "PKCS12", "-storepass", SECRET));
        command.addAll(List.of("-keystore", directory.resolve(name + ".p12").toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(directory.resolve("keytool.log")));
        }
    }

    /** Key and certificate as one text, in the way of programs that fetch certificates by ACME. */
    String pem(String name) throws GeneralSecurityException, IOException {
        return key(name) + certificate(name);
    }

    /** The key alone, as text. */
    String key(String name) throws GeneralSecurityException, IOException {
        byte[] key = store(name).getKey(name, SECRET.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** The certificate alone, as text. */
    String certificate(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".pem"));
    }

    /** A client that trusts our servers and shows the certificate {@code client} where asked; none if it is empty. */
    SSLContext context(String client) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(client.isEmpty() ? null : store(client), client.isEmpty() ? null : SECRET.toCharArray());
        return context(keys.getKeyManagers());
    }

    /** A client that shows its certificate whatever authorities the server names. */
    SSLContext insisting(String client) throws GeneralSecurityException, IOException {
        return context(new KeyManager[] {new Insisting(store(client), client)});
    }

    private SSLContext context(KeyManager[] keys) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust(), null);
        return context;
    }

    private TrustManager[] trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (String each : List.of("server", "later")) {
            trusted.setCertificateEntry(each, store(each).getCertificate(each));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private KeyStore store(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
            store.load(in, SECRET.toCharArray());
        }
        return store;
    }

    /** Shows its certificate although the server named other authorities. */
    private static final class Insisting extends X509ExtendedKeyManager {

        private final KeyStore store;
        private final String alias;

        Insisting(KeyStore store, String alias) {
            this.store = store;
            this.alias = alias;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return alias;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return alias;
        }

        @Override
        public X509Certificate[] getCertificateChain(String name) {
            try {
                return new X509Certificate[] {(X509Certificate) store.getCertificate(name)};
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String name) {
            try {
                return (PrivateKey) store.getKey(name, SECRET.toCharArray());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {alias};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("a client");
        }
    }
}
