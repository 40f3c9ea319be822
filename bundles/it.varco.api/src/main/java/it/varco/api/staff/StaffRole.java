package it.varco.api.staff;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A role that somebody holds, is proposed for, or held. */
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

    /** How a role or a proposal ended. */
    @ProviderType
    interface Ending {

        /** When. */
        Instant at();

        /**
         * Who ended it; empty for whoever has no codice fiscale, such as the service account, and where nobody wrote it
         * down.
         */
        Optional<CodiceFiscale> by();

        /** Why, as whoever ended it said; empty where nobody wrote it down. */
        String reason();

        /** Whether it was held until then; otherwise it was a proposal that was taken back. */
        boolean held();
    }

    /** Random, public. */
    String id();

    /** Whose it is. */
    CodiceFiscale person();

    /** Surname and name, as whoever granted it wrote them; empty for the first administrator until somebody does. */
    Optional<PersonalName> name();

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

    /** How it ended; empty while it is held or proposed, and where nobody asked for what ended. */
    default Optional<Ending> ending() {
        return Optional.empty();
    }

    /**
     * Whether it is a proposal to which whoever looked may agree: neither their own, nor that of somebody they count as
     * one with, nor for themselves (SEC-35).
     */
    default boolean approvable() {
        return false;
    }
}
