package it.varco.plugins;

import it.varco.api.configuration.Ranges;
import it.varco.inspection.TrustFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of this room, read.
 *
 * @param development whether jars in the folder are started without approval (D-10): only where the configuration and
 *     the gateway itself, by its framework property {@code varco.mode}, both say so
 * @param folder where jars are delivered
 * @param kept where the bytes of those that were approved are kept
 * @param signers whose signature is asked for; none if no signature is
 * @param stampers whose time stamp a signature needs; none if it needs none
 * @param revoked lists of certificates that were taken back
 */
record Settings(
        boolean development,
        Path folder,
        Path kept,
        Set<X509Certificate> signers,
        Set<X509Certificate> stampers,
        Set<X509CRL> revoked,
        Duration poll) {

    private static final String DEVELOPMENT = "development";

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    Settings {
        signers = Set.copyOf(signers);
        stampers = Set.copyOf(stampers);
        revoked = Set.copyOf(revoked);
    }

    /**
     * @param home folder of the gateway; without one, where the process was started
     * @param gateway mode in which the gateway was started
     * @param complaint told, in one sentence, where the key asks for what the gateway is not started for
     * @throws IllegalArgumentException naming the key and what it may be
     */
    static Settings of(
            PluginRoom.Config config, @Nullable String home, @Nullable String gateway, Consumer<String> complaint) {
        Settings settings = new Settings(
                development(config.mode(), gateway, complaint),
                path("folder", config.folder(), home),
                path("kept", config.kept(), home),
                file("signers", config.signers(), home, TrustFiles::certificates),
                file("stampers", config.stampers(), home, TrustFiles::certificates),
                file("revoked", config.revoked(), home, TrustFiles::revoked),
                Ranges.duration("poll", config.poll(), SHORTEST, LONGEST));
        if (settings.kept.equals(settings.folder)) {
            throw new IllegalArgumentException("kept: expected another folder than that of the deliveries");
        }
        if (settings.signers.isEmpty() && !(settings.stampers.isEmpty() && settings.revoked.isEmpty())) {
            throw new IllegalArgumentException("signers: expected where stampers or revoked are named");
        }
        return settings;
    }

    /** The key alone, which may be written while the gateway runs, lets nothing in. */
    private static boolean development(String mode, @Nullable String gateway, Consumer<String> complaint) {
        boolean wanted = mode.equals(DEVELOPMENT);
        if (!wanted && !mode.equals("production")) {
            throw new IllegalArgumentException("mode: expected production or development");
        }
        boolean counts = wanted && DEVELOPMENT.equals(gateway);
        if (wanted && !counts) {
            complaint.accept("mode ignored, because the gateway runs in production; jars wait for approval");
        }
        return counts;
    }

    /** What is in a file, if one is named. */
    private static <T> Set<T> file(
            String key, String path, @Nullable String home, BiFunction<String, Path, Set<T>> reader) {
        return path.isBlank() ? Set.of() : reader.apply(key, path(key, path.strip(), home));
    }

    private static Path path(String key, String path, @Nullable String home) {
        try {
            return Path.of(home == null ? "" : home)
                    .resolve(path)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(key + ": expected a path", e);
        }
    }
}
