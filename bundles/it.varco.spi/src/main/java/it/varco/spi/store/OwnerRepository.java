package it.varco.spi.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who claimed an identifier first; survives a restart, and is the same for every node.
 *
 * @source D-59
 */
@ProviderType
public interface OwnerRepository {

    /** Every owner, by kind and identifier. */
    List<StoredOwner> all();

    /**
     * Keeps an owner, unless the identifier has one.
     *
     * @return the owner that is kept now: {@code owner}, or who was there before
     */
    StoredOwner claim(StoredOwner owner);

    /** Frees every identifier of a bundle, by its symbolic name. Returns how many that were. */
    int release(String bundle);
}
