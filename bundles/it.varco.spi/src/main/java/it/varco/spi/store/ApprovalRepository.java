package it.varco.spi.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What was decided on the bytes of jars; survives a restart, and is the same for every node. */
@ProviderType
public interface ApprovalRepository {

    /** The last decision on each. */
    List<StoredApproval> all();

    /** The decisions on some bytes, the latest first; at most {@code limit}. */
    List<StoredApproval> history(String hash, int limit);

    /**
     * Keeps a decision as the last one on its bytes, and the earlier ones as its history.
     *
     * @return whether the last one before had the version below that of {@code decision}; nothing is kept otherwise
     */
    boolean put(StoredApproval decision);
}
