package it.varco.rest;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The management listener, as the properties of its HTTP service tell.
 *
 * @param ports at which it answers; empty while it is not here
 * @param address what browsers write to reach it, empty while it is not here
 */
record Listener(Set<Integer> ports, String address) {

    private static final String ENDPOINTS = "osgi.http.endpoint";
    private static final String ADDRESS = "varco.address";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Listener of(@Nullable Map<String, Object> properties) {
        if (properties == null) {
            return new Listener(Set.of(), "");
        }
        Object endpoints = properties.get(ENDPOINTS);
        Set<Integer> ports = endpoints instanceof String[] all
                ? Arrays.stream(all).map(each -> URI.create(each).getPort()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
        return new Listener(ports, Objects.toString(properties.get(ADDRESS), ""));
    }

    /**
     * Whether a request came in by this listener. The whiteboard's configuration already sees to it; this sees to it
     * that a mistake there opens nothing.
     *
     * @source SEC-45
     */
    boolean answersAt(int port) {
        return ports.contains(port);
    }

    /**
     * Whether {@code Host} names this listener: by its address, or as this machine with one of its ports. Any other
     * name may have been turned to this machine by somebody else, behind the back of the browser that writes it.
     *
     * @source SEC-22
     */
    boolean isHost(String header) {
        return hosts().anyMatch(header.toLowerCase(Locale.ROOT)::equals);
    }

    private Stream<String> hosts() {
        Stream<String> own = address.isEmpty() ? Stream.of() : written(URI.create(address));
        return Stream.concat(own, ports.stream().flatMap(Listener::loopback));
    }

    private static Stream<String> loopback(int port) {
        return LOOPBACK.stream().flatMap(name -> written(name, port, port == HTTP || port == HTTPS));
    }

    private static Stream<String> written(URI address) {
        String host = Objects.toString(address.getHost(), "").toLowerCase(Locale.ROOT);
        int usual = "https".equals(address.getScheme()) ? HTTPS : HTTP;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return written(host, port, port == usual);
    }

    private static Stream<String> written(String host, int port, boolean usual) {
        return usual ? Stream.of(host, host + ":" + port) : Stream.of(host + ":" + port);
    }

    /** Whether a browser says that a page of this listener made the request; a program says nothing. */
    boolean isOwnPage(@Nullable String origin, @Nullable String fetchSite) {
        boolean own = origin == null || origin.equals(address);
        return own && (fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none"));
    }
}
