package it.varco.spi.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Whether the first start is over (UX-50). */
@ProviderType
public interface SetupRepository {

    /** When it was over; empty while it is not. */
    Optional<Instant> over();

    /** Notes that it is over. Does nothing if it was. */
    void over(Instant at);
}
