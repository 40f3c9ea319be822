package it.varco.plugins;

import static it.varco.plugins.GuardTest.eventually;
import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import it.varco.api.health.Measurement;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.Present;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredSwitch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedCallsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SettableClock clock = new SettableClock();
    private final MemorySwitches store = new MemorySwitches();
    private final MemoryOwners owners = new MemoryOwners();
    private final Roster roster = new Roster(
            clock,
            new Judge(
                    new Owners(owners, clock, signed -> ""),
                    origin -> !origin.owner().startsWith("it.varco.")),
            crash -> {},
            () -> {});
    private final Switchboard switches = new Switchboard(store, clock);
    private final Counters counters = new Counters();
    private final GuardedCalls calls = new GuardedCalls(roster, switches, store, counters);

    @AfterEach
    void close() {
        roster.close();
    }

    @Test
    void callsByIdentifier() {
        arrive(1, "acme");
        arrive(2, "umbra");

        assertThat(call("acme")).isEqualTo(new Call.Answered<>("org.acme", "Hello Maria"));
        assertThat(call("umbra")).isEqualTo(new Call.Answered<>("org.umbra", "Hello Maria"));
        assertThat(calls.present(Greeter.CONTRACT))
                .containsExactly(new Present<>("org.acme", "acme"), new Present<>("org.umbra", "umbra"));
    }

    @Test
    void saysAbsentAtOnceWhenNobodyIsExpected() {
        arrive(1, "acme");
        roster.leave(1);
        long begin = System.nanoTime();

        assertThat(call("acme")).isEqualTo(failed(CallFailure.ABSENT));
        assertThat(call("nobody")).isEqualTo(failed(CallFailure.ABSENT));
        assertThat(System.nanoTime() - begin).isLessThan(Roster.PATIENCE.toNanos() / 2);
        assertThat(calls.present(Greeter.CONTRACT)).isEmpty();
    }

    @Test
    @Proves("SEC-11")
    void neitherBeginsNorResumesWithWhatIsOff() {
        arrive(1, "acme");
        put("OFF");

        assertThat(call("acme", Entry.BEGIN)).isEqualTo(failed(CallFailure.OFF));
        assertThat(call("acme", Entry.RESUME)).isEqualTo(failed(CallFailure.OFF));
        assertThat(calls.present(Greeter.CONTRACT)).isEmpty();
    }

    @Test
    void resumesForTenMinutesWithWhatDrains() {
        arrive(1, "acme");
        put("DRAINING");

        assertThat(call("acme", Entry.BEGIN)).isEqualTo(failed(CallFailure.OFF));
        assertThat(call("acme", Entry.RESUME)).isInstanceOf(Call.Answered.class);
        assertThat(calls.present(Greeter.CONTRACT)).isEmpty();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(call("acme", Entry.RESUME)).isInstanceOf(Call.Answered.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(call("acme", Entry.RESUME)).isEqualTo(failed(CallFailure.OFF));
    }

    @Test
    void takesAnUnknownStateForOff() {
        arrive(1, "acme");
        put("SOMETHING");

        assertThat(call("acme")).isEqualTo(failed(CallFailure.OFF));
    }

    @Test
    void offersNothingWhileTheSwitchesCannotBeRead() {
        store.away = true;
        arrive(1, "acme");

        assertThat(calls.present(Greeter.CONTRACT)).isEmpty();
        assertThat(call("acme")).isEqualTo(failed(CallFailure.ABSENT));

        store.away = false;
        eventually(() -> !calls.present(Greeter.CONTRACT).isEmpty());
        store.away = true;
        assertThat(call("acme")).isInstanceOf(Call.Answered.class);
    }

    @Test
    @Proves("SEC-11")
    void takesNoAnswerThatComesAfterThePluginWasSwitchedOff() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        arrive(1, "acme");
        CompletableFuture<Call<String>> call =
                CompletableFuture.supplyAsync(() -> calls.call(Greeter.CONTRACT, "acme", Entry.BEGIN, LIMIT, (p, d) -> {
                    inside.countDown();
                    return await(go);
                }));
        await(inside);

        put("OFF");
        go.countDown();

        assertThat(call.join()).isEqualTo(new Call.Failed<>(CallFailure.OFF));
    }

    @Test
    void waitsForAnAnnouncedSuccessor() {
        arrive(1, "acme");
        roster.expect(bundle("acme"));
        roster.leave(1);
        CompletableFuture<Call<String>> call = CompletableFuture.supplyAsync(() -> call("acme", Entry.RESUME));
        eventually(() -> roster.sleepers() == 1);

        arrive(2, "acme");

        assertThat(call.join()).isInstanceOf(Call.Answered.class);
    }

    @Test
    void doesNotResumeWithASuccessorSwitchedOffMeanwhile() {
        arrive(1, "acme");
        roster.expect(bundle("acme"));
        roster.leave(1);
        CompletableFuture<Call<String>> call = CompletableFuture.supplyAsync(() -> call("acme", Entry.RESUME));
        eventually(() -> roster.sleepers() == 1);

        put("OFF");
        arrive(2, "acme");

        assertThat(call.join()).isEqualTo(failed(CallFailure.OFF));
    }

    @Test
    void waitsNoLongerThanTwoSecondsForASuccessor() {
        arrive(1, "acme");
        roster.leave(1);
        roster.expect(bundle("acme"));
        long begin = System.nanoTime();

        assertThat(call("acme")).isEqualTo(failed(CallFailure.ABSENT));

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Roster.PATIENCE.minusMillis(200), Roster.PATIENCE.plusSeconds(2));
    }

    @Test
    void stopsWaitingWhenTheSuccessorDoesNotCome() {
        arrive(1, "acme");
        roster.expect(bundle("acme"));
        roster.leave(1);
        long begin = System.nanoTime();
        CompletableFuture<Call<String>> call = CompletableFuture.supplyAsync(() -> call("acme"));
        eventually(() -> roster.sleepers() == 1);

        roster.giveUp(bundle("acme"));

        assertThat(call.join()).isEqualTo(failed(CallFailure.ABSENT));
        assertThat(System.nanoTime() - begin).isLessThan(Roster.PATIENCE.toNanos());
    }

    @Test
    void waitsForNoLongerThanTheCallMayTake() {
        arrive(1, "acme");
        roster.expect(bundle("acme"));
        roster.leave(1);
        long begin = System.nanoTime();

        Call<String> call = calls.call(
                Greeter.CONTRACT, "acme", Entry.BEGIN, Duration.ofMillis(50), (plugin, name) -> plugin.greet("Maria"));

        assertThat(call).isEqualTo(failed(CallFailure.ABSENT));
        assertThat(System.nanoTime() - begin).isLessThan(Roster.PATIENCE.toNanos() / 2);
    }

    @Test
    void movesWhatHadNotBegunToTheSuccessorAndRunsItOnce() {
        CountDownLatch hang = new CountDownLatch(1);
        arrive(1, "acme");
        for (int i = 0; i < Guard.THREADS; i++) {
            new Thread(() -> calls.call(Greeter.CONTRACT, "acme", Entry.BEGIN, LIMIT, (plugin, name) -> await(hang)))
                    .start();
        }
        eventually(() -> guard().threads() == Guard.THREADS && guard().waiting() == 0);
        AtomicInteger run = new AtomicInteger();
        CompletableFuture<Call<Integer>> queued = CompletableFuture.supplyAsync(() ->
                calls.call(Greeter.CONTRACT, "acme", Entry.RESUME, LIMIT, (plugin, name) -> run.incrementAndGet()));
        eventually(() -> guard().waiting() == 1);

        roster.expect(bundle("acme"));
        roster.leave(1);
        arrive(2, "acme");

        assertThat(queued.join()).isEqualTo(new Call.Answered<>("org.acme", 1));
        hang.countDown();
        assertThat(run).hasValue(1);
    }

    @Test
    @Proves("UX-51")
    void countsCallsAnswersFailuresAndRefusals() {
        arrive(1, "acme");
        call("acme");
        call("acme");
        calls.noteRefusal(Greeter.CONTRACT, "acme");
        calls.call(Greeter.CONTRACT, "acme", Entry.BEGIN, LIMIT, (plugin, name) -> {
            throw new IllegalStateException("a defect");
        });

        PluginFigures figures = counters.read(new Claims.Key("greeter", "acme"));
        assertThat(figures.calls()).isEqualTo(3);
        assertThat(figures.failures()).isEqualTo(1);
        assertThat(figures.refusals()).isEqualTo(1);
        assertThat(figures.mean()).isPositive().isLessThanOrEqualTo(figures.longest());
        assertThat(counters.measurements())
                .extracting(Measurement::toString)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("varco_plugin_calls_total")
                        .contains("result=answered")
                        .endsWith("=2.0"));
    }

    @Test
    void countsNothingForNamesThatAreNoPlugins() {
        call("nobody");
        calls.noteRefusal(Greeter.CONTRACT, "nobody");

        assertThat(counters.measurements()).isEmpty();
        assertThat(counters.read(new Claims.Key("greeter", "nobody")).mean()).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesACallInsideATransactionAndOneWithoutTime() {
        arrive(1, "acme");

        assertThatIllegalStateException().isThrownBy(() -> store.run(() -> call("acme")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls.call(Greeter.CONTRACT, "acme", Entry.BEGIN, Duration.ZERO, (p, d) -> "x"));
    }

    private Guard guard() {
        return roster.everybody().get(0).guard();
    }

    private void put(String state) {
        long last = store.history("greeter", "acme", 50).size();
        StoredSwitch row =
                new StoredSwitch("greeter", "acme", last + 1, state, "a reason", NOON, "", "SERVICE_ACCOUNT");
        assertThat(switches.turn(row, () -> store.put(row))).isTrue();
    }

    private void arrive(long service, String name) {
        Origin origin = new Origin(bundle(name), "org." + name, "1.0.0", name + ".jar", null);
        roster.arrive(service, Greeter.CONTRACT, origin, Greeter.named(name));
        roster.everybody(); // have said who they are then
    }

    private static long bundle(String name) {
        return name.length();
    }

    private Call<String> call(String id) {
        return call(id, Entry.BEGIN);
    }

    private Call<String> call(String id, Entry entry) {
        return calls.call(Greeter.CONTRACT, id, entry, LIMIT, (plugin, name) -> plugin.greet("Maria"));
    }

    private static <R> Call<R> failed(CallFailure why) {
        return new Call.Failed<>(why);
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "done";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
