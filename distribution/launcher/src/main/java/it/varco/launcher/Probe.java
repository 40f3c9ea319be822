package it.varco.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;

/**
 * Asks a listener on this machine, over its own endpoint and by the name of its page.
 *
 * <p>With TLS its certificate is not made out to the endpoint, so all that is known there is that it accepts. Each
 * question takes up to five seconds.
 */
final class Probe {

    /** Nothing answers, or something that is not the gateway. */
    static final int NO_ANSWER = 0;

    private static final int ANSWER_MILLIS = 5_000;
    private static final int HTTPS_PORT = 443;

    private final Address address;

    Probe(Address address) {
        this.address = address;
    }

    private boolean isSecured() {
        return address.endpoint().startsWith("https:");
    }

    /**
     * 200 or 503, or {@link #NO_ANSWER}. Only what the gateway itself says counts: another program that has the port
     * answers something else.
     */
    int status(String path) {
        try {
            if (isSecured()) {
                return accepts() ? HttpURLConnection.HTTP_OK : NO_ANSWER;
            }
            HttpURLConnection connection = open(path);
            int status = connection.getResponseCode();
            boolean known = status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_UNAVAILABLE;
            return known && String.valueOf(connection.getContentType()).contains("json") ? status : NO_ANSWER;
        } catch (IOException notYet) {
            return NO_ANSWER;
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        URI endpoint = URI.create(address.endpoint());
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestProperty("Host", URI.create(address.url()).getAuthority());
        connection.setConnectTimeout(ANSWER_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private boolean accepts() throws IOException {
        URI endpoint = URI.create(address.endpoint());
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            int port = endpoint.getPort() < 0 ? HTTPS_PORT : endpoint.getPort();
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), ANSWER_MILLIS);
            return true;
        }
    }
}
