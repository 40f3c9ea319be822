package it.varco.api.staff;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A role that somebody holds, or is proposed for. */
@ProviderType
public interface StaffRole {

    /** Whether it counts. */
    enum State {
        /** Waits for the word of a second administrator. */
        PROPOSED,
        /** Held. */
        HELD,
        /** Ended, or the proposal taken back. */
        ENDED
    }

    /** Random, public. */
    String id();

    /** Whose it is. */
    CodiceFiscale person();

    /** Which one. */
    Role role();

    /** Whether it counts. */
    State state();

    /** When it was granted or proposed. */
    Instant since();

    /** Who granted or proposed it; empty for whoever has no codice fiscale, such as the service account. */
    Optional<CodiceFiscale> by();

    /** Why, as whoever granted it said. */
    String reason();

    /**
     * Whether it is a proposal to which whoever looked may agree: neither their own, nor that of somebody they count as
     * one with, nor for themselves (SEC-35).
     */
    default boolean approvable() {
        return false;
    }
}
