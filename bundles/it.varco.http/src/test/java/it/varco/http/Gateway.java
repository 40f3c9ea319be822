package it.varco.http;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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

/** A Felix with the bundles that HTTP needs, this bundle and the probe, as the gateway starts them. */
final class Gateway implements AutoCloseable {

    /** The bundles of the README's list that are not in the framework, by the start of their file names. */
    private static final List<String> BUNDLES = List.of(
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
            "org.apache.felix.http.jetty12-");

    private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Framework framework;
    private final Bundle http;

    private Gateway(Framework framework, Bundle http) {
        this.framework = framework;
        this.http = http;
    }

    static Gateway start(Path directory) throws BundleException, IOException {
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        directory.resolve("cache").toString(),
                        "org.apache.felix.http.require.config",
                        "true",
                        "varco.gate.guarded",
                        "(varco.gate=guarded)",
                        "org.osgi.framework.system.packages.extra",
                        "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,org.slf4j.spi;version=2.0.17,"
                                + "org.slf4j.helpers;version=2.0.17,org.osgi.service.cm;version=1.6.1"));
        framework.start();
        List<Bundle> installed = new ArrayList<>();
        for (String name : BUNDLES) {
            installed.add(
                    framework.getBundleContext().installBundle(jar(name).toUri().toString()));
        }
        Bundle http = framework
                .getBundleContext()
                .installBundle("reference:" + Path.of("target", "classes").toUri());
        installed.add(http);
        installed.add(framework
                .getBundleContext()
                .installBundle(probe(directory).toUri().toString()));
        for (Bundle each : installed) {
            each.start();
        }
        return new Gateway(framework, http);
    }

    private static Path jar(String start) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(start.replace(".", "\\.") + "\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not on the class path: " + start));
    }

    private static Path probe(Path directory) throws IOException {
        Path jar = directory.resolve("probe.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "it.varco.http.probe");
        main.putValue("Bundle-Activator", "it.varco.http.probe.ProbeActivator");
        main.putValue(
                "Import-Package", "org.osgi.framework,jakarta.servlet,jakarta.servlet.http,javax.security.auth.x500");
        Path classes = Path.of("target", "test-classes");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var found = Files.walk(classes.resolve("it/varco/http/probe"))) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    /** Writes the configuration of a listener, which starts or restarts it. */
    void configure(String name, Map<String, Object> values) throws IOException {
        configuration("it.varco.http", name).update(FrameworkUtil.asDictionary(values));
    }

    void remove(String name) throws IOException {
        configuration("it.varco.http", name).delete();
    }

    Configuration configuration(String factory, String name) throws IOException {
        ServiceReference<ConfigurationAdmin> reference =
                framework.getBundleContext().getServiceReference(ConfigurationAdmin.class);
        return framework.getBundleContext().getService(reference).getFactoryConfiguration(factory, name, "?");
    }

    /** Registers some service with these properties. */
    ServiceRegistration<?> register(Map<String, Object> properties) {
        return framework
                .getBundleContext()
                .registerService(Object.class, new Object(), FrameworkUtil.asDictionary(properties));
    }

    /** Waits for the listener and gives its real port, read as README says. */
    int port(String name) {
        await(() -> endpoint(name).isPresent());
        return endpoint(name).orElseThrow().getPort();
    }

    Optional<URI> endpoint(String name) {
        return property(name, "osgi.http.endpoint").map(value -> URI.create(((String[]) value)[0]));
    }

    Optional<Object> property(String name, String key) {
        try {
            ServiceReference<?>[] found =
                    framework.getBundleContext().getAllServiceReferences(RUNTIME, "(varco.listener=" + name + ")");
            return found == null ? Optional.empty() : Optional.ofNullable(found[0].getProperty(key));
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The one service that fits {@code filter}. */
    ServiceReference<?> service(String filter) {
        try {
            return framework.getBundleContext().getAllServiceReferences(null, filter)[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    int runtimes() {
        try {
            ServiceReference<?>[] found = framework.getBundleContext().getAllServiceReferences(RUNTIME, null);
            return found == null ? 0 : found.length;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Why the component of the PID failed, as the component runtime tells it; empty if it did not fail. */
    String failure(String pid) {
        try {
            ServiceReference<?> reference = framework.getBundleContext()
                    .getAllServiceReferences("org.osgi.service.component.runtime.ServiceComponentRuntime", null)[0];
            Object runtime = framework.getBundleContext().getService(reference);
            Class<?> api =
                    reference.getBundle().loadClass("org.osgi.service.component.runtime.ServiceComponentRuntime");
            Class<?> dto =
                    reference.getBundle().loadClass("org.osgi.service.component.runtime.dto.ComponentDescriptionDTO");
            Object description = api.getMethod("getComponentDescriptionDTO", Bundle.class, String.class)
                    .invoke(runtime, http, "it.varco.http");
            List<?> all = new ArrayList<>((java.util.Collection<?>)
                    api.getMethod("getComponentConfigurationDTOs", dto).invoke(runtime, description));
            for (Object each : all) {
                Map<?, ?> properties =
                        (Map<?, ?>) each.getClass().getField("properties").get(each);
                Object failure = each.getClass().getField("failure").get(each);
                if (pid.equals(properties.get("service.pid")) && failure != null) {
                    return failure.toString();
                }
            }
            return "";
        } catch (ReflectiveOperationException | InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Bundle http() {
        return http;
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
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
