package it.varco.spi.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How administrators switched plugins; survives a restart. */
@ProviderType
public interface SwitchRepository {

    /** The last switch of each plugin, by kind and identifier. */
    List<StoredSwitch> all();

    /** The switches of one plugin, the latest first; at most {@code limit}. */
    List<StoredSwitch> history(String kind, String id, int limit);

    /**
     * Keeps a switch as the last one of its plugin, and the earlier ones as its history.
     *
     * @return whether the last one before had the version below that of {@code state}; nothing is kept otherwise
     */
    boolean put(StoredSwitch state);
}
