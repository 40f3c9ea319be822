package it.varco.plugins;

import it.varco.spi.store.OwnerRepository;
import it.varco.spi.store.StoredOwner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Owners in memory. Can be told that the store is away, or hangs; knows who waits for it. */
final class MemoryOwners implements OwnerRepository {

    volatile boolean away;

    private final Map<Claims.Key, StoredOwner> owners = new ConcurrentHashMap<>();

    private final Semaphore open = new Semaphore(1);
    private volatile Optional<Thread> inside = Optional.empty();
    private volatile boolean interrupted;

    /** Lets nobody through. */
    void hang() {
        open.drainPermits();
    }

    void goOn() {
        open.release();
    }

    /** Who waits. */
    Optional<Thread> inside() {
        return inside;
    }

    /** Whether anybody was interrupted who came here or waited. */
    boolean interrupted() {
        return interrupted;
    }

    private void reach() {
        inside = Optional.of(Thread.currentThread());
        try {
            open.acquire();
            open.release();
        } catch (InterruptedException e) {
            interrupted = true;
            throw MemorySwitches.unavailable();
        } finally {
            inside = Optional.empty();
        }
        if (away) {
            throw MemorySwitches.unavailable();
        }
    }

    @Override
    public List<StoredOwner> all() {
        reach();
        return List.copyOf(owners.values());
    }

    @Override
    public StoredOwner claim(StoredOwner owner) {
        reach();
        StoredOwner before = owners.putIfAbsent(new Claims.Key(owner.kind(), owner.id()), owner);
        return before == null ? owner : before;
    }

    @Override
    public int release(String bundle) {
        reach();
        int before = owners.size();
        owners.values().removeIf(owner -> owner.bundle().equals(bundle));
        return before - owners.size();
    }
}
