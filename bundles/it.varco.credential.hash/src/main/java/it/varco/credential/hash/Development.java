package it.varco.credential.hash;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether secrets that everybody knows, and hashes too cheap for real ones, may count.
 *
 * @source D-50, SEC-70
 */
public final class Development {

    private static final String DEVELOPMENT = "development";

    private Development() {}

    /**
     * Takes both the configuration and the gateway's own mode: the key alone, which may be written while the gateway
     * runs, makes no known credential.
     *
     * @param mode as configured, {@code production} or {@code development}
     * @param properties framework properties by name, {@code null} where there is none
     * @param complaint told, in one sentence, where the key asks for what the gateway is not started for
     * @throws IllegalArgumentException if {@code mode} is another word
     */
    public static boolean counts(String mode, UnaryOperator<@Nullable String> properties, Consumer<String> complaint) {
        boolean wanted = mode.equals(DEVELOPMENT);
        if (!wanted && !mode.equals("production")) {
            throw new IllegalArgumentException("mode: expected production or development");
        }
        boolean counts = wanted && DEVELOPMENT.equals(properties.apply("varco.mode"));
        if (wanted && !counts) {
            complaint.accept(
                    "mode ignored, because the gateway runs in production; what is of a demonstration does not count");
        }
        return counts;
    }
}
