package it.varco.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * All bundles of the archive stopped and started in an order of chance: in the end the same is there.
 *
 * <p>The system property {@code varco.orders} says how many orders; 3 by default. {@code varco.seed} repeats those of a
 * run that failed.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class StartOrderIT {

    private static final int ORDERS = Integer.getInteger("varco.orders", 3);
    private static final long SEED = Long.getLong("varco.seed", System.nanoTime());
    private static final String LOCATOR = "org.glassfish.hk2.osgi-resource-locator";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Inject
    private BundleContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private House house;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    /** What is there: every service and by whom, how the gateway is, and whether people reach the door. */
    private record State(List<String> services, Condition ready, List<String> findings, int door) {}

    @Test
    @Proves("REL-10")
    public void comesToTheSameStateWhateverTheOrder() {
        house = new House(context);
        State wanted = reached(state -> state.ready() == Condition.GREEN && state.door() == 200, PATIENCE);
        assertThat(wanted.ready()).as(wanted.toString()).isEqualTo(Condition.GREEN);
        assertThat(wanted.services()).hasSizeGreaterThan(90);
        List<Bundle> bundles = shipped();
        Random chance = new Random(SEED);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(bundles, chance);
            bundles.forEach(bundle -> house.stop(bundle.getSymbolicName()));
            forget();
            Collections.shuffle(bundles, chance);
            long begin = System.nanoTime();
            bundles.forEach(bundle -> house.start(bundle.getSymbolicName()));
            State reached = reached(wanted::equals, SOON);
            assertThat(reached).as("order %d of seed %d: %s", i, SEED, bundles).isEqualTo(wanted);
            seconds.add(Math.round((System.nanoTime() - begin) / 1e7) / 100.0);
        }
        System.out.printf("%d orders of seed %d, each ready after %s s%n", ORDERS, SEED, seconds);
    }

    /** One bundle keeps in a static what it was started with: it gets a new class loader, as in a new process. */
    private void forget() {
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(0)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(house.bundle(LOCATOR)), event -> refreshed.countDown());
        try {
            assertThat(refreshed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The state as soon as it is as expected, or what it is after so long. */
    private State reached(Predicate<State> expected, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        State last = state();
        while (!expected.test(last) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos()); // who looks all the time is in the way
            last = state();
        }
        return last;
    }

    /** The bundles of the archive, without fragments, which start with their hosts. */
    private List<Bundle> shipped() {
        return new ArrayList<>(Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().contains("/varco-demo/system/"))
                .filter(bundle -> (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0)
                .toList());
    }

    private State state() {
        HealthReport ready = house.has(Health.class)
                ? house.with(Health.class, Health::ready)
                : new HealthReport(Condition.RED, List.of());
        List<String> findings =
                ready.findings().stream().map(Finding::toString).sorted().toList();
        return new State(services(), ready.condition(), findings, door());
    }

    private List<String> services() {
        return shipped().stream()
                .flatMap(bundle ->
                        Stream.ofNullable(bundle.getRegisteredServices()).flatMap(Arrays::stream))
                .map(StartOrderIT::name)
                .sorted()
                .toList();
    }

    private static String name(ServiceReference<?> service) {
        return service.getBundle().getSymbolicName() + " "
                + new TreeSet<>(Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS))) + " "
                + Objects.toString(service.getProperty("component.name"), "") + " "
                + Objects.toString(service.getProperty(Constants.SERVICE_PID), "");
    }

    private int door() {
        ServiceReference<?>[] found = listeners();
        if (found.length == 0) {
            return 0;
        }
        try {
            URI door = URI.create(house.address("public") + "/accesso");
            return client.send(HttpRequest.newBuilder(door).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ServiceReference<?>[] listeners() {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(null, "(&(varco.listener=public)(osgi.http.endpoint=*))");
            return found == null ? new ServiceReference<?>[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
