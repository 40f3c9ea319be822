package it.varco.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address that browsers write to reach a site; nothing else is believed about where we are.
 *
 * <p>Where it is {@code localhost}, the loopback addresses of the same port count as the same place.
 *
 * @source SEC-22, SEC-27
 */
final class PublicAddress {

    private static final int USUAL_HTTP = 80;
    private static final int USUAL_HTTPS = 443;
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final URI site;
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    private PublicAddress(PublicAddress same) {
        site = same.site;
        hosts.addAll(same.hosts);
        origins.addAll(same.origins);
    }

    private PublicAddress(URI address) {
        String scheme = address.getScheme();
        int usual = scheme.equals("https") ? USUAL_HTTPS : USUAL_HTTP;
        int port = address.getPort() < 0 ? usual : address.getPort();
        String host = address.getHost().toLowerCase(Locale.ROOT);
        site = URI.create(scheme + "://" + host + (port == usual ? "" : ":" + port));
        for (String name : host.equals("localhost") ? LOOPBACK : List.of(host)) {
            add(scheme, name, port, port == usual);
        }
    }

    private void add(String scheme, String name, int port, boolean usual) {
        hosts.add(name + ":" + port);
        origins.add(scheme + "://" + name + (usual ? "" : ":" + port));
        if (usual) {
            hosts.add(name);
        }
    }

    /** The same, and the names of this very machine with the port of the listener, whatever its address is. */
    PublicAddress andLoopback(int port) {
        PublicAddress more = new PublicAddress(this);
        for (String name : LOOPBACK) {
            more.add("http", name, port, port == USUAL_HTTP);
            more.add("https", name, port, port == USUAL_HTTPS);
        }
        return more;
    }

    /**
     * @throws IllegalArgumentException unless {@code text} is http or https with a host, perhaps a port, and no path
     */
    static PublicAddress of(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.toString().equals(uri.getScheme() + "://" + uri.getAuthority())) {
                return new PublicAddress(uri);
            }
        } catch (URISyntaxException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static IllegalArgumentException refused(@Nullable Exception cause) {
        return new IllegalArgumentException(
                "publicAddress: expected http:// or https:// with a host and perhaps a port, without a path", cause);
    }

    /** As it is configured: scheme, host, and the port where it is not that of the scheme. */
    URI site() {
        return site;
    }

    /** Whether a {@code Host} header names this site. */
    boolean isHost(String header) {
        return hosts.contains(header) || hosts.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Whether an {@code Origin} header names this site. */
    boolean isOrigin(String header) {
        return origins.contains(header);
    }
}
