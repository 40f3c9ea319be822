package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Applications;
import it.varco.api.audit.AuditSearch;
import it.varco.api.configuration.Configurations;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Staff;
import it.varco.api.store.RecordStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.LogManager;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/** A Felix with both listeners, the REST engine and this bundle, as the gateway starts them; the rooms are fakes. */
final class Gateway implements AutoCloseable {

    /** By the start of their file names, in the order in which they start. */
    private static final List<String> BASE = List.of(
            "org.osgi.util.function-",
            "org.osgi.util.promise-",
            "org.osgi.service.component-",
            "org.apache.felix.configadmin-",
            "org.apache.felix.scr-",
            "commons-io-",
            "commons-fileupload-",
            "org.apache.felix.http.servlet-api-",
            "jetty-util-",
            "jetty-io-",
            "jetty-http-",
            "jetty-server-",
            "jetty-security-",
            "jetty-session-",
            "jetty-jmx-",
            "jetty-alpn-server-",
            "jetty-alpn-java-server-",
            "jetty-ee10-servlet-",
            "jetty-http2-hpack-",
            "jetty-http2-common-",
            "jetty-http2-server-",
            "org.apache.felix.http.jetty12-",
            "it.varco.http-");

    private static final List<String> REST = List.of(
            "osgi-resource-locator-",
            "jakarta.annotation-api-",
            "jakarta.inject-api-",
            "jakarta.activation-api-",
            "jakarta.validation-api-",
            "jakarta.xml.bind-api-",
            "jakarta.ws.rs-api-",
            "javassist-",
            "aopalliance-repackaged-",
            "hk2-api-",
            "hk2-utils-",
            "hk2-locator-",
            "jersey-common-",
            "jersey-client-",
            "jersey-server-",
            "jersey-hk2-",
            "jersey-container-servlet-core-",
            "jersey-entity-filtering-",
            "jersey-media-json-jackson-",
            "jackson-annotations-",
            "jackson-core-",
            "jackson-databind-",
            "jackson-module-jakarta-xmlbind-annotations-");

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    final House house = new House();

    private final Framework framework;
    private final List<ServiceRegistration<?>> rooms = new ArrayList<>();
    private final Bundle rest;

    private Gateway(Framework framework) throws BundleException {
        this.framework = framework;
        install(BASE.stream().map(Gateway::jar).toList());
        configure("it.varco.http", "public", Map.of("port", "0"));
        configure("it.varco.http", "management", Map.of("port", "0"));
        install(REST.stream().map(Gateway::jar).toList());
        rest = install(List.of("reference:" + Path.of("target", "classes").toUri()))
                .get(0);
        roomsCome();
    }

    static Gateway start(Path directory) throws BundleException {
        LogManager.getLogManager().reset(); // the engines tell much about themselves
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        directory.resolve("cache").toString(),
                        "org.apache.felix.http.require.config",
                        "true",
                        "org.osgi.framework.system.packages.extra",
                        "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,org.slf4j.spi;version=2.0.17,"
                                + "org.slf4j.helpers;version=2.0.17,org.osgi.service.cm;version=1.6.1,"
                                + api(
                                        "access",
                                        "audit",
                                        "catalogue",
                                        "configuration",
                                        "form",
                                        "identity",
                                        "notification",
                                        "page",
                                        "plugin",
                                        "session",
                                        "staff",
                                        "store")));
        framework.start();
        return new Gateway(framework);
    }

    /** The contracts come from the class path, so that the fakes implement what the bundle sees. */
    private static String api(String... areas) {
        return String.join(
                ",",
                Arrays.stream(areas)
                        .map(area -> "it.varco.api." + area + ";version=1.0.0")
                        .toList());
    }

    private static String jar(String start) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(start.replace(".", "\\.") + "\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not on the class path: " + start))
                .toUri()
                .toString();
    }

    private List<Bundle> install(List<String> locations) throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (String location : locations) {
            installed.add(framework.getBundleContext().installBundle(location));
        }
        for (Bundle each : installed) {
            if (each.getHeaders("").get("Fragment-Host") == null) {
                each.start();
            }
        }
        return installed;
    }

    /** @param name empty for a component that has one configuration only */
    void configure(String factory, String name, Map<String, Object> values) {
        try {
            ServiceReference<ConfigurationAdmin> reference =
                    framework.getBundleContext().getServiceReference(ConfigurationAdmin.class);
            ConfigurationAdmin configurations = framework.getBundleContext().getService(reference);
            Configuration configuration = name.isEmpty()
                    ? configurations.getConfiguration(factory, "?")
                    : configurations.getFactoryConfiguration(factory, name, "?");
            configuration.update(FrameworkUtil.asDictionary(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void roomsCome() {
        come(AccessControl.class, house);
        come(Plugins.class, house.plugins);
        come(Gate.class, house.gate);
        come(Staff.class, house.staff);
        come(Sessions.class, house.sessions);
        come(AuditSearch.class, house.trail);
        come(Configurations.class, house.configurations);
        come(Applications.class, house.applications);
        come(FirstStart.class, house.firstStart);
        come(RecordStore.class, house.records);
    }

    private <T> void come(Class<T> type, T room) {
        rooms.add(framework.getBundleContext().registerService(type, room, null));
    }

    void roomsGo() {
        rooms.forEach(ServiceRegistration::unregister);
        rooms.clear();
    }

    Bundle rest() {
        return rest;
    }

    /** Waits for the listener and gives its real port. */
    int port(String listener) {
        await(() -> endpoint(listener).isPresent());
        return endpoint(listener).orElseThrow().getPort();
    }

    private Optional<URI> endpoint(String listener) {
        try {
            ServiceReference<?>[] found = framework
                    .getBundleContext()
                    .getAllServiceReferences(HttpServiceRuntime.class.getName(), "(varco.listener=" + listener + ")");
            return found == null
                    ? Optional.empty()
                    : Optional.of(URI.create(((String[]) found[0].getProperty("osgi.http.endpoint"))[0]));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + DEADLINE);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(DEADLINE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
