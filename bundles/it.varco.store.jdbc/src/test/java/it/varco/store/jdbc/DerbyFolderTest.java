package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Sentence;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.jdbc.DataSourceFactory;

class DerbyFolderTest {

    @TempDir
    private Path home;

    private final List<Properties> asked = new ArrayList<>();
    private String state = "08006";

    @Test
    void endsTheDatabaseThatTheAddressNamesAsWhoeverMayReachIt() throws Exception {
        Properties access = Engine.DERBY.properties("jdbc:derby:directory:varco;create=true", "me", "word");

        DerbyFolder.of("jdbc:derby:directory:varco;create=true", driver(), access)
                .restart();

        assertThat(asked)
                .singleElement()
                .satisfies(end -> assertThat(end)
                        .containsEntry("url", "jdbc:derby:varco;shutdown=true")
                        .containsEntry("user", "me")
                        .containsEntry("password", "word"));
    }

    @Test
    void takesADatabaseThatDoesNotRunForEndedAndNothingElse() throws Exception {
        Housing folder = DerbyFolder.of("jdbc:derby:varco", driver(), new Properties());

        state = "XJ004";
        folder.restart();
        state = "XJ040";
        assertThatThrownBy(folder::restart).isInstanceOf(SQLNonTransientConnectionException.class);
    }

    @Test
    void looksForNoFolderWhereThereIsNone() {
        assertThat(DerbyFolder.of("jdbc:derby:memory:varco;create=true", driver(), new Properties()))
                .isSameAs(Housing.ELSEWHERE);
    }

    @Test
    void writesALittleAndLeavesNothingBehind() throws Exception {
        Path database = Files.createDirectories(home.resolve("varco/seg0")).getParent();
        Files.writeString(database.resolve("seg0/c10.dat"), "x");

        assertThat(new DerbyFolder(database, this::ending).trouble()).isEmpty();
        assertThat(new DerbyFolder(home.resolve("new"), this::ending).trouble()).isEmpty();
        assertThat(new DerbyFolder(home.resolve("not/there"), this::ending).trouble())
                .map(Sentence::toString)
                .contains("the folder of the database is not there.");

        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void writesOnceAMinuteHoweverOftenStrangersAsk() throws Exception {
        Path database = Files.createDirectories(home.resolve("varco"));
        AtomicLong minute = new AtomicLong();
        DerbyFolder folder = new DerbyFolder(
                database, this::ending, () -> Duration.ofMinutes(minute.get()).toNanos(), 0);
        assertThat(folder.trouble()).isEmpty();
        Files.createDirectory(database.resolve("write.probe")); // in the way of whoever writes there
        Files.createDirectory(database.resolve("write.probe/x"));

        assertThat(folder.trouble()).as("within the minute").isEmpty();
        minute.incrementAndGet();
        assertThat(folder.trouble())
                .map(Sentence::toString)
                .contains("the disk of the database is full, or takes no writes.");
        Files.delete(database.resolve("write.probe/x"));
        Files.delete(database.resolve("write.probe"));
        assertThat(folder.trouble()).as("asked again at once after a refusal").isEmpty();
    }

    private DataSourceFactory driver() {
        return (DataSourceFactory) Proxy.newProxyInstance(
                DataSourceFactory.class.getClassLoader(),
                new Class<?>[] {DataSourceFactory.class},
                (proxy, call, a) -> {
                    asked.add((Properties) a[0]);
                    return ending();
                });
    }

    private DataSource ending() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, call, a) -> {
                    throw new SQLNonTransientConnectionException("as the test says", state);
                });
    }
}
