package it.varco.spi.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Receipts of what people did; a receipt never changes. */
@ProviderType
public interface ReceiptRepository {

    /** Keeps a new one. */
    void add(StoredReceipt receipt);

    /** One that has not expired at {@code now}. */
    Optional<StoredReceipt> find(String number, Instant now);

    /** Those of a person in a role that have not expired at {@code now}, the latest first, at most {@code most}. */
    List<StoredReceipt> latest(String personId, String role, Instant now, int most);

    /** Like {@link #latest}, of those that stand after {@code last}, which is one of the same person and role. */
    List<StoredReceipt> after(StoredReceipt last, Instant now, int most);

    /** Deletes what expired before {@code now}. */
    void sweep(Instant now);
}
