package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import it.varco.spi.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open database: transactions bound to the calling thread, and statements inside them.
 *
 * <p>A statement outside a transaction is one of its own. Thread-safe. A caller waits at most two seconds for a
 * connection and five for a statement (REL-05).
 */
final class Database implements Transactions, AutoCloseable {

    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Pool pool;
    private final Housing housing;
    private final Revival revival;
    private final Engine engine;
    private final Vault vault;
    private final Clock clock;

    @SuppressWarnings("ThreadLocalUsage") // of this store alone: an older one may still be closing
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    Database(Pool pool, Housing housing, Engine engine, Vault vault, Clock clock) {
        this.pool = pool;
        this.housing = housing;
        this.revival = new Revival(housing, pool::discard);
        this.engine = engine;
        this.vault = vault;
        this.clock = clock;
    }

    Engine engine() {
        return engine;
    }

    Vault vault() {
        return vault;
    }

    /** For what expires by itself; all other instants come in with a call. */
    Clock clock() {
        return clock;
    }

    /** Why nothing can be written, as far as the place where the database lives tells; the end of a sentence. */
    Optional<Sentence> trouble() {
        return revival.trouble();
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        Unit unit = current.get();
        return unit == null ? begin(work) : unit.part(work);
    }

    /** Runs statements as part of the thread's transaction, or as one of their own. */
    <T> T call(Function<Statements, T> work) {
        return within(unit -> work.apply(unit.statements()));
    }

    /** Runs work that tells whether it succeeded; where it did not, nothing of it is kept. */
    boolean allOrNothing(Predicate<Statements> work) {
        return within(unit -> unit.allOrNothing(work));
    }

    int update(String sql, Object... values) {
        return call(statements -> statements.update(sql, values));
    }

    <T> List<T> list(String sql, Row.Reader<T> reader, Object... values) {
        return call(statements -> statements.list(sql, reader, values));
    }

    <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... values) {
        return call(statements -> statements.first(sql, reader, values));
    }

    /** Waits a moment for transactions under way, then ends them. */
    @Override
    public void close() {
        pool.close();
    }

    private <T> T within(Function<Unit, T> work) {
        return run(() -> {
            Unit unit = current.get();
            if (unit == null) {
                throw new IllegalStateException("expected a transaction of this thread");
            }
            return work.apply(unit);
        });
    }

    private <T> T begin(Supplier<T> work) {
        long start = System.nanoTime();
        for (int tried = 1; ; tried++) {
            long turn = revival.turn();
            try {
                return once(work);
            } catch (StoreException lost) {
                boolean late = System.nanoTime() - start > PATIENCE.toNanos();
                if (!again(lost, turn) || tried == TRIES || late) {
                    throw lost;
                }
            }
            LockSupport.parkNanos(tried * PAUSE.toNanos() + Math.floorMod(System.nanoTime(), PAUSE.toNanos()));
        }
    }

    /** Whether the same again may work: nothing of it was kept. */
    private boolean again(StoreException lost, long turn) {
        return SqlErrors.frozen(lost) ? revival.revive(turn) : lost.code().equals(SqlErrors.CONFLICT);
    }

    private <T> T once(Supplier<T> work) {
        try (Connection connection = pool.take()) {
            Unit unit = new Unit(connection, engine, housing);
            boolean kept = false;
            current.set(unit);
            try {
                T result = unit.part(work);
                unit.commit();
                kept = true;
                return result;
            } finally {
                current.remove();
                if (!kept) {
                    unit.giveUp();
                }
            }
        } catch (SQLException error) {
            throw SqlErrors.translate(error);
        }
    }
}
