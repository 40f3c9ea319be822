package it.varco.store.jdbc;

import it.varco.api.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction under way on the thread that began it. */
final class Unit {

    private final Connection connection;
    private final Statements statements;
    private @Nullable Throwable failure;

    Unit(Connection connection, Engine engine, Housing housing) {
        this.connection = connection;
        this.statements = new Statements(connection, engine, housing);
    }

    Statements statements() {
        return statements;
    }

    /** Runs a part of the transaction. Where it throws, nothing of the whole is kept, even if somebody catches that. */
    <T> T part(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            throw thrown;
        }
    }

    /** Runs work that tells whether it succeeded; where it did not, nothing of it is kept. */
    boolean allOrNothing(Predicate<Statements> work) {
        try {
            Savepoint before = connection.setSavepoint();
            boolean done = work.test(statements);
            if (done) {
                connection.releaseSavepoint(before);
            } else {
                connection.rollback(before);
            }
            return done;
        } catch (SQLException error) {
            throw SqlErrors.translate(error);
        }
    }

    /** Keeps everything, on disk when this returns; refuses where a part failed and somebody went on all the same. */
    void commit() throws SQLException {
        if (failure instanceof StoreException lost) {
            throw lost;
        }
        if (failure != null) {
            throw new IllegalStateException("transaction: expected the work to end where a part of it failed", failure);
        }
        connection.commit();
    }

    /** Gives everything up that was not committed. */
    void giveUp() {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // with the connection went the transaction; what made the caller give up is on its way to them
        }
    }
}
