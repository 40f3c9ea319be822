package it.varco.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Examines the port and the certificate of one listener. */
final class ListenerFiles {

    private static final Map<String, String> PORTS = Map.of("public", "8080", "management", "8081");
    private static final int ANSWER_MILLIS = 2_000;
    private static final Duration SOON = Duration.ofDays(30);

    private final String name;
    private final Map<String, Object> values;
    private final Map<String, Object> otherwise;
    private final boolean isClosed;

    /**
     * @param otherwise what the feature says, which the values of a file need not
     * @param isClosed whether the first start is not over, so that the public port is not to be open (SEC-70)
     */
    ListenerFiles(String pid, Map<String, Object> values, Map<String, Object> otherwise, boolean isClosed) {
        this.name = pid.substring(pid.indexOf('~') + 1);
        this.values = values;
        this.otherwise = otherwise;
        this.isClosed = isClosed && name.equals("public");
    }

    List<Finding> examine(boolean isRunning, Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(port(isRunning));
        String keystore = value("tls.keystore", "");
        if (!keystore.isEmpty()) {
            findings.add(certificate(Path.of(keystore), value("tls.passwordFile", ""), now));
            Stream.of(keystore, value("tls.passwordFile", ""))
                    .filter(file -> !file.isEmpty())
                    .flatMap(file -> mode(Path.of(file)))
                    .forEach(findings::add);
        }
        return findings;
    }

    private String value(String key, String atLast) {
        Object value = values.getOrDefault(key, otherwise.getOrDefault(key, atLast));
        return String.valueOf(value).strip();
    }

    private Finding port(boolean isRunning) {
        String finding = "port-" + name;
        String port = value("port", PORTS.getOrDefault(name, "0"));
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
            return Finding.well(finding, "The listener " + name + " takes any free port.");
        }
        String host = value("host", "127.0.0.1");
        String where = "Port " + port + " of " + host;
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
        if (address.isUnresolved()) {
            return Finding.bad(finding, "The address " + host + " is unknown.", remedy("host"));
        }
        if (isRunning) {
            return answers(address) ? Finding.well(finding, where + " answers.") : silent(finding, where);
        }
        return isFree(address)
                ? Finding.well(finding, where + " is free.")
                : Finding.bad(finding, where + " cannot be had.", "Stop the program that has it, or " + remedy("port"));
    }

    private Finding silent(String finding, String where) {
        return isClosed
                ? Finding.look(
                        finding,
                        where + " stays closed until the first start is over.",
                        "varco first-start says where to begin; then open the site on the last page of it.")
                : Finding.bad(
                        finding,
                        where + " does not answer.",
                        "logs/varco.log says why the listener " + name + " did not start.");
    }

    private String remedy(String key) {
        return "set " + key + " in conf/it.varco.http-" + name + ".cfg.";
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(address, ANSWER_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private Finding certificate(Path keystore, String passwordFile, Instant now) {
        String finding = "certificate-" + name;
        try {
            char[] password = passwordFile.isEmpty()
                    ? new char[0]
                    : Files.readAllLines(Path.of(passwordFile)).get(0).toCharArray();
            return ends(finding, keystore, ServerKeys.end(keystore, password), now);
        } catch (IOException | GeneralSecurityException | IndexOutOfBoundsException wrong) {
            return Finding.unknown(
                    finding,
                    wrong,
                    "tls.keystore must name a PKCS#12 file that tls.passwordFile opens, or a PEM file, with one key and"
                            + " its certificates, the server's own first.");
        }
    }

    /** Keys are not for every account of the machine; a group may read them, as one does that renews certificates. */
    private Stream<Finding> mode(Path file) {
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return mode.endsWith("---")
                    ? Stream.empty()
                    : Stream.of(Finding.look(
                            "key-" + name,
                            file + " can be reached by every account (" + mode + ").",
                            "chmod o= " + file));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Stream.empty(); // what is not there is found with the certificate
        }
    }

    private static Finding ends(String finding, Path keystore, Instant end, Instant now) {
        String what = "The certificate in " + keystore + " ends at " + end + ".";
        String remedy = "Put a new one in its place; it is taken up within a minute.";
        if (end.isBefore(now)) {
            return Finding.bad(finding, what, remedy);
        }
        return end.isBefore(now.plus(SOON)) ? Finding.look(finding, what, remedy) : Finding.well(finding, what);
    }
}
