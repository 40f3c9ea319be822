package it.varco.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/**
 * The proxies a listener stands behind: many people come by each of their addresses, and they say in one header field
 * by which.
 *
 * <p>Only that field of theirs is believed, and only the address of the client in it: scheme and host are those of the
 * configured public address (SEC-22). Each proxy adds at the end of the field whom it heard, so the field is read from
 * there, as long as those who speak are listed themselves: what a client wrote before is not reached. Commas alone tell
 * one from the next, so that no quote of a client swallows what follows.
 *
 * @source SEC-21, SEC-42; RFC 7239
 */
final class Proxies {

    private static final String STANDARD = "Forwarded";
    private static final String USUAL = "X-Forwarded-For";
    private static final Pattern FOR =
            Pattern.compile("(?:^|;)\\s*for=\"?(?<plain>[^;\"]*)\"?\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[?(?<address>(?<=\\[)[^\\]]*(?=])|[^:\\[]*)]?(?::\\d+)?");

    private final Networks networks;
    private final String header;

    private Proxies(Networks networks, String header) {
        this.networks = networks;
        this.header = header;
    }

    /**
     * @param networks theirs; empty if there are none
     * @param header the field they write
     * @throws IllegalArgumentException names the key
     */
    static Proxies of(String networks, String header) {
        return new Proxies(
                Networks.of("proxies", networks), Ranges.oneOf("proxies.header", header, Set.of(USUAL, STANDARD)));
    }

    boolean include(InetAddress address) {
        return networks.contain(address);
    }

    /** Who asks, by way of {@code peer}: the first one, from the last, that is not a listed proxy or not told. */
    InetSocketAddress client(InetSocketAddress peer, HttpFields headers) {
        InetSocketAddress client = peer;
        String[] named = String.join(",", headers.getValuesList(header)).split(",", -1);
        for (int i = named.length - 1; i >= 0 && include(client.getAddress()); i--) {
            Optional<InetAddress> before = Networks.address(node(named[i].strip()));
            if (before.isEmpty()) {
                return client;
            }
            client = new InetSocketAddress(before.get(), 0);
        }
        return client;
    }

    /** The address in one element of the list, without brackets and port. */
    private String node(String element) {
        String text = element;
        if (header.equals(STANDARD)) {
            Matcher found = FOR.matcher(element);
            text = found.find() ? found.group("plain") : "";
        }
        Matcher node = WITH_PORT.matcher(text);
        return node.matches() ? node.group("address") : text;
    }
}
