package it.varco.spi.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The question what time has brought about. */
@ProviderType
public interface UpkeepRequest {

    /** The instant of the question; a service asks no clock of its own (D-70). */
    Instant at();

    /** The media over which messages leave now, as {@link ServiceRequest#media} tells them; may be empty. */
    Set<Medium> media();

    /**
     * What became of the messages of a pair that this service sent, in the order in which they were sent; empty if it
     * sent no such pair, or the room of messages is away.
     */
    List<Fate> fates(CodiceFiscale person, String pair);
}
