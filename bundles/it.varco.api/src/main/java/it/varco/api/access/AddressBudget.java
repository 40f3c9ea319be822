package it.varco.api.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each network did something lately that it may do so many times only, such as being refused by a credential
 * provider: against one secret tried over many people (SEC-03).
 *
 * <p>A network is an IPv4 address or the first 64 bits of an IPv6 address. Kept in memory; the least recently seen of
 * 10 000 gives way, so nobody can fill it (SEC-48), and no budget is shared by all. Thread-safe.
 */
public final class AddressBudget {

    private static final int MOST_NETWORKS = 10_000;

    private final int most;
    private final Duration window;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_NETWORKS;
        }
    };

    /**
     * A budget that nobody has used yet.
     *
     * @param most how many times in a window; 0 for any number
     * @param window how long it lasts, from the first time on
     */
    public AddressBudget(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /**
     * How long this network has to wait; zero if it may go on.
     *
     * @param what is counted apart, such as the identifier of a provider
     * @param address of the client, as the connection shows it
     */
    public synchronized Duration toWait(String what, String address, Instant now) {
        Window current = windows.get(key(what, address));
        if (most == 0 || current == null || current.count < most || !isOpen(current, now)) {
            return Duration.ZERO;
        }
        return Duration.between(now, current.end);
    }

    /** Counts one more; tells whether it was the last one that this network may do in its window. */
    public synchronized boolean spend(String what, String address, Instant now) {
        Window current = windows.merge(
                key(what, address),
                new Window(now.plus(window), 1),
                (old, first) -> isOpen(old, now) ? new Window(old.end, old.count + 1) : first);
        return current != null && current.count == most;
    }

    /** A window that ends later than one can is of a time before the clock was set back. */
    private boolean isOpen(Window known, Instant now) {
        return now.isBefore(known.end) && !known.end.isAfter(now.plus(window));
    }

    private static String key(String what, String address) {
        return what + '|' + network(address);
    }

    /** The address, or for IPv6 its first eight bytes. Never looks a name up: anything but a literal stays as it is. */
    public static String network(String address) {
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
