package it.varco.api.plugin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One switch of a plugin, as its history keeps it. */
@ProviderType
public interface PastSwitch {

    /** {@code ON}, {@code OFF} or {@code DRAINING}. */
    PluginState state();

    /** Why. */
    String reason();

    /** When. */
    Instant at();

    /** Who; empty for whoever has no codice fiscale, such as the service account. */
    Optional<CodiceFiscale> by();

    /** In which role. */
    Role role();
}
