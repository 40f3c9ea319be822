package it.varco.audit;

import it.varco.api.store.StoreException;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes made at the same time share one transaction, and each caller waits for its own (D-31).
 *
 * <p>Whoever comes first to a batch commits it for all that joined while the batch before was being committed. There is
 * no timer: somebody alone commits at once. A batch that fails, fails for everybody in it.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {

    private final Transactions transactions;
    private final Consumer<T> write;
    private final ReentrantLock turn = new ReentrantLock();
    private final Object door = new Object();
    private Batch<T> open = new Batch<>();

    /** @param write writes one item inside the transaction; may be called more than once for an item */
    GroupCommit(Transactions transactions, Consumer<T> write) {
        this.transactions = transactions;
        this.write = write;
    }

    /**
     * Writes an item; it is committed when this returns.
     *
     * @throws StoreException if the batch was not committed
     */
    void commit(T item) {
        Batch<T> batch;
        boolean leader;
        synchronized (door) {
            batch = open;
            leader = batch.items.isEmpty();
            batch.items.add(item);
        }
        if (leader) {
            lead(batch);
        } else {
            follow(batch);
        }
    }

    private void lead(Batch<T> batch) {
        turn.lock();
        try {
            synchronized (door) {
                open = new Batch<>();
            }
            transactions.run(() -> {
                batch.items.forEach(write);
                return batch;
            });
            batch.done.complete(batch);
        } catch (RuntimeException e) {
            batch.done.completeExceptionally(e);
            throw failed(e);
        } finally {
            turn.unlock();
            if (!batch.done.isDone()) {
                batch.done.completeExceptionally(new IllegalStateException("the batch ended without a result"));
            }
        }
    }

    private void follow(Batch<T> batch) {
        try {
            batch.done.join(); // not to be interrupted: whether the record is on disk must be known
        } catch (CompletionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    /** How many items have joined the next batch; for tests. */
    int waiting() {
        synchronized (door) {
            return open.items.size();
        }
    }

    private static StoreException failed(Throwable cause) {
        String code = cause instanceof StoreException store ? store.code() : "audit.record";
        return new StoreException(code, "the trail: expected to commit the record", cause);
    }

    private static final class Batch<T> {
        private final List<T> items = new ArrayList<>();
        private final CompletableFuture<Batch<T>> done = new CompletableFuture<>();
    }
}
