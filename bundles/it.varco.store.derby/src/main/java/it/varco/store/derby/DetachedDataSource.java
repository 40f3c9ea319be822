package it.varco.store.derby;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives connections that keep nothing of whoever uses them first.
 *
 * <p>With the first statement that it compiles, a connection makes its parser, and that holds an exception, made once,
 * with the classes of all who are calling at this moment. It would keep a bundle in memory that was replaced long ago
 * for as long as the connection is open (REL-09), so the first statement is compiled here.
 */
final class DetachedDataSource extends EmbeddedDataSource {

    private static final long serialVersionUID = 1;

    /** Makes each text another one: what is in the cache of statements is not compiled. */
    private static final AtomicLong COMPILED = new AtomicLong();

    @Override
    public Connection getConnection() throws SQLException {
        return detached(super.getConnection());
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return detached(super.getConnection(user, password));
    }

    private static Connection detached(Connection connection) throws SQLException {
        try {
            connection.prepareStatement("values " + COMPILED.incrementAndGet()).close();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
