package it.varco.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Looks whether the ports of the listeners are free, before anything starts: afterwards the reason would be one line of
 * many in the log.
 */
final class Ports {

    private static final String LISTENER = "it.varco.http~";

    private Ports() {}

    /** @throws CannotStart if another process listens on a port of {@code wanted}, which the features also know */
    static void check(Map<String, Map<String, Object>> wanted, Map<String, Map<String, Object>> features) {
        wanted.forEach((pid, values) -> {
            if (pid.startsWith(LISTENER)) {
                Map<String, Object> otherwise = features.getOrDefault(pid, Map.of());
                String host = value("host", values, otherwise, "127.0.0.1");
                String port = value("port", values, otherwise, "0");
                if (port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65_535) {
                    check(pid, host, Integer.parseInt(port));
                }
            }
        });
    }

    private static String value(String key, Map<String, Object> values, Map<String, Object> otherwise, String atLast) {
        return String.valueOf(values.getOrDefault(key, otherwise.getOrDefault(key, atLast)))
                .trim();
    }

    private static void check(String pid, String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return; // the listener says that better
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (BindException taken) {
            throw new CannotStart(
                    "The port " + port + " of " + host + " cannot be used (" + taken.getMessage()
                            + "): stop the program that has it, or set port in conf/" + pid + ".cfg.",
                    taken);
        } catch (IOException other) {
            throw new CannotStart(
                    "The port " + port + " of " + host + " cannot be opened: " + CannotStart.reason(other) + ".",
                    other);
        }
    }
}
