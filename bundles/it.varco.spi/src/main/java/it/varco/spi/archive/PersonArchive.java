package it.varco.spi.archive;

import it.varco.api.identity.CodiceFiscale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the institute knows about people, for services that compare with it what somebody says.
 *
 * <p>Thread-safe. May block up to five seconds.
 *
 * @source CAT-GEN-07, PIN-16, PIN-22
 */
@ConsumerType
public interface PersonArchive {

    /**
     * What is known about a person; empty if nothing is.
     *
     * @throws ArchiveException if it cannot be said now: an outage is never told as if there were nothing
     */
    Optional<KnownPerson> find(CodiceFiscale person);
}
