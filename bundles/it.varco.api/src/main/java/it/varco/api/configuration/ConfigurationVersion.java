package it.varco.api.configuration;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One change in the history of a configuration. */
@ProviderType
public interface ConfigurationVersion {

    /** Rises with each change of this PID. */
    long number();

    /** When. */
    Instant at();

    /** Who; empty for whoever has no codice fiscale, such as the service account. */
    Optional<CodiceFiscale> by();

    /** In which role. */
    Role role();

    /** Why. */
    String reason();

    /** What it changed. */
    List<Difference> differences();
}
