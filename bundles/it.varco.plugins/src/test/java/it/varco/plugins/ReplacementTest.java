package it.varco.plugins;

import static it.varco.plugins.FelixHouse.LIMIT;
import static it.varco.plugins.FelixHouse.answer;
import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.plugins.sample.SampleAccess;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;

/** What a call meets while its plugin is replaced, stopped, configured or switched, in a Felix of its own. */
class ReplacementTest {

    private static final String STUBBORN =
            "<property name=\"id\" value=\"stubborn\"/><property name=\"mood\" value=\"stubborn\"/>";

    @TempDir
    private Path home;

    private FelixHouse house;
    private Bundle acme;

    @BeforeEach
    void open() throws Exception {
        house = FelixHouse.open(home, "production");
        acme = house.install("system", TestJar.provider("org.acme.login", "1.0.0", "acme"));
        assertThat(house.offered()).containsExactly("acme");
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void finishesEveryCallThoughTheBundleIsUpdatedAndRefreshed() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        Set<Call<LoginStep>> other = Collections.synchronizedSet(new HashSet<>());
        List<CompletableFuture<Void>> callers =
                List.of(caller(stop, answered, other), caller(stop, answered, other), caller(stop, answered, other));

        for (int version = 1; version <= 10; version++) {
            byte[] jar =
                    TestJar.provider("org.acme.login", "1.0." + version, "acme").bytes();
            acme.update(new ByteArrayInputStream(jar));
            refresh(acme);
            Call<LoginStep> current = answer("org.acme.login", "1.0." + version);
            eventually(() -> house.call("acme").equals(current));
        }
        stop.set(true);
        callers.forEach(CompletableFuture::join);

        // a call that was inside when its bundle went is worth nothing, one that came later waited for the successor
        assertThat(other).isSubsetOf(Set.of(new Call.Failed<>(CallFailure.FAULT)));
        assertThat(answered.get()).isGreaterThan(10);
    }

    @Test
    @Proves("SEC-11")
    void saysAbsentAtOnceWhenAnOperatorStopsTheBundle() throws Exception {
        acme.stop();

        assertAbsentAtOnce();
        assertThat(house.status("credential", "acme"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(PluginState.ABSENT));
        acme.start();
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
    }

    @Test
    void saysAbsentAtOnceWhenTheBundleIsRemoved() throws Exception {
        acme.uninstall();

        assertAbsentAtOnce();
        assertThat(house.all()).isEmpty();
    }

    @Test
    void waitsForTheInstanceWithANewConfiguration() throws Exception {
        for (int i = 0; i < 20; i++) {
            String wanted = "sample.configured-" + i;
            house.configure("org.acme.login", Map.of("answer", wanted));

            Call<LoginStep> configured = new Call.Answered<>("org.acme.login", new LoginStep.Unavailable(wanted));
            Set<Call<LoginStep>> met = new HashSet<>();
            eventually(() -> {
                Call<LoginStep> call = house.call("acme", Entry.RESUME, LIMIT);
                met.add(call);
                return call.equals(configured);
            });
            assertThat(met).doesNotContain(new Call.Failed<>(CallFailure.ABSENT));
        }
    }

    @Test
    void doesNotWaitForAConfigurationThatIsRequiredAndRemoved() throws Exception {
        house.configure("org.umbra.login", Map.of("answer", "sample.fine"));
        house.install(
                "umbra",
                TestJar.bundle("org.umbra.login", "1.0.0")
                        .provider(
                                "org.umbra.login",
                                "<property name=\"id\" value=\"umbra\"/>",
                                "configuration-policy=\"require\"",
                                ""));
        eventually(() -> house.offered().contains("umbra"));

        house.unconfigure("org.umbra.login");
        eventually(() -> !house.offered().contains("umbra"));

        long begin = System.nanoTime();
        assertThat(house.call("umbra")).isEqualTo(new Call.Failed<>(CallFailure.ABSENT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Roster.PATIENCE.dividedBy(2));
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    void letsAPluginThatHangsCostItselfOnly() throws Exception {
        Bundle stubborn = house.install(
                "stubborn",
                TestJar.bundle("org.stubborn.login", "1.0.0").provider("org.stubborn.login", STUBBORN, "", ""));
        eventually(() -> house.offered().contains("stubborn"));
        for (int i = 0; i < Guard.THREADS; i++) {
            assertThat(house.call("stubborn", Entry.BEGIN, Duration.ofMillis(20)))
                    .isEqualTo(new Call.Failed<>(CallFailure.TIMEOUT));
        }
        CompletableFuture<Call<LoginStep>> inside = CompletableFuture.supplyAsync(() -> house.call("stubborn"));

        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        stubborn.uninstall();

        assertThat(inside.get(5, TimeUnit.SECONDS)).isInstanceOf(Call.Failed.class);
        assertThat(house.offered()).containsExactly("acme");
    }

    @Test
    void switchesForWhomAccessControlPermitsAndKeepsItAcrossARestart() throws Exception {
        Operator operator = new Operator(Instant.now());
        assertThat(turn(operator, PluginState.OFF))
                .isEqualTo(new Administered.Forbidden<>(new Decision.Refused("access.unavailable")));
        installAccessControl();

        assertThat(turn(operator, PluginState.OFF)).isInstanceOfSatisfying(Administered.Done.class, done -> {
            PluginStatus status = (PluginStatus) done.result();
            assertThat(status.state()).isEqualTo(PluginState.OFF);
            assertThat(status.reason()).contains("a test");
            assertThat(status.since()).isEqualTo(operator.at());
        });
        assertThat(house.call("acme", Entry.RESUME, LIMIT)).isEqualTo(new Call.Failed<>(CallFailure.OFF));
        assertThat(house.offered()).isEmpty();
        assertThat(house.plugins().turn(operator, "credential", "nobody", "OFF", "a test", Plugins.ANY_VERSION))
                .isEqualTo(new Administered.Unknown<>());

        house = house.reopened("production");
        assertThat(house.offered()).isEmpty();
        assertThat(house.status("credential", "acme"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(PluginState.OFF));
        assertThat(turn(operator, PluginState.ON)).isInstanceOf(Administered.Done.class);
        assertThat(house.offered()).containsExactly("acme");
    }

    @Test
    void showsASwitchOfAPluginThatIsNotHere() throws Exception {
        installAccessControl();
        turn(new Operator(Instant.now()), PluginState.OFF);

        acme.uninstall();

        assertThat(house.status("credential", "acme"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(PluginState.OFF));
    }

    @Test
    void answersEverybodyWhoAsksAtTheSameMoment() throws Exception {
        installAccessControl();
        assertThat(house.service(AccessControl.class))
                .as("in use elsewhere too")
                .isNotNull();
        Operator operator = new Operator(Instant.now());
        List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 3_000; i++) {
                        assertThat(house.plugins().one(operator, "credential", "acme"))
                                .isInstanceOf(Administered.Done.class);
                    }
                }))
                .limit(4)
                .toList();
        assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(Duration.ofMinutes(1)));
    }

    /** Access control is a component that needs this room, so neither may wait for the other. */
    private void installAccessControl() throws Exception {
        house.install(
                "access",
                TestJar.bundle("org.acme.access", "1.0.0")
                        .with(SampleAccess.class)
                        .component(
                                "org.acme.access",
                                SampleAccess.class,
                                AccessControl.class.getName(),
                                "",
                                "init=\"1\"",
                                "<reference name=\"calls\" parameter=\"0\" interface=\"" + PluginCalls.class.getName()
                                        + "\"/>"));
    }

    private Administered<PluginStatus> turn(Operator operator, PluginState wanted) {
        return house.plugins().turn(operator, "credential", "acme", wanted.name(), "a test", Plugins.ANY_VERSION);
    }

    private CompletableFuture<Void> caller(AtomicBoolean stop, AtomicInteger answered, Set<Call<LoginStep>> other) {
        return CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                Call<LoginStep> call = house.call("acme", Entry.RESUME, LIMIT);
                if (call instanceof Call.Answered) {
                    answered.incrementAndGet();
                } else {
                    other.add(call);
                }
            }
        });
    }

    private void assertAbsentAtOnce() {
        long begin = System.nanoTime();
        assertThat(house.call("acme", Entry.RESUME, LIMIT)).isEqualTo(new Call.Failed<>(CallFailure.ABSENT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Roster.PATIENCE.dividedBy(2));
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        house.felix().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> refreshed.countDown());
        assertThat(refreshed.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
