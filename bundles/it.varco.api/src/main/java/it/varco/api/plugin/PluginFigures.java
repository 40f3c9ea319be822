package it.varco.api.plugin;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** How much a plugin did since it came, or since the gateway started. */
@ProviderType
public interface PluginFigures {

    /** Calls that were made, however they ended. */
    long calls();

    /** Calls whose answer was a refusal of a person. */
    long refusals();

    /** Calls that came to nothing: {@link CallFailure#BUSY}, {@code TIMEOUT}, {@code FAULT} or {@code SUSPENDED}. */
    long failures();

    /** Mean time of the calls that were answered; zero while there were none. */
    Duration mean();

    /** Longest time of a call that was answered; zero while there were none. */
    Duration longest();
}
