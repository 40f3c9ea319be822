package it.varco.api.configuration;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** One setting. */
@ProviderType
public interface Setting {

    /** What it takes; it decides how a form asks for it. */
    enum Kind {
        /** A line of text. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A duration of ISO 8601. */
        DURATION,
        /** One of {@link Setting#choices}. */
        CHOICE,
        /** Several lines of text. */
        LIST,
        /** A secret: its value is never shown, and an empty answer keeps it. */
        SECRET
    }

    /** Its key. */
    String key();

    /** What it takes. */
    Kind kind();

    /** What people call it. */
    String label();

    /** What it does, in one or two sentences. */
    String help();

    /** The range, in no language: {@code 1..100}, {@code PT1S..PT2H}; empty where there is none. */
    String range();

    /** What can be chosen; empty unless it is a {@link Kind#CHOICE}. */
    List<String> choices();

    /** What it is when nobody sets it; empty for none. */
    List<String> defaults();

    /** What it is now; one text unless it is a {@link Kind#LIST}; empty for a secret. */
    List<String> values();

    /** Whether it must have a value. */
    boolean required();
}
