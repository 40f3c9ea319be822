package it.varco.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * A listener as configured, every value in its range.
 *
 * @param name what follows {@code ~} in the PID: lower-case letters, digits and hyphens, such as {@code public}
 * @param host address to listen on, as written
 * @param port 0 to 65535; 0 takes a free one
 * @param address what browsers write, scheme and authority only; empty if it follows from the port
 * @param opensWith filter of the service with which the port opens; empty if it opens at once
 * @param limits what is refused
 * @param proxies who stands in front
 * @param tls present if the listener speaks TLS
 */
record ListenerSettings(
        String name,
        String host,
        int port,
        Optional<URI> address,
        String opensWith,
        Limits limits,
        Proxies proxies,
        Optional<TlsSettings> tls) {

    private static final Pattern PID = Pattern.compile("it\\.varco\\.http~([a-z][a-z0-9-]{0,30})");

    /** Ports of the listeners that every gateway has (D-44); any other listener names its own. */
    private static final Map<String, String> PORTS = Map.of("public", "8080", "management", "8081");

    /** @throws IllegalArgumentException names the key and what it may be */
    static ListenerSettings of(String pid, Listener.Config config) {
        Matcher matcher = PID.matcher(pid);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("configuration PID '" + pid + "' must be it.varco.http~NAME,"
                    + " NAME of lower-case letters, digits and hyphens, such as it.varco.http~public");
        }
        String name = matcher.group(1);
        String port = config.port().isBlank() ? PORTS.getOrDefault(name, "") : config.port();
        return new ListenerSettings(
                name,
                host(config.host()),
                Ranges.number("port", port, 0, 65535),
                address(config.publicAddress()),
                opensWith(config.opensWith()),
                limits(config),
                Proxies.of(config.proxies(), config.proxies_header()),
                TlsSettings.of(config));
    }

    /** Address to show and to compare with: the configured one, else {@code localhost} with the real port. */
    URI addressAt(int realPort) {
        return address.orElseGet(() -> URI.create((tls.isPresent() ? "https" : "http") + "://localhost:" + realPort));
    }

    private static String host(String text) {
        if (text.isBlank()) {
            throw Ranges.refused("host", "an address of this machine, such as 127.0.0.1 or 0.0.0.0 for all", null);
        }
        return text.trim();
    }

    private static Optional<URI> address(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text.trim());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.equals(new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null))) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            throw Ranges.refused("publicAddress", "http:// or https:// with a host and perhaps a port, no path", e);
        }
        throw Ranges.refused("publicAddress", "http:// or https:// with a host and perhaps a port, no path", null);
    }

    /** @throws IllegalArgumentException unless it is empty or a filter */
    static String opensWith(String text) {
        if (text.isBlank()) {
            return "";
        }
        try {
            return FrameworkUtil.createFilter(text.trim()).toString();
        } catch (InvalidSyntaxException e) {
            throw Ranges.refused("opensWith", "a filter for a service, such as (varco.gate=public), or empty", e);
        }
    }

    private static Limits limits(Listener.Config config) {
        Duration second = Duration.ofSeconds(1);
        return new Limits(
                Ranges.number("requestLine.max", config.requestLine_max(), 256, 16_384),
                Ranges.number("header.size", config.header_size(), 1_024, 65_536),
                Ranges.number("header.count", config.header_count(), 10, 200),
                Ranges.duration("header.timeout", config.header_timeout(), second, Duration.ofSeconds(60)),
                Ranges.number("body.max", config.body_max(), 0, 8_388_608),
                Ranges.number("body.rate", config.body_rate(), 1, 1_000_000),
                Ranges.number("form.fields", config.form_fields(), 1, 10_000),
                Ranges.number("form.parts", config.form_parts(), 1, 100),
                Ranges.duration("idle.timeout", config.idle_timeout(), second, Duration.ofMinutes(5)),
                Ranges.number("connections.perAddress", config.connections_perAddress(), 1, 100_000),
                Ranges.number("connections.max", config.connections_max(), 1, 100_000),
                Ranges.number("connection.requests", config.connection_requests(), 1, 1_000_000),
                Ranges.number("threads.max", config.threads_max(), 8, 500),
                Ranges.number("http2.streams", config.http2_streams(), 1, 256),
                Ranges.number("http2.frames", config.http2_frames(), 8, 10_000));
    }
}
