package it.varco.store.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source of connections that takes no login timeout.
 *
 * <p>The pool would set its own waiting time of two seconds, and a Derby database that repairs itself after a crash, or
 * is being created, needs longer. PostgreSQL's driver has its times in {@link Engine}.
 *
 * @param driver where the connections come from
 */
record PatientSource(DataSource driver) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return driver.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return driver.getConnection(user, password);
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
