package it.varco.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Place;
import it.varco.api.health.Measured;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Sessions;
import it.varco.proves.Proves;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.ReceiptRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "it.varco.api.catalogue;version=1.0.0",
            "it.varco.api.configuration;version=1.0.0",
            "it.varco.api.form;version=1.0.0",
            "it.varco.api.health;version=1.0.0",
            "it.varco.api.identity;version=1.0.0",
            "it.varco.api.notification;version=1.0.0",
            "it.varco.api.plugin;version=1.0.0",
            "it.varco.api.session;version=1.0.0",
            "it.varco.api.store;version=1.0.0",
            "it.varco.spi.catalogue;version=1.0.0",
            "it.varco.spi.store;version=1.0.0",
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.log;version=1.4.0",
            "org.slf4j;version=2.0.17");

    @TempDir
    Path cache;

    private final House house = new House();
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
        context.registerService(AccessControl.class, house.access, null);
        context.registerService(AuditTrail.class, house.trail, null);
        context.registerService(Sessions.class, house.sessions, null);
        context.registerService(PersonRepository.class, house.store.people(), null);
        context.registerService(PraticaRepository.class, house.store, null);
        context.registerService(ReceiptRepository.class, house.store.receipts(), null);
        context.registerService(RecordRepository.class, house.store.records(), null);
        context.registerService(BlockRepository.class, house.blocks, null);
        context.registerService(PluginCalls.class, house.calls, null);
    }

    @AfterEach
    void stops() throws Exception {
        felix.stop();
        felix.waitForStop(10_000);
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
    void isThereWithAStoreAndGoesWithIt() throws Exception {
        open();
        assertThat(context.getServiceReference(Catalogue.class.getName())).isNull();
        ServiceRegistration<Transactions> store =
                context.registerService(Transactions.class, house.store.transactions(), null);

        Catalogue catalogue = found(Catalogue.class, Duration.ofSeconds(10));
        assertThat(catalogue.offered(House.anna(), Place.AREA)).hasSize(3);
        assertThat(catalogue.open(House.anna(), ProbeService.READ, Optional.empty()))
                .isInstanceOf(Handling.Answered.class);
        assertThat(found(Measured.class, Duration.ofSeconds(10)).measurements()).hasSize(1);

        store.unregister();
        assertThat(context.getAllServiceReferences(Catalogue.class.getName(), null))
                .isNull();
    }

    @Test
    @Proves("REL-03")
    void nobodyReceivesItWithAWrongConfiguration() throws Exception {
        found(ConfigurationAdmin.class, Duration.ofSeconds(10))
                .getConfiguration("it.varco.catalogue", "?")
                .update(FrameworkUtil.asDictionary(Map.of("patience", "PT1S")));
        open();
        context.registerService(Transactions.class, house.store.transactions(), null);

        ServiceTracker<Catalogue, Catalogue> tracker = new ServiceTracker<>(context, Catalogue.class, null);
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
