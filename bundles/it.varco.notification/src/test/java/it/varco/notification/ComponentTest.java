package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Notifier;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Sessions;
import it.varco.proves.Proves;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentConstants;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;
import org.osgi.util.tracker.ServiceTracker;

/** The room as it was built, in a Felix with the component runtime. */
class ComponentTest {

    private static final String SHARED = String.join(
            ",",
            "it.varco.api.access;version=1.0.0",
            "it.varco.api.audit;version=1.0.0",
            "it.varco.api.configuration;version=1.0.0",
            "it.varco.api.form;version=1.0.0",
            "it.varco.api.health;version=1.0.0",
            "it.varco.api.identity;version=1.0.0",
            "it.varco.api.notification;version=1.0.0",
            "it.varco.api.page;version=1.0.0",
            "it.varco.api.plugin;version=1.0.0",
            "it.varco.api.session;version=1.0.0",
            "it.varco.api.store;version=1.0.0",
            "it.varco.spi.notification;version=1.0.0",
            "it.varco.spi.store;version=1.0.0",
            "com.samskivert.mustache;version=1.16.0",
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.log;version=1.4.0",
            "org.slf4j;version=2.0.17");

    @TempDir
    Path cache;

    private final World world = new World();
    private final RecapitoWorld recapiti = new RecapitoWorld();
    private Framework felix = new FrameworkFactory().newFramework(Map.of());
    private BundleContext context = felix.getBundleContext();

    @BeforeEach
    void starts() throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "felix.log.level",
                        "1"));
        felix.init();
        context = felix.getBundleContext();
        for (Class<?> inJar : List.of(ComponentConstants.class, Promise.class, Function.class)) {
            install(inJar);
        }
        Bundle admin = install(Class.forName("org.apache.felix.cm.impl.ConfigurationManager"));
        Bundle runtime = install(Class.forName("org.apache.felix.scr.impl.Activator"));
        felix.start();
        admin.start();
        runtime.start();
        context.registerService(AccessControl.class, world.access, null);
        context.registerService(AuditTrail.class, world.trail, null);
        context.registerService(Sessions.class, recapiti, null);
        context.registerService(Transactions.class, world.outbox, null);
        context.registerService(PersonRepository.class, world.outbox.people(), null);
        context.registerService(OutboxRepository.class, world.outbox, null);
        context.registerService(PluginCalls.class, world.calls, null);
    }

    @AfterEach
    void stops() throws Exception {
        felix.stop();
        felix.waitForStop(10_000);
        world.close();
    }

    /** Not before its configuration is there: what changes later reaches it when it can. */
    private void open() throws BundleException {
        context.installBundle("reference:file:target/classes/").start();
    }

    private Bundle install(Class<?> inJar) throws Exception {
        return context.installBundle(
                inJar.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    @Test
    void isThereWithAStoreAndGoesWithItAndLeavesNoThread() throws Exception {
        open();
        assertThat(context.getServiceReference(Notifier.class.getName())).isNull();
        ServiceRegistration<RecapitoRepository> store =
                context.registerService(RecapitoRepository.class, recapiti, null);

        Notifier notifier = found(Notifier.class, Duration.ofSeconds(10));
        assertThatThrownBy(() -> notifier.send(
                        World.OWNER,
                        List.of(World.message("pin.changed", Medium.EMAIL).build()),
                        Locale.ITALIAN,
                        World.NOW))
                .isInstanceOf(IllegalArgumentException.class);
        HealthCheck health = found(HealthCheck.class, Duration.ofSeconds(10));
        assertThat(health.examine(World.NOW)).isEqualTo(Finding.well("messages"));
        assertThat(found(Measured.class, Duration.ofSeconds(10)).measurements()).isEmpty();
        assertThat(found(Correspondence.class, Duration.ofSeconds(10)).latest(world.session(World.ANNA)))
                .isEmpty();

        store.unregister();
        assertThat(context.getAllServiceReferences(Notifier.class.getName(), null))
                .isNull();
        World.eventually(() -> MailroomTest.threads().isEmpty());
    }

    @Test
    @Proves("REL-03")
    void nobodyReceivesItWithAWrongConfiguration() throws Exception {
        found(ConfigurationAdmin.class, Duration.ofSeconds(10))
                .getConfiguration("it.varco.notification", "?")
                .update(FrameworkUtil.asDictionary(Map.of("patience", "PT1S")));
        open();
        context.registerService(RecapitoRepository.class, recapiti, null);

        ServiceTracker<Notifier, Notifier> tracker = new ServiceTracker<>(context, Notifier.class, null);
        tracker.open(true);

        assertThat(tracker.getService()).isNull();
    }

    private <T> T found(Class<T> type, Duration patience) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open(true); // all: this test has the classes of the room too, which Felix takes for other ones
        T service = tracker.waitForService(patience.toMillis());
        assertThat(service).as(type.getName()).isNotNull();
        return service;
    }
}
