package it.varco.logging;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** How severe an event is, in the words of SLF4J, beside the levels of java.util.logging. */
enum Severity {
    ERROR(Level.SEVERE),
    WARN(Level.WARNING),
    INFO(Level.INFO),
    DEBUG(Level.FINE),
    TRACE(Level.FINEST);

    @SuppressWarnings("ImmutableEnumChecker") // a level does not change either, it only cannot say so
    private final Level level;

    Severity(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    /** The most severe that {@code level} reaches; {@link #TRACE} for whatever lies below all of them. */
    static Severity of(Level level) {
        for (Severity severity : values()) {
            if (level.intValue() >= severity.level.intValue()) {
                return severity;
            }
        }
        return TRACE;
    }

    /**
     * A level by its name here ({@code DEBUG}), in java.util.logging ({@code FINE}), or {@code ALL} and {@code OFF}.
     */
    static Optional<Level> level(String name) {
        String wanted = name.trim().toUpperCase(Locale.ROOT);
        for (Severity severity : values()) {
            if (severity.name().equals(wanted)) {
                return Optional.of(severity.level);
            }
        }
        try {
            return Optional.of(Level.parse(wanted));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
