package it.varco.api.catalogue;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** A dialogue with a service that is not over, as a page shows it to the person whose it is. */
@ProviderType
public interface PraticaCard {

    /**
     * What the form of the page sends back: 24 to 40 letters, digits, hyphens, underscores and one dot. It names the
     * pratica and, after the dot, the very form, so that an answer to an older form does not count. Random, opens
     * nothing for anybody else.
     */
    String id();

    /** What is being done. */
    OperationCard operation();

    /** When it was begun. */
    Instant openedAt();

    /** When it is forgotten if nobody goes on with it. */
    Instant expiry();

    /** Whether the service can go on with it at this moment. */
    boolean available();
}
