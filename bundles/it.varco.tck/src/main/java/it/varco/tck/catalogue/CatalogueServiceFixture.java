package it.varco.tck.catalogue;

import it.varco.spi.catalogue.CatalogueService;
import it.varco.tck.InMemoryRecordStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service with a small world around it, as {@link CatalogueServiceContract} needs it: who uses it for what, and what
 * can break.
 *
 * <p>One fixture serves one test and is closed after it. What a service has nothing of keeps its default; the rule that
 * would need it is then skipped with a visible reason.
 */
public interface CatalogueServiceFixture extends AutoCloseable {

    /** A new instance at each call, all of them in the same world: same records, same configuration. */
    CatalogueService service();

    /**
     * What people use it for: for each operation at least one errand that ends in {@code Answered} or {@code Done}, and
     * one for each reason to be rejected. Nobody's errand stands in the way of another's; each can be done as the first
     * one.
     */
    List<Errand> errands();

    /** The instant of the requests; one that is inside every validity of this world. */
    default Instant now() {
        return Instant.parse("2026-11-21T09:00:00Z");
    }

    /** An instant at which time has brought something about in this world, if it ever does (CS-17). */
    default Optional<Instant> later() {
        return Optional.empty();
    }

    /** The records of the service, if it keeps any (CS-05). */
    default Optional<InMemoryRecordStore> records() {
        return Optional.empty();
    }

    /** Takes away what the service depends on, for the rest of the test, if it depends on anything (CS-13). */
    default Optional<Runnable> outage() {
        return records().map(store -> store::breakDown);
    }

    /**
     * Makes what the service depends on give no answer until the waiting thread is interrupted, for the rest of the
     * test, if it depends on anything (CS-10).
     */
    default Optional<Runnable> hang() {
        return records().map(store -> store::hang);
    }

    /** Rules that the service cannot meet, each with the reason; their tests are skipped and show it. */
    default Map<CatalogueRule, String> exempt() {
        return Map.of();
    }

    /** Ends what {@link #service} began. */
    @Override
    default void close() {}
}
