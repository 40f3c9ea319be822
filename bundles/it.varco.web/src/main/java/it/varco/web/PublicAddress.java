package it.varco.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address that browsers write to reach the public site; nothing else is believed about where we are.
 *
 * <p>Where it is {@code localhost}, the loopback addresses of the same port count as the same place.
 *
 * @source SEC-22, SEC-27
 */
final class PublicAddress {

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    private PublicAddress(URI address) {
        String scheme = address.getScheme();
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        String host = address.getHost().toLowerCase(Locale.ROOT);
        for (String name : host.equals("localhost") ? List.of(host, "127.0.0.1", "[::1]") : List.of(host)) {
            hosts.add(name + ":" + port);
            origins.add(scheme + "://" + name + (port == usual ? "" : ":" + port));
            if (port == usual) {
                hosts.add(name);
            }
        }
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

    /** Whether a {@code Host} header names this site. */
    boolean isHost(String header) {
        return hosts.contains(header) || hosts.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Whether an {@code Origin} header names this site. */
    boolean isOrigin(String header) {
        return origins.contains(header);
    }
}
