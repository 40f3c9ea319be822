package it.varco.api.session;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** A login, or a refused attempt, under a person's codice fiscale, as the person sees it. */
@ProviderType
public interface PastLogin {

    /** When it was decided. */
    Instant at();

    /** Identifier of the provider. */
    String provider();

    /** Network address it came from. */
    String address();

    /** Whether it opened a session; otherwise it was refused. */
    boolean entered();
}
