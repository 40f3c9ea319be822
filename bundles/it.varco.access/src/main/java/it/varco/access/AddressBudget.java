package it.varco.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many refusals each network caused with each provider lately (SEC-03): against one PIN tried over many people.
 *
 * <p>A network is an IPv4 address or the first 64 bits of an IPv6 address. Kept in memory; the least recently seen of
 * 10 000 gives way, so nobody can fill it (SEC-48), and no budget is shared by all. Thread-safe.
 */
final class AddressBudget {

    private static final int MOST_NETWORKS = 10_000;

    private final int refusals;
    private final Duration window;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_NETWORKS;
        }
    };

    AddressBudget(int refusals, Duration window) {
        this.refusals = refusals;
        this.window = window;
    }

    /** How long this network has to wait; zero if it may go on. */
    synchronized Duration wait(String provider, String address, Instant now) {
        Window current = windows.get(key(provider, address));
        if (refusals == 0 || current == null || current.count < refusals || !isOpen(current, now)) {
            return Duration.ZERO;
        }
        return Duration.between(now, current.end);
    }

    /** Notes a refusal; tells whether it was the last one that this network may cause in its window. */
    synchronized boolean spend(String provider, String address, Instant now) {
        Window current = windows.merge(
                key(provider, address),
                new Window(now.plus(window), 1),
                (old, first) -> isOpen(old, now) ? new Window(old.end, old.count + 1) : first);
        return current != null && current.count == refusals;
    }

    /** A window that ends later than one can is of a time before the clock was set back. */
    private boolean isOpen(Window known, Instant now) {
        return now.isBefore(known.end) && !known.end.isAfter(now.plus(window));
    }

    private static String key(String provider, String address) {
        return provider + '|' + network(address);
    }

    /** The address, or for IPv6 its first eight bytes. Never looks a name up: anything but a literal stays as it is. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private record Window(Instant end, int count) {}
}
