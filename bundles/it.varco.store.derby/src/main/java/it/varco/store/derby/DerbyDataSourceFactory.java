package it.varco.store.derby;

import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Data sources of the embedded engine.
 *
 * <p>Understands the keys {@code url} ({@code jdbc:derby:} and the database, then attributes such as
 * {@code ;create=true}) or {@code databaseName}, and {@code user} with {@code password}. A key it does not know is
 * refused, so that a misspelt one is not lost in silence. Thread-safe.
 *
 * @source OSGi Compendium R8, 125 JDBC Service Specification
 */
final class DerbyDataSourceFactory implements DataSourceFactory {

    private static final String PREFIX = "jdbc:derby:";

    @Override
    public DataSource createDataSource(@Nullable Properties wanted) throws SQLException {
        return configured(new DetachedDataSource(), wanted);
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(@Nullable Properties wanted) throws SQLException {
        return configured(new EmbeddedConnectionPoolDataSource(), wanted);
    }

    @Override
    public XADataSource createXADataSource(@Nullable Properties wanted) throws SQLException {
        return configured(new EmbeddedXADataSource(), wanted);
    }

    @Override
    public Driver createDriver(@Nullable Properties ignored) {
        return new EmbeddedDriver();
    }

    private static <T extends BasicEmbeddedDataSource40> T configured(T source, @Nullable Properties wanted)
            throws SQLException {
        if (wanted != null) {
            for (String key : wanted.stringPropertyNames()) {
                set(source, key, wanted.getProperty(key));
            }
        }
        return source;
    }

    private static void set(BasicEmbeddedDataSource40 source, String key, String value) throws SQLException {
        switch (key) {
            case JDBC_URL -> setUrl(source, value);
            case JDBC_DATABASE_NAME -> source.setDatabaseName(value);
            case JDBC_DATASOURCE_NAME -> source.setDataSourceName(value);
            case JDBC_DESCRIPTION -> source.setDescription(value);
            case JDBC_USER -> source.setUser(value);
            case JDBC_PASSWORD -> source.setPassword(value);
            default -> throw new SQLNonTransientConnectionException("Derby knows no data source property " + key);
        }
    }

    private static void setUrl(BasicEmbeddedDataSource40 source, String url) throws SQLException {
        if (!url.startsWith(PREFIX)) {
            throw new SQLNonTransientConnectionException("The address of a Derby database begins with " + PREFIX);
        }
        int attributes = url.indexOf(';');
        source.setDatabaseName(url.substring(PREFIX.length(), attributes < 0 ? url.length() : attributes));
        if (attributes >= 0) {
            source.setConnectionAttributes(url.substring(attributes + 1));
        }
    }
}
