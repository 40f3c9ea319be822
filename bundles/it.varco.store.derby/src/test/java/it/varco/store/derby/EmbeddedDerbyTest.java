package it.varco.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** The bundle as built, in a Felix of its own: nothing of Derby comes from the class path of the test. */
class EmbeddedDerbyTest {

    private static final String FACTORY = "org.osgi.service.jdbc.DataSourceFactory";

    private static final long LONGEST_MILLIS = 10_000;

    @TempDir
    private Path home;

    private Framework felix;
    private Bundle derby;

    @BeforeEach
    void startFelix() throws BundleException {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        home.resolve("cache").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.osgi.service.jdbc;version=1.1",
                        "varco.data",
                        home.resolve("data").toString(),
                        "varco.logs",
                        home.resolve("logs").toString()));
        felix.start();
        derby = felix.getBundleContext().installBundle("reference:file:target/classes/");
        derby.start();
    }

    @AfterEach
    void stopFelix() throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(10_000);
    }

    @Test
    void offersADataSourceFactoryNamedByItsDriver() throws Exception {
        ServiceReference<?>[] found = context()
                .getServiceReferences(FACTORY, "(osgi.jdbc.driver.class=org.apache.derby.jdbc.EmbeddedDriver)");

        assertThat(found).hasSize(1);
        assertThat(found[0].getProperty("osgi.jdbc.driver.name")).isEqualTo("derby");
    }

    @Test
    void createsADatabaseInTheDataFolder() throws Exception {
        execute("create table t (n int)", "insert into t values (7)");

        assertThat(number("select n from t")).isEqualTo(7);
        assertThat(home.resolve("data/derby/varco/service.properties")).exists();
    }

    @Test
    void keepsWhatWasCommittedWhenTheBundleIsRestarted() throws Exception {
        execute("create table t (n int)", "insert into t values (7)");

        derby.stop();
        assertThat(context().getServiceReference(FACTORY)).isNull();
        derby.start();

        assertThat(number("select n from t")).isEqualTo(7);
    }

    @Test
    void releasesTheDatabaseWhenTheBundleStops() throws Exception {
        execute("create table t (n int)");
        assertThat(home.resolve("data/derby/varco/db.lck")).exists();

        derby.stop();

        assertThat(home.resolve("data/derby/varco/db.lck")).doesNotExist();
        assertThat(System.getProperties().stringPropertyNames()).noneMatch(key -> key.startsWith("derby."));
    }

    /** A store that is in use until it is told that there is no driver any more. */
    @Test
    void leavesNothingOpenBehindWhoeverUsesItToTheEnd() throws Exception {
        DataSource source = dataSource("url", "jdbc:derby:varco;create=true");
        List<Boolean> used = new ArrayList<>();
        ServiceListener store = event -> {
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                used.add(isThere(source));
            }
        };
        context().addServiceListener(store, "(objectClass=" + FACTORY + ")");

        derby.stop();

        assertThat(used).containsExactly(true);
        assertThat(home.resolve("data/derby/varco/db.lck")).doesNotExist();
    }

    private static boolean isThere(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }

    /** How the store starts a database anew that could only be read when it was started. */
    @Test
    void endsOneDatabaseAloneAndStartsItAgain() throws Exception {
        execute("create table t (n int)", "insert into t values (7)");

        assertThatThrownBy(() -> dataSource("url", "jdbc:derby:varco;shutdown=true")
                        .getConnection()
                        .close())
                .hasMessageContaining("varco");

        assertThat(home.resolve("data/derby/varco/db.lck")).doesNotExist();
        assertThat(number("select n from t")).isEqualTo(7);
    }

    @Test
    void logsInTheLogFolderAndNotInTheWorkingDirectory() throws Exception {
        execute("create table t (n int)");

        assertThat(home.resolve("logs/derby-0.log")).content().contains("Booting Derby");
        try (Stream<Path> working = Files.list(Path.of(""))) {
            assertThat(working.map(Path::toString)).noneMatch(name -> name.endsWith(".log"));
        }
    }

    @Test
    @Proves("REL-09")
    void anOpenConnectionKeepsNothingOfWhoeverUsedIt() throws Exception {
        try (Connection connection = connect()) {
            ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
            Reference<ClassLoader> user = new WeakReference<>(usedOnce(connection), gone);
            System.gc();

            assertThat(gone.remove(LONGEST_MILLIS)).isSameAs(user);
            assertThat(connection.isClosed()).isFalse();
        }
    }

    /** The class loader of whoever used it. */
    private static ClassLoader usedOnce(Connection connection) throws Exception {
        URL here = Passing.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader passing = new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader())) {
            Object user = passing.loadClass(Passing.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(user.getClass()).isNotEqualTo(Passing.class);
            Consumer.class.getMethod("accept", Object.class).invoke(user, connection);
            return passing;
        }
    }

    @Test
    void refusesAPropertyItDoesNotKnow() {
        assertThatThrownBy(() -> dataSource("urll", "jdbc:derby:varco"))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasStackTraceContaining("no data source property urll");
    }

    @Test
    void refusesTheAddressOfAnotherDatabase() {
        assertThatThrownBy(() -> dataSource("url", "jdbc:postgresql:varco"))
                .hasStackTraceContaining("begins with jdbc:derby:");
    }

    private BundleContext context() {
        return felix.getBundleContext();
    }

    private DataSource dataSource(String key, String value) throws Exception {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        Object factory = context().getService(context().getServiceReference(FACTORY));
        Class<?> face = factory.getClass().getInterfaces()[0];
        return (DataSource) face.getMethod("createDataSource", Properties.class).invoke(factory, properties);
    }

    private Connection connect() throws Exception {
        return dataSource("url", "jdbc:derby:varco;create=true").getConnection();
    }

    private void execute(String... statements) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private int number(String query) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
