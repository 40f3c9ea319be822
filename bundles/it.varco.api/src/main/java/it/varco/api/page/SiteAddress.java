package it.varco.api.page;

import it.varco.api.access.Flaw;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The address that browsers write to reach a site: http or https, a host, perhaps a port, and nothing else.
 *
 * <p>No name or password before the host, which would show one host and lead to another; no path, not even {@code /}.
 * Immutable.
 *
 * @source SEC-22, RFC 3986 section 7.6
 */
public final class SiteAddress {

    private static final String EXAMPLE = "https://varco.example.it";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65_535;

    private final String scheme;
    private final String host;
    private final int port;

    private SiteAddress(String scheme, String host, int port) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /** Reads what was typed, blanks around it and upper case set aside; empty where {@link #flaw} says so. */
    public static Optional<SiteAddress> parse(String typed) {
        try {
            URI uri = new URI(typed.strip().toLowerCase(Locale.ROOT));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : usual(uri.getScheme());
            String bare = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() >= 0 ? ":" + uri.getPort() : "");
            return bare.equals(uri.toString()) && port >= 1 && port <= HIGHEST_PORT
                    ? Optional.of(new SiteAddress(uri.getScheme(), uri.getHost(), port))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with what was typed, as the flaw of a field; empty if nothing is. */
    public static Optional<Flaw> flaw(String field, String typed) {
        return parse(typed).isPresent() ? Optional.empty() : Optional.of(new Flaw(field, Flaw.Kind.SHAPE, EXAMPLE));
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return scheme;
    }

    /** A name in lower case, or an address; one of IPv6 in square brackets. */
    public String host() {
        return host;
    }

    /** 1 to 65535; that of the scheme where none was typed. */
    public int port() {
        return port;
    }

    /** Whether the port is that of the scheme, which browsers leave out. */
    public boolean isUsualPort() {
        return port == usual(scheme);
    }

    /** As a browser writes it in {@code Origin}: without the port of the scheme. */
    @Override
    public String toString() {
        return scheme + "://" + host + (isUsualPort() ? "" : ":" + port);
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }
}
