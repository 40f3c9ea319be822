package it.varco.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The running gateway as a test handles it: bundles by name, services when they are needed, waiting with a deadline.
 */
public final class House {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BundleContext context;

    /** The house in which the bundle of {@code context} lives. */
    public House(BundleContext context) {
        this.context = context;
    }

    /** The bundle with a symbolic name. */
    public Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected the bundle " + name));
    }

    /** What a call of the service answers; the service is fetched for this call, waiting until it is there. */
    public <S, R> R with(Class<S> type, Function<S, R> call) {
        ServiceReference<S> reference = await(() -> context.getServiceReference(type), found -> found != null);
        S service = context.getService(reference);
        try {
            return call.apply(service);
        } finally {
            context.ungetService(reference);
        }
    }

    /** Whether a service of the type is there. */
    public boolean has(Class<?> type) {
        return context.getServiceReference(type) != null;
    }

    /** What browsers write to reach a listener, {@code public} or {@code management}; without a slash at the end. */
    public URI address(String listener) {
        String filter = "(&(varco.listener=" + listener + ")(osgi.http.endpoint=*))";
        ServiceReference<?> found = await(() -> reference(filter), reference -> reference != null);
        String[] endpoints = (String[]) found.getProperty("osgi.http.endpoint");
        return URI.create("http://localhost:" + URI.create(endpoints[0]).getPort());
    }

    private @Nullable ServiceReference<?> reference(String filter) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
            return found == null ? null : found[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    /** The token of the service account. */
    public String serviceToken() {
        try {
            return Files.readString(Path.of(context.getProperty("varco.run"), "management-token"))
                    .strip();
        } catch (IOException e) {
            throw new AssertionError("the token of the service account", e);
        }
    }

    /** The service account, in a request of this moment. */
    public Caller serviceAccount() {
        Visit visit = Visit.at(Clock.systemUTC().instant(), "127.0.0.1", "TEST-5678")
                .channel(Channel.MANAGEMENT)
                .build();
        String token = serviceToken();
        return with(AccessControl.class, access -> access.serviceAccount(token, visit))
                .orElseThrow();
    }

    /** Asks until the answer is as expected; fails after twenty seconds. */
    public <T> T await(Supplier<T> question, Predicate<T> expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T last = question.get();
        while (!expected.test(last)) {
            assertThat(System.nanoTime())
                    .as("gave up waiting; last answer: %s", last)
                    .isLessThan(end);
            Thread.onSpinWait();
            last = question.get();
        }
        return last;
    }

    /** Stops a bundle. */
    public void stop(String name) {
        change(() -> bundle(name).stop());
    }

    /** Starts a bundle. */
    public void start(String name) {
        change(() -> bundle(name).start());
    }

    /** Puts the same bytes in the place of a bundle and lets everything that was wired to the old ones go. */
    public void updateAndRefresh(String name) {
        Bundle bundle = bundle(name);
        change(() -> {
            try (InputStream bytes = bytesOf(bundle)) {
                bundle.update(bytes);
            } catch (IOException e) {
                throw new BundleException("bytes of " + name, e);
            }
        });
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> refreshed.countDown());
        try {
            assertThat(refreshed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The bundles that a replacement of one restarts, itself included. */
    public List<String> restartedWith(String name) {
        return context.getBundle(0).adapt(FrameworkWiring.class).getDependencyClosure(List.of(bundle(name))).stream()
                .map(Bundle::getSymbolicName)
                .sorted()
                .toList();
    }

    /** Installs and starts the jar of the demo provider that the archive carries as an example. */
    public Bundle installExample() {
        return installExample("it.varco.credential.demo");
    }

    /** Installs and starts an example that the archive carries. */
    public Bundle installExample(String name) {
        Path examples = Path.of(context.getProperty("varco.home")).resolve("examples");
        try (var files = Files.list(examples)) {
            return install(files.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new AssertionError("the example", e);
        }
    }

    /** Installs and starts a jar. */
    public Bundle install(Path jar) {
        try {
            Bundle bundle = context.installBundle(jar.toUri().toString());
            bundle.start();
            return bundle;
        } catch (BundleException e) {
            throw new AssertionError("the bundle " + jar, e);
        }
    }

    private static InputStream bytesOf(Bundle bundle) throws IOException {
        return URI.create(bundle.getLocation().replaceFirst("^reference:", ""))
                .toURL()
                .openStream();
    }

    private static void change(Change change) {
        try {
            change.run();
        } catch (BundleException e) {
            throw new AssertionError("a bundle could not be changed", e);
        }
    }

    private interface Change {
        void run() throws BundleException;
    }
}
