package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import java.util.Optional;

/** What the institute knows about people; the archive behind it may be away. */
@FunctionalInterface
interface Registry {

    /**
     * What is known about a person; empty if nothing is, also where the site has no archive at all.
     *
     * @throws ArchiveException if it cannot be said now, also where the archive that there was is not here
     */
    Optional<KnownPerson> find(CodiceFiscale person);

    /** Whether the site has an archive at all, and it is here. */
    default boolean isHere() {
        return true;
    }

    /** Whether the site has an archive at all, here or not. */
    default boolean isExpected() {
        return true;
    }
}
