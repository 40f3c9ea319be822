package it.varco.rest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * A budget for each network, so that whoever tries from one of them uses up nothing of the others.
 *
 * <p>A network is an IPv4 address or the first 64 bits of an IPv6 address. Remembers 1000 networks of the present
 * minute; those that come then share one budget, so that many networks make neither memory nor trail grow without end.
 * Thread-safe.
 *
 * @source API-03, SEC-48
 */
final class NetworkBudgets {

    static final int MOST = 1000;

    private static final int NETWORK_BYTES = 8;

    private final int callsPerMinute;
    private final Map<String, Budget> budgets = new HashMap<>();
    private final Budget beyond;

    NetworkBudgets(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
        this.beyond = new Budget(callsPerMinute);
    }

    /** The budget of the network that an address belongs to. */
    synchronized Budget of(String address, Instant now) {
        String network = network(address);
        Budget known = budgets.get(network);
        if (known != null) {
            return known;
        }
        if (budgets.size() >= MOST) {
            budgets.values().removeIf(budget -> budget.over(now));
        }
        if (budgets.size() >= MOST) {
            return beyond;
        }
        Budget fresh = new Budget(callsPerMinute);
        budgets.put(network, fresh);
        return fresh;
    }

    /** Never looks a name up: anything but an address of IPv6 stays as it is. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
