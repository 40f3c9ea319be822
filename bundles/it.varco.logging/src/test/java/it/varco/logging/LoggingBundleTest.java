package it.varco.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;

/** The bundle as built, in a Felix of its own: SLF4J and the log API are those in the bundle. */
class LoggingBundleTest {

    @TempDir
    private Path home;

    private Framework felix;
    private Bundle logging;
    private Handler[] before;

    @BeforeEach
    void startFelix() throws BundleException {
        before = Logger.getLogger("").getHandlers();
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        home.resolve("cache").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                        "varco.conf",
                        home.toString(),
                        "varco.logs",
                        home.resolve("logs").toString()));
        felix.start();
        logging = felix.getBundleContext().installBundle("reference:file:target/classes/");
    }

    @AfterEach
    void stopFelix() throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(10_000);
    }

    @Test
    void slf4jEndsInTheFile() throws Exception {
        logging.start();
        Object logger = logging.loadClass("org.slf4j.LoggerFactory")
                .getMethod("getLogger", String.class)
                .invoke(null, "it.varco.access");
        logging.loadClass("org.slf4j.Logger")
                .getMethod("warn", String.class, Object.class)
                .invoke(logger, "Login refused, provider={}", "pin");

        assertThat(lines())
                .singleElement()
                .asString()
                .contains(" WARN it.varco.access [")
                .endsWith("] Login refused, provider=pin");
    }

    @Test
    void javaUtilLoggingEndsInTheFileFromInfoOn() throws Exception {
        logging.start();
        Logger logger = Logger.getLogger("org.glassfish.jersey");
        logger.info("seen");
        logger.fine("not seen");

        assertThat(lines())
                .singleElement()
                .asString()
                .contains(" INFO org.glassfish.jersey [")
                .endsWith("] seen");
    }

    @Test
    void theOsgiLogServiceEndsInTheFile() throws Exception {
        logging.start();
        Object service = service("org.osgi.service.log.LoggerFactory");
        Object logger = logging.loadClass("org.osgi.service.log.LoggerFactory")
                .getMethod("getLogger", String.class)
                .invoke(service, "ROOT");
        Class<?> type = logging.loadClass("org.osgi.service.log.Logger");
        type.getMethod("error", String.class, Object[].class)
                .invoke(logger, "Component failed, name={}", new Object[] {"x", new IllegalStateException("why")});
        type.getMethod("debug", String.class).invoke(logger, "not seen");

        assertThat(lines())
                .singleElement()
                .asString()
                .contains(" ERROR org.apache.felix.framework [")
                .contains("] Component failed, name=x\\njava.lang.IllegalStateException: why\\n\\tat ");
    }

    @Test
    void printfLoggersAreFilledAsSuch() throws Exception {
        logging.start();
        Object service = service("org.osgi.service.log.LogService");
        Class<?> kind = logging.loadClass("org.osgi.service.log.FormatterLogger");
        Object logger = logging.loadClass("org.osgi.service.log.LoggerFactory")
                .getMethod("getLogger", String.class, Class.class)
                .invoke(service, "a.b", kind);
        kind.getMethod("info", String.class, Object.class).invoke(logger, "%05d done", 42);

        assertThat(lines()).singleElement().asString().contains(" INFO a.b [").endsWith("] 00042 done");
    }

    @Test
    void takesLevelsFromTheFile() throws Exception {
        Files.writeString(home.resolve("logging.properties"), ".level=WARN\na.b.level=DEBUG\n");
        logging.start();
        Logger.getLogger("a.b.c").fine("seen");
        Logger.getLogger("other").info("not seen");

        assertThat(lines()).singleElement().asString().contains(" DEBUG a.b.c [");
    }

    @Test
    void passesOverASettingItCannotReadAndSaysSo() throws Exception {
        Files.writeString(home.resolve("logging.properties"), "a.b.level=LOUD\n");
        logging.start();

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("expected LOGGER.level=OFF|ERROR|WARN|INFO|DEBUG|TRACE", "key=a.b.level");
    }

    @Test
    void givesTheLogBackAsItFoundIt() throws Exception {
        Files.writeString(home.resolve("logging.properties"), ".level=ERROR\na.b.level=DEBUG\n");
        Level level = Logger.getLogger("").getLevel();
        logging.start();
        assertThat(Logger.getLogger("").getHandlers()).isNotEqualTo(before);
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(Level.SEVERE);

        logging.stop();

        assertThat(Logger.getLogger("").getHandlers()).isEqualTo(before);
        assertThat(Logger.getLogger("").getLevel()).isEqualTo(level);
        assertThat(Logger.getLogger("a.b").getLevel()).isNull();
    }

    @Test
    void offersSlf4jToBundlesBuiltForEitherGeneration() throws Exception {
        logging.start();

        assertThat(logging.adapt(BundleRevision.class).getDeclaredCapabilities("osgi.wiring.package"))
                .filteredOn(
                        offered -> "org.slf4j".equals(offered.getAttributes().get("osgi.wiring.package")))
                .extracting(offered -> offered.getAttributes().get("version"))
                .containsExactlyInAnyOrder(Version.valueOf("1.7.36"), Version.valueOf("2.0.17"));
    }

    private Object service(String name) throws Exception {
        BundleContext context = felix.getBundleContext();
        return context.getService(context.getAllServiceReferences(name, null)[0]);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(home.resolve("logs/varco.log"));
    }
}
