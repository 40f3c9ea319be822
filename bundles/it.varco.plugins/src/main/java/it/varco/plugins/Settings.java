package it.varco.plugins;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of this room, read.
 *
 * @param development whether jars in the folder are started without approval (D-10): only where the configuration and
 *     the gateway itself, by its framework property {@code varco.mode}, both say so
 */
record Settings(boolean development, Path folder, Duration poll) {

    private static final String DEVELOPMENT = "development";

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * @param home folder of the gateway; without one, where the process was started
     * @param gateway mode in which the gateway was started
     * @param complaint told, in one sentence, where the key asks for what the gateway is not started for
     * @throws IllegalArgumentException naming the key and what it may be
     */
    static Settings of(
            String mode,
            String folder,
            String poll,
            @Nullable String home,
            @Nullable String gateway,
            Consumer<String> complaint) {
        return new Settings(development(mode, gateway, complaint), folder(folder, home), poll(poll));
    }

    /** The key alone, which may be written while the gateway runs, lets nothing in. */
    private static boolean development(String mode, @Nullable String gateway, Consumer<String> complaint) {
        boolean wanted = mode.equals(DEVELOPMENT);
        if (!wanted && !mode.equals("production")) {
            throw new IllegalArgumentException("mode: expected production or development");
        }
        boolean counts = wanted && DEVELOPMENT.equals(gateway);
        if (wanted && !counts) {
            complaint.accept("mode ignored, because the gateway runs in production; jars are not started");
        }
        return counts;
    }

    private static Path folder(String folder, @Nullable String home) {
        try {
            return Path.of(home == null ? "" : home)
                    .resolve(folder)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("folder: expected a path", e);
        }
    }

    private static Duration poll(String text) {
        try {
            Duration poll = Duration.parse(text);
            if (poll.compareTo(SHORTEST) >= 0 && poll.compareTo(LONGEST) <= 0) {
                return poll;
            }
            throw new IllegalArgumentException("poll: expected PT0.1S to PT1M");
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("poll: expected PT0.1S to PT1M", e);
        }
    }
}
