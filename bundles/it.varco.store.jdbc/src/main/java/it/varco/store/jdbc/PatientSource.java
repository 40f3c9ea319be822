package it.varco.store.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source of connections that takes no login timeout.
 *
 * <p>The pool would set its own waiting time of two seconds, and a Derby database that repairs itself after a crash, or
 * is being created, needs longer. PostgreSQL's driver has its times in {@link Engine}.
 *
 * <p>A database that was started while it could only be read is ended, so that the next try starts it anew.
 *
 * @param driver where the connections come from
 * @param housing where the database lives
 */
record PatientSource(DataSource driver, Housing housing) implements DataSource {

    /** Of Derby: a database that can only be read. */
    private static final String READ_ONLY = "25505";

    @Override
    public Connection getConnection() throws SQLException {
        return writable(driver.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return writable(driver.getConnection(user, password));
    }

    private Connection writable(Connection connection) throws SQLException {
        if (connection.isReadOnly()) {
            connection.close();
            housing.restart();
            throw new SQLNonTransientConnectionException("expected a database that can be written", READ_ONLY);
        }
        return connection;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // not handed on
    }

    /** The pool waits as long, in seconds, for a connection being made when it is closed. */
    @Override
    public int getLoginTimeout() {
        return 2;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
