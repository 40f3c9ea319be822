package it.varco.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS 1.2 and 1.3 with HTTP/2 and HTTP/1.1 behind it.
 *
 * @source SEC-46
 */
final class TlsFactories {

    private static final int STREAMS = 32;
    private static final int WINDOW = 64 * 1024;

    private TlsFactories() {}

    /** In the order in which a connector tries them, HTTP/1.1 itself not included. */
    static List<ConnectionFactory> of(TlsSettings tls, HttpConfiguration http) throws IOException {
        ALPNServerConnectionFactory alpn =
                JettyServices.found(() -> new ALPNServerConnectionFactory("h2", HttpVersion.HTTP_1_1.asString()));
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(STREAMS);
        http2.setInitialStreamRecvWindow(WINDOW);
        http2.setInitialSessionRecvWindow(4 * WINDOW);
        return List.of(new SslConnectionFactory(context(tls), alpn.getProtocol()), alpn, http2);
    }

    /** Looks at the keystore from time to time and takes over a new certificate for new connections. */
    static KeyStoreScanner reloader(ServerConnector connector, TlsSettings tls) {
        KeyStoreScanner scanner = new KeyStoreScanner(
                connector.getConnectionFactory(SslConnectionFactory.class).getSslContextFactory());
        scanner.setScanInterval(Math.toIntExact(tls.reload().toSeconds()));
        return scanner;
    }

    /** @throws IllegalArgumentException names the key whose file cannot be used */
    static void check(TlsSettings tls) throws IOException {
        try (InputStream in = Files.newInputStream(tls.keystore())) {
            KeyStore.getInstance("PKCS12")
                    .load(in, firstLine(tls.passwordFile()).toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw Ranges.refused("tls.keystore", "a PKCS#12 file that the line in 'tls.passwordFile' opens", e);
        }
        if (tls.authorities().isPresent()) {
            authorities(tls.authorities().get());
        }
    }

    private static SslContextFactory.Server context(TlsSettings tls) throws IOException {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePath(tls.keystore().toString());
        context.setKeyStorePassword(firstLine(tls.passwordFile()));
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setExcludeCipherSuites("^.*_(MD5|SHA|SHA1)$", "^TLS_RSA_.*$", "^.*_CBC_.*$", "^.*_(NULL|anon)_.*$");
        context.setCipherComparator(HTTP2Cipher.COMPARATOR);
        context.setUseCipherSuitesOrder(true);
        context.setRenegotiationAllowed(false);
        if (tls.authorities().isPresent()) {
            context.setTrustStore(authorities(tls.authorities().get()));
        }
        context.setWantClientAuth(tls.clientCertificate() == TlsSettings.ClientCertificate.WANTS);
        if (tls.clientCertificate() == TlsSettings.ClientCertificate.NEEDS) {
            context.setNeedClientAuth(true);
        }
        return context;
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
    }

    private static KeyStore authorities(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + number++, each);
            }
            if (number == 0) {
                throw Ranges.refused("tls.authorities", "a PEM file with at least one certificate", null);
            }
            return trusted;
        } catch (GeneralSecurityException e) {
            throw Ranges.refused("tls.authorities", "a PEM file with certificates of authorities", e);
        }
    }
}
