package it.varco.spi.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How administrators switched plugins; survives a restart. */
@ProviderType
public interface SwitchRepository {

    /** Every switch, by kind and identifier. */
    List<StoredSwitch> all();

    /** Keeps a switch in the place of the earlier one of the same kind and identifier. */
    void put(StoredSwitch state);
}
