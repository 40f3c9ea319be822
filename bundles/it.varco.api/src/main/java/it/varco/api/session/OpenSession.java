package it.varco.api.session;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** One of the sessions a person has open, as the person sees it. */
@ProviderType
public interface OpenSession {

    /** What {@link Sessions#end} takes. */
    String handle();

    /** Identifier of the provider that recognised the person. */
    String provider();

    /** Network address at login. */
    String address();

    /** When the session began. */
    Instant openedAt();

    /** When it was last used, up to a minute behind. */
    Instant lastUsedAt();

    /** Whether it is the session of this very request. */
    boolean current();
}
