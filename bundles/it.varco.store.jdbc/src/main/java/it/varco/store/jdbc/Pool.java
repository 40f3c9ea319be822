package it.varco.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import it.varco.api.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Open connections; the only class that knows which pool is used.
 *
 * <p>While the database is away, one caller finds out every second whether it is back, in at most two seconds; the
 * others are told at once, so that no queue grows (REL-05). Thread-safe.
 */
final class Pool implements AutoCloseable {

    private static final long WAIT_MILLIS = 2_000;
    private static final long VALIDATION_MILLIS = 1_000;

    private final HikariDataSource hikari;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Outage outage;

    /**
     * Opens the first connection, which may create a database and therefore take its time.
     *
     * @throws StoreException if the database cannot be reached
     */
    Pool(DataSource source, Housing housing, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("varco-store");
        config.setDataSource(new PatientSource(source, housing));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setAutoCommit(false);
        config.setInitializationFailTimeout(1);
        try {
            hikari = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failed) {
            throw new StoreException(SqlErrors.UNAVAILABLE, "the store expected a database at its address", failed);
        }
    }

    /** A connection without anything begun; to be closed. Waits up to two seconds. */
    Connection take() throws SQLException {
        Outage known = outage;
        if (known == null) {
            return ask();
        }
        if (known.fresh() || !asking.compareAndSet(false, true)) {
            throw new SQLException("away a moment ago", known.cause().getSQLState(), known.cause());
        }
        try {
            return ask();
        } finally {
            asking.set(false);
        }
    }

    /** Gives up all connections; one in use when it comes back. */
    void discard() {
        hikari.getHikariPoolMXBean().softEvictConnections();
    }

    /** Waits up to two seconds for connections in use. */
    @Override
    public void close() {
        long start = System.nanoTime();
        while (hikari.getHikariPoolMXBean().getActiveConnections() > 0
                && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        hikari.close();
    }

    private Connection ask() throws SQLException {
        try {
            Connection connection = hikari.getConnection();
            outage = null;
            return connection;
        } catch (SQLException failed) {
            outage = failed.getCause() instanceof SQLException cause ? new Outage(cause, System.nanoTime()) : null;
            throw failed;
        }
    }

    private record Outage(SQLException cause, long nanos) {
        boolean fresh() {
            return System.nanoTime() - nanos < TimeUnit.SECONDS.toNanos(1);
        }
    }
}
