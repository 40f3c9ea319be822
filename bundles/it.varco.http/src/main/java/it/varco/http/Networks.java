package it.varco.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Addresses and networks of IPv4 and IPv6, as written in a configuration; none of them is ever looked up by name. */
final class Networks {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=[0-9A-Fa-f.]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]*");

    private final List<Network> all;

    /** So many leading bits are the same in all its addresses. */
    private record Network(InetAddress address, int bits) {

        boolean contains(InetAddress other) {
            byte[] here = address.getAddress();
            byte[] there = other.getAddress();
            return there.length == here.length
                    && IntStream.range(0, bits).allMatch(bit -> bit(there, bit) == bit(here, bit));
        }

        private static int bit(byte[] address, int number) {
            return (address[number / 8] >> (7 - number % 8)) & 1;
        }
    }

    private Networks(List<Network> all) {
        this.all = List.copyOf(all);
    }

    /** @throws IllegalArgumentException unless {@code text} is such a list, with commas between; it may be empty */
    static Networks of(String key, String text) {
        List<Network> all = new ArrayList<>();
        for (String each : text.strip().split("\\s*,\\s*", -1)) {
            if (!text.isBlank()) {
                all.add(network(each)
                        .orElseThrow(() -> Ranges.refused(
                                key,
                                "addresses and networks such as 192.0.2.7, 198.51.100.0/24, 2001:db8::/32",
                                null)));
            }
        }
        return new Networks(all);
    }

    private static Optional<Network> network(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        int most = address.map(each -> each.getAddress().length * 8).orElse(0);
        String bits = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        return address.filter(each -> bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most)
                .map(each -> new Network(each, Integer.parseInt(bits)));
    }

    /** The address that {@code text} writes in digits; empty if it is anything else. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contain(InetAddress address) {
        return all.stream().anyMatch(each -> each.contains(address));
    }
}
