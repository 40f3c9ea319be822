package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a test does to the bundles of a gateway while it runs: a feature of its own, with one bundle, is added to it.
 *
 * <p>The shell could do the same, but it keeps all that was typed until it ends, and who measures memory must not fill
 * it. For one thread.
 */
final class Hands {

    private static final String NAME = "it.varco.itests.hands";
    private static final String JAR = "it/varco/" + NAME + "/1/" + NAME + "-1.jar";
    private static final String FEATURE = """
            {
              "feature-resource-version": "1.0",
              "id": "it.varco.features:hands:1",
              "bundles": [{"id": "it.varco:%s:1", "bundleStartLevel": 60}]
            }
            """.formatted(NAME);
    private static final int LONGEST_MILLIS = Math.toIntExact(TimeUnit.SECONDS.toMillis(60));

    private final int port;

    private Hands(int port) {
        this.port = port;
    }

    /** Adds them to a gateway that does not run. */
    static Hands in(Gateway gateway) {
        Hands hands = new Hands(free());
        Path system = gateway.home().resolve("system");
        Path feature = gateway.home().resolve("features/hands");
        try {
            Files.createDirectories(system.resolve(JAR).getParent());
            Files.createDirectories(feature);
            hands.build(gateway, system.resolve(JAR));
            Files.writeString(
                    system.resolve("SHA256SUMS"),
                    sha256(system.resolve(JAR)) + "  " + JAR + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Gateway.write(feature.resolve("feature.json"), FEATURE);
        return hands;
    }

    /** Waits until they can be used. */
    void ready() {
        Until.isTrue("bundles can be stopped and started", () -> {
            try {
                start(NAME); // runs already
                return true;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
    }

    /** Stops a bundle; returns when it is stopped. */
    void stop(String bundle) {
        say("stop " + bundle);
    }

    /** Starts a bundle; returns when it is started. */
    void start(String bundle) {
        say("start " + bundle);
    }

    /** Reads a bundle anew from where it lies, lets everything go that was wired to the old one, and waits for it. */
    void replace(String bundle) {
        say("replace " + bundle);
    }

    private void say(String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.equals("done")) {
                throw new AssertionError(line + ": " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void build(Gateway gateway, Path jar) throws IOException {
        Path desk = Files.createDirectory(gateway.home().resolveSibling("hands"));
        String imports = "org.osgi.framework,org.osgi.framework.wiring";
        Map<String, String> headers = Map.of("Bundle-SymbolicName", NAME, "Hands-Port", String.valueOf(port));
        Files.move(TestPlugin.of("HandsActivator", gateway, desk, imports, headers), jar);
    }

    /** SHA-256 of a file, in hexadecimal digits. */
    static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
