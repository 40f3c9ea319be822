package it.varco.api.plugin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One decision on the bytes of a jar. */
@ProviderType
public interface PastApproval {

    /** {@code RUNNING} for an approval, {@code DENIED}, {@code RETURNED} or {@code QUARANTINED}. */
    DeliveryState state();

    /** Why. */
    String reason();

    /** When. */
    Instant at();

    /** Who; empty for whoever has no codice fiscale, such as the service account and the gateway itself. */
    Optional<CodiceFiscale> by();

    /** In which role; empty for the gateway itself. */
    Optional<Role> role();
}
