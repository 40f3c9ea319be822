package it.varco.spi.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The history of each configuration (D-52). */
@ProviderType
public interface ConfigurationRepository {

    /** The versions of a PID, the latest first; at most {@code limit}. */
    List<StoredConfiguration> history(String pid, int limit);

    /**
     * Keeps a version, and of its PID only the latest {@code most}.
     *
     * @return whether the last one before had the number below; nothing is kept otherwise
     */
    boolean add(StoredConfiguration version, int most);
}
