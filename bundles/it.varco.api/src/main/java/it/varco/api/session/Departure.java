package it.varco.api.session;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a browser leaves for another site: with GET, or with a form that it posts. Immutable.
 *
 * <p>Only to an address of https, or of http on this very machine, without a user before the host.
 *
 * @source SPID-31, SPID-32, SEC-29
 */
public final class Departure {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI target;
    private final Map<String, String> fields;
    private final boolean post;

    private Departure(URI target, Map<String, String> fields, boolean post) {
        if (!mayLead(target)) {
            throw new IllegalArgumentException("departure: expected an address of https, or of this machine");
        }
        this.target = target;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.post = post;
    }

    /**
     * With GET.
     *
     * @throws IllegalArgumentException if nobody may be sent there
     */
    public static Departure get(URI target) {
        return new Departure(target, Map.of(), false);
    }

    /**
     * With a form.
     *
     * @param fields by name, in their order
     * @throws IllegalArgumentException if nobody may be sent there
     */
    public static Departure post(URI target, Map<String, String> fields) {
        return new Departure(target, fields, true);
    }

    /** Whether a browser may be sent to an address. */
    public static boolean mayLead(URI target) {
        String host = target.getHost();
        return host != null
                && target.getRawUserInfo() == null
                && ("https".equals(target.getScheme())
                        || ("http".equals(target.getScheme()) && LOOPBACK.contains(host)));
    }

    /** Where it goes. */
    public URI target() {
        return target;
    }

    /** What the form holds; empty with GET. */
    public Map<String, String> fields() {
        return fields;
    }

    /** Whether it is a form. */
    public boolean isPost() {
        return post;
    }

    /** Scheme, host and port of the target, as browsers write an origin. */
    public String origin() {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    /** Without what it carries. */
    @Override
    public String toString() {
        return "Departure[" + origin() + "]";
    }
}
