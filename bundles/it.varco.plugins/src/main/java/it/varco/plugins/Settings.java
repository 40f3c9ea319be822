package it.varco.plugins;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of this room, read.
 *
 * @param development whether jars in the folder are started without approval (D-10): only where the configuration and
 *     the gateway itself, by its framework property {@code varco.mode}, both say so
 */
record Settings(boolean development, Path folder, Duration poll) {

    static final String DEVELOPMENT = "development";

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * @param home folder of the gateway; without one, where the process was started
     * @param gateway mode in which the gateway was started
     * @throws IllegalArgumentException naming the key and what it may be
     */
    static Settings of(String mode, String folder, String poll, @Nullable String home, @Nullable String gateway) {
        return new Settings(development(mode) && DEVELOPMENT.equals(gateway), folder(folder, home), poll(poll));
    }

    private static boolean development(String mode) {
        return switch (mode) {
            case "production" -> false;
            case DEVELOPMENT -> true;
            default -> throw new IllegalArgumentException("mode: expected production or development");
        };
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
