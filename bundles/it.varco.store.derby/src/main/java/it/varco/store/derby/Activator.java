package it.varco.store.derby;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Boots the engine with the bundle and shuts it down with it, databases included.
 *
 * <p>Names of databases are relative to {@code ${varco.data}/derby}; the engine's own log is a set of rolling files in
 * {@code ${varco.logs}}. Outside a gateway, where those framework properties are missing, both lie in the bundle's
 * private storage: never in the working directory.
 */
public final class Activator implements BundleActivator {

    /** What Derby throws when an orderly shutdown of the whole engine is done; it reports success in no other way. */
    private static final String ENGINE_IS_DOWN = "XJ015";

    private static final String LOG_FILE_BYTES = "1000000";

    private static final String LOG_FILES = "3";

    /** A quarter of Derby's own: about 3 MB of heap when full; what is read again lies in the system's cache. */
    private static final String PAGES_KEPT = "250";

    private @Nullable ServiceRegistration<DataSourceFactory> offer;

    @Override
    public void start(BundleContext context) throws IOException {
        Files.createDirectories(folder(context, "varco.logs", "").toPath());
        settings(context).forEach(Activator::setUnlessSet);
        new EmbeddedDriver(); // boots the engine, with the class loader of this bundle
        Map<String, String> properties = Map.of(
                DataSourceFactory.OSGI_JDBC_DRIVER_CLASS,
                EmbeddedDriver.class.getName(),
                DataSourceFactory.OSGI_JDBC_DRIVER_NAME,
                "derby");
        offer = context.registerService(
                DataSourceFactory.class, new DerbyDataSourceFactory(), FrameworkUtil.asDictionary(properties));
    }

    @Override
    public void stop(BundleContext context) throws SQLException {
        if (offer != null) {
            offer.unregister(); // first: whoever uses it lets go, instead of booting the engine again
        }
        EmbeddedDataSource engine = new EmbeddedDataSource();
        engine.setShutdownDatabase("shutdown");
        try {
            engine.getConnection().close();
        } catch (SQLException end) {
            if (!ENGINE_IS_DOWN.equals(end.getSQLState())) {
                throw end;
            }
        }
        settings(context).forEach(Activator::clearIfOurs);
    }

    private static Map<String, String> settings(BundleContext context) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("derby.system.home", folder(context, "varco.data", "derby").getPath());
        settings.put("derby.storage.pageCacheSize", PAGES_KEPT);
        settings.put("derby.stream.error.style", "rollingFile");
        settings.put(
                "derby.stream.error.rollingFile.pattern",
                new File(folder(context, "varco.logs", ""), "derby-%g.log").getPath());
        settings.put("derby.stream.error.rollingFile.limit", LOG_FILE_BYTES);
        settings.put("derby.stream.error.rollingFile.count", LOG_FILES);
        return settings;
    }

    private static File folder(BundleContext context, String property, String name) {
        String parent = context.getProperty(property);
        return parent == null ? context.getDataFile(name) : new File(parent, name).getAbsoluteFile();
    }

    private static void setUnlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    private static void clearIfOurs(String key, String value) {
        if (value.equals(System.getProperty(key))) {
            System.clearProperty(key);
        }
    }
}
