package it.varco.api.notification;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How things stand with one medium. */
@ProviderType
public interface OutboxLine {

    /** The medium. */
    Medium medium();

    /** How many messages wait to be handed over. */
    long waiting();

    /** When the oldest of them was put in; empty where none waits. */
    Optional<Instant> oldest();

    /** How many tasks are open: messages that could not be handed over. */
    long undelivered();

    /** Identifier of the channel that carries it now; empty where none does. */
    Optional<String> channel();
}
