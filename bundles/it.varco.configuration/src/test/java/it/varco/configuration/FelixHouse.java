package it.varco.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.configuration.Configurations;
import it.varco.api.health.HealthCheck;
import it.varco.spi.store.ConfigurationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentConstants;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** A Felix with Configuration Admin, components, metatype, File Install and this room as it was built. */
final class FelixHouse {

    private static final String SHARED = "it.varco.api.access;version=1.0.0,it.varco.api.audit;version=1.0.0,"
            + "it.varco.api.configuration;version=1.0.0,it.varco.api.form;version=1.0.0,"
            + "it.varco.api.health;version=1.0.0,it.varco.api.identity;version=1.0.0,"
            + "it.varco.api.session;version=1.0.0,"
            + "it.varco.api.store;version=1.0.0,it.varco.spi.store;version=1.0.0,"
            + "it.varco.spi.configuration;version=1.0.0,"
            + "org.osgi.service.cm;version=1.6.1,org.osgi.service.log;version=1.4.0,org.slf4j;version=2.0.17";

    final MemoryStore store = new MemoryStore();
    final Path home;
    final Path conf;

    private final Framework felix;
    private final Bundle metatype;
    private @Nullable Bundle fileInstall;

    FelixHouse(Path home) throws Exception {
        this.home = home;
        conf = Files.createDirectories(home.resolve("conf"));
        felix = new FrameworkFactory().newFramework(properties());
        felix.init();
        install(ComponentConstants.class, Promise.class, Function.class);
        start("org.apache.felix.cm.impl.ConfigurationManager");
        start("org.apache.felix.scr.impl.Activator");
        metatype = start("org.apache.felix.metatype.internal.Activator");
        felix.start();
        BundleContext context = felix.getBundleContext();
        context.registerService(ConfigurationRepository.class, store, null);
        context.registerService(Transactions.class, store, null);
        context.registerService(PersonRepository.class, store, null);
        context.registerService(AuditTrail.class, store, null);
        context.registerService(AccessControl.class, store, null);
        context.installBundle("reference:file:target/classes/").start();
        eventually(() -> context.getServiceReference(Configurations.class) != null);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        properties.put("felix.log.level", "1");
        properties.put("varco.home", home.toString());
        properties.put("varco.conf", conf.toString());
        properties.put("varco.data", home.resolve("data").toString());
        properties.put("varco.mode", "production");
        properties.put("felix.fileinstall.dir", conf.toString());
        properties.put("felix.fileinstall.filter", ".*\\.cfg");
        properties.put("felix.fileinstall.poll", "100");
        properties.put("felix.fileinstall.noInitialDelay", "true");
        properties.put("felix.fileinstall.tmpdir", home.resolve("tmp").toString());
        properties.put("felix.fileinstall.enableConfigSave", "false");
        properties.put("felix.fileinstall.configEncoding", "UTF-8");
        properties.put("felix.fileinstall.subdir.mode", "skip");
        return properties;
    }

    private void install(Class<?>... inJars) throws BundleException {
        for (Class<?> type : inJars) {
            felix.getBundleContext()
                    .installBundle(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString());
        }
    }

    private Bundle start(String inJar) throws Exception {
        Class<?> found = Class.forName(inJar, false, FelixHouse.class.getClassLoader());
        Bundle bundle = felix.getBundleContext()
                .installBundle(found.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        bundle.start();
        return bundle;
    }

    /** Lets File Install watch the folder. */
    void watch() throws Exception {
        fileInstall = start("org.apache.felix.fileinstall.internal.FileInstall");
    }

    void unwatch() throws BundleException {
        if (fileInstall != null) {
            fileInstall.stop();
        }
    }

    void stopMetatype() throws BundleException {
        metatype.stop();
    }

    void install(String name, String pid, String attributes, String service, boolean factory) throws BundleException {
        felix.getBundleContext()
                .installBundle(name, SampleJar.of(name, pid, attributes, service, factory))
                .start();
    }

    /** A sample that is made when somebody asks for it. */
    void installDelayed() throws BundleException {
        install("it.varco.sample", "it.varco.sample", "", RUNNABLE, false);
    }

    Bundle bundle(String name) {
        return bundles().stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    static final String RUNNABLE = "<service><provide interface=\"java.lang.Runnable\"/></service>";

    /** As a feature does. */
    void configure(String pid, Map<String, ?> values) throws IOException {
        configuration(pid).update(FrameworkUtil.asDictionary(new HashMap<String, Object>(values)));
    }

    private Configuration configuration(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        ConfigurationAdmin admin = service(ConfigurationAdmin.class);
        return tilde < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
    }

    Map<String, Object> configured(String pid) {
        try {
            var properties = configuration(pid).getProperties();
            return properties == null ? Map.of() : FrameworkUtil.asMap(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long changes(String pid) throws IOException {
        return configuration(pid).getChangeCount();
    }

    <S> S service(Class<S> type) {
        ServiceReference<S> reference = felix.getBundleContext().getServiceReference(type);
        assertThat(reference).as(type.getName()).isNotNull();
        return felix.getBundleContext().getService(reference);
    }

    Configurations room() {
        return service(Configurations.class);
    }

    HealthCheck health() {
        return service(HealthCheck.class);
    }

    List<Bundle> bundles() {
        return List.of(felix.getBundleContext().getBundles());
    }

    boolean runs() {
        ServiceReference<Runnable> reference = felix.getBundleContext().getServiceReference(Runnable.class);
        return reference != null && felix.getBundleContext().getService(reference) != null;
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("expected within ten seconds");
            }
            Thread.onSpinWait();
        }
    }

    void close() throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(10_000);
    }
}
