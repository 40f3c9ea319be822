package it.varco.spi.store;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way to make several changes as one.
 *
 * <p>Every repository of this package takes part in the transaction of the calling thread; without one, each call is a
 * transaction of its own. What was committed is on disk. Everything may block and throws
 * {@link it.varco.api.store.StoreException}. Instants are kept to the microsecond.
 */
@ProviderType
public interface Transactions {

    /**
     * Runs work in one transaction: all of it is kept, or nothing if it throws. Inside another transaction it becomes
     * part of that one. A deadlock or a lost lock is tried again a few times, so the work may run more than once and
     * changes nothing but the store.
     */
    <T> T run(Supplier<T> work);

    /** Whether the calling thread is inside a transaction. */
    boolean active();
}
