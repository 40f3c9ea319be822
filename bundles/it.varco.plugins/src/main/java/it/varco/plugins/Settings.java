package it.varco.plugins;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of this room, read.
 *
 * @param development whether jars in the folder are started without approval (D-10)
 */
record Settings(boolean development, Path folder, Duration poll) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * @param home folder of the gateway; without one, where the process was started
     * @throws IllegalArgumentException naming the key and what it may be
     */
    static Settings of(String mode, String folder, String poll, @Nullable String home) {
        return new Settings(development(mode), folder(folder, home), poll(poll));
    }

    private static boolean development(String mode) {
        return switch (mode) {
            case "production" -> false;
            case "development" -> true;
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
