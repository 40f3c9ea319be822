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
    private static final String FEATURE = """
            {
              "feature-resource-version": "1.0",
              "id": "it.varco.features:%s:1",
              "bundles": [{"id": "it.varco:%s:1", "bundleStartLevel": %d}]
            }
            """;
    private static final int LAST_LEVEL = 60;

    /** A fragment is there before its host is resolved. */
    private static final int FIRST_LEVEL = 1;

    private static final int LONGEST_MILLIS = Math.toIntExact(TimeUnit.SECONDS.toMillis(60));

    private final int port;

    private Hands(int port) {
        this.port = port;
    }

    /** Adds them to a gateway that does not run. */
    static Hands in(Gateway gateway) {
        Hands hands = new Hands(free());
        add(gateway, NAME, LAST_LEVEL, hands.build(gateway, desk(gateway, NAME)));
        return hands;
    }

    /**
     * Adds a fragment to a gateway that does not run, so that {@link #call} reaches what its host keeps to itself.
     *
     * @param name of its source, whose class is in a package of the host
     */
    static void attach(Gateway gateway, String name, String host) {
        add(
                gateway,
                "it.varco.itests." + name,
                FIRST_LEVEL,
                TestPlugin.fragment(name, host, gateway, desk(gateway, name)));
    }

    private static Path desk(Gateway gateway, String name) {
        try {
            return Files.createDirectory(gateway.home().resolveSibling(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a feature with one bundle. */
    private static void add(Gateway gateway, String name, int level, Path built) {
        Path system = gateway.home().resolve("system");
        Path feature = gateway.home().resolve("features").resolve(name);
        String jar = "it/varco/" + name + "/1/" + name + "-1.jar";
        try {
            Files.createDirectories(system.resolve(jar).getParent());
            Files.createDirectories(feature);
            Files.move(built, system.resolve(jar));
            Files.writeString(
                    system.resolve("SHA256SUMS"),
                    sha256(system.resolve(jar)) + "  " + jar + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Gateway.write(feature.resolve("feature.json"), FEATURE.formatted(name, name, level));
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

    /**
     * Gives some words to a class of a bundle, and returns its answer.
     *
     * @param function a class that makes one text of another
     */
    String call(String bundle, String function, String words) {
        return answer("call " + bundle + " " + function + " " + words);
    }

    private void say(String line) {
        String answer = answer(line);
        if (!answer.equals("done")) {
            throw new AssertionError(line + ": " + answer);
        }
    }

    private String answer(String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    private Path build(Gateway gateway, Path desk) {
        String imports = "org.osgi.framework,org.osgi.framework.wiring";
        Map<String, String> headers = Map.of("Bundle-SymbolicName", NAME, "Hands-Port", String.valueOf(port));
        return TestPlugin.of("HandsActivator", gateway, desk, imports, headers);
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
