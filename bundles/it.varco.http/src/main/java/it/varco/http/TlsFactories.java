package it.varco.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.http2.WindowRateControl;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS 1.2 and 1.3 with HTTP/2 and HTTP/1.1 behind it.
 *
 * @source SEC-46
 */
final class TlsFactories {

    private static final int WINDOW = 64 * 1024;

    private TlsFactories() {}

    /** In the order in which a connector tries them, HTTP/1.1 itself not included. */
    static List<ConnectionFactory> of(ServedCertificate certificate, Limits limits, HttpConfiguration http) {
        ALPNServerConnectionFactory alpn =
                JettyServices.found(() -> new ALPNServerConnectionFactory("h2", HttpVersion.HTTP_1_1.asString()));
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(limits.streams());
        http2.setRateControlFactory(new WindowRateControl.Factory(limits.frames()));
        http2.setInitialStreamRecvWindow(WINDOW);
        http2.setInitialSessionRecvWindow(4 * WINDOW);
        return List.of(new Encrypted(new Handshakes(certificate), alpn.getProtocol(), http), alpn, http2);
    }

    /** Reads along the lines of whoever speaks HTTP/1.1, behind the encryption. */
    private static final class Encrypted extends SslConnectionFactory {

        private final HttpConfiguration http;

        Encrypted(SslContextFactory.Server tls, String next, HttpConfiguration http) {
            super(tls, next);
            this.http = http;
        }

        @Override
        protected SslConnection newSslConnection(Connector connector, EndPoint endPoint, SSLEngine engine) {
            LineEnds lines = new LineEnds(http);
            return new SslConnection(
                    connector.getByteBufferPool(), connector.getExecutor(), getSslContextFactory(), endPoint, engine) {
                @Override
                protected SslEndPoint newSslEndPoint() {
                    return new SslEndPoint() {
                        @Override
                        public int fill(ByteBuffer buffer) throws IOException {
                            int filled = super.fill(buffer);
                            return getConnection() instanceof HTTP2Connection ? filled : lines.read(buffer, filled);
                        }
                    };
                }
            };
        }
    }

    /** Begins each handshake with the certificate that is served at that moment. */
    private static final class Handshakes extends SslContextFactory.Server {

        private final ServedCertificate certificate;

        Handshakes(ServedCertificate certificate) {
            this.certificate = certificate;
            addBean(certificate);
            setSslContext(certificate.inForce().context());
            setIncludeProtocols("TLSv1.3", "TLSv1.2");
            setExcludeCipherSuites("^.*_(MD5|SHA|SHA1)$", "^TLS_RSA_.*$", "^.*_CBC_.*$", "^.*_(NULL|anon)_.*$");
            setCipherComparator(HTTP2Cipher.COMPARATOR);
            setUseCipherSuitesOrder(true);
            setRenegotiationAllowed(false);
            TlsSettings.ClientCertificate client = certificate.settings().clientCertificate();
            setWantClientAuth(client == TlsSettings.ClientCertificate.WANTS);
            if (client == TlsSettings.ClientCertificate.NEEDS) {
                setNeedClientAuth(true);
            }
        }

        @Override
        public SSLContext getSslContext() {
            return certificate.inForce().context();
        }
    }
}
