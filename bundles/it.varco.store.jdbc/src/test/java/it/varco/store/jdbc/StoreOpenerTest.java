package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.spi.store.Transactions;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.jdbc.DataSourceFactory;

class StoreOpenerTest {

    @TempDir
    Path data;

    private final String name = "opener-" + RandomId.next();
    private final Map<String, Object> settings = new HashMap<>(Map.of("url", "jdbc:derby:whatever"));
    private final BlockingQueue<Object> published = new LinkedBlockingQueue<>();
    private final AtomicInteger unregistered = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean defect = new AtomicBoolean();
    private final AtomicInteger connects = new AtomicInteger();

    @BeforeEach
    void makeKey() throws Exception {
        key(32);
    }

    @Test
    void publishesTheStoreOnceItIsOpenAndTakesItBack() throws Exception {
        StoreOpener opener = opener();
        assertThat(published).isEmpty();

        opener.start();

        Database database = (Database) published.poll(20, TimeUnit.SECONDS);
        assertThat(new JdbcSwitchRepository(database).all()).isEmpty();
        opener.stop();
        assertThat(unregistered).hasValue(1);
    }

    @Test
    void triesAgainUntilTheDatabaseIsThere() throws Exception {
        away.set(true);
        StoreOpener opener = opener();
        opener.start();
        while (connects.get() < 2) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(published).isEmpty();

        away.set(false);

        assertThat(published.poll(20, TimeUnit.SECONDS)).isInstanceOf(Transactions.class);
        opener.stop();
    }

    @Test
    void triesAgainAfterADefect() throws Exception {
        defect.set(true);
        StoreOpener opener = opener();

        opener.start();

        assertThat(published.poll(20, TimeUnit.SECONDS)).isInstanceOf(Transactions.class);
        assertThat(defect).isFalse();
        opener.stop();
    }

    @Test
    void publishesNothingWithTheWrongKey() throws Exception {
        Backend.DERBY
                .store(Backend.DERBY.empty(name), Backend.keys(77), 2)
                .open()
                .close();

        StoreOpener opener = opener();
        opener.start();
        opener.stop();

        assertThat(published).isEmpty();
    }

    @Test
    void refusesWrongConfigurationNamingTheKey() throws Exception {
        assertRefused("url", "jdbc:other:x", "url: expected jdbc:derby:... or jdbc:postgresql:...");
        assertRefused("url", null, "url: expected jdbc:derby:... or jdbc:postgresql:...");
        assertRefused("poolSize", 0, "poolSize: expected 1 to 50");
        assertRefused("poolSize", 51, "poolSize: expected 1 to 50");
        assertRefused("keyFile", "${varco.other}/x", "keyFile: expected a framework property for ${varco.other}");
        key(31);
        assertRefused("poolSize", 8, "keyFile: expected exactly 32 bytes");
        Files.delete(data.resolve("secrets/store"));
        assertRefused("poolSize", 8, "keyFile: expected a file of 32 random bytes");
    }

    private void assertRefused(String key, Object value, String message) {
        Map<String, Object> before = new HashMap<>(settings);
        settings.put(key, value);
        assertThatThrownBy(this::opener)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
        settings.clear();
        settings.putAll(before);
    }

    private void key(int size) throws Exception {
        Path file = Files.createDirectories(data.resolve("secrets")).resolve("store");
        Files.write(file, new byte[size]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private StoreOpener opener() throws SQLException {
        return new StoreOpener(
                fake(BundleContext.class, this::context),
                fake(StoreOpener.Config.class, this::setting),
                fake(DataSourceFactory.class, this::driver));
    }

    private Object context(Method method, Object[] arguments) {
        if (method.getName().equals("getProperty")) {
            return arguments[0].equals("varco.data") ? data.toString() : null;
        }
        assertThat(method.getName()).isEqualTo("registerService");
        assertThat(List.of((String[]) arguments[0])).contains(Transactions.class.getName());
        if (defect.getAndSet(false)) {
            throw new UnsupportedOperationException("a defect");
        }
        published.add(arguments[1]);
        return fake(ServiceRegistration.class, (unregister, none) -> unregistered.incrementAndGet());
    }

    private Object setting(Method method, Object[] arguments) {
        return settings.getOrDefault(method.getName(), method.getDefaultValue());
    }

    private Object driver(Method method, Object[] arguments) throws SQLException {
        assertThat(((Properties) arguments[0]).getProperty("url")).isEqualTo("jdbc:derby:whatever");
        javax.sql.DataSource source = Backend.DERBY.empty(name);
        return fake(javax.sql.DataSource.class, (call, values) -> {
            if (call.getName().equals("getConnection")) {
                connects.incrementAndGet();
                if (away.get()) {
                    throw new SQLNonTransientConnectionException("away", "08001");
                }
                return source.getConnection();
            }
            return call.getReturnType() == int.class ? 0 : null;
        });
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.of(method, arguments)));
    }

    private interface Answer {
        Object of(Method method, Object[] arguments) throws SQLException;
    }
}
