package it.varco.plugins;

import static it.varco.plugins.GuardTest.eventually;
import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.Present;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredOwner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SettableClock clock = new SettableClock();
    private final MemorySwitches store = new MemorySwitches();
    private final MemoryOwners owners = new MemoryOwners();
    private final AtomicInteger slips = new AtomicInteger();
    private final Judge judge = new Judge(new Owners(owners, clock, this::signer), origin -> true);
    private final Roster roster = new Roster(clock, judge, crash -> {}, () -> {});
    private final GuardedCalls calls = new GuardedCalls(roster, new Switchboard(store, clock), store, new Counters());

    @AfterEach
    void close() {
        owners.goOn();
        roster.close();
    }

    private String signer(Origin origin) {
        if (slips.getAndDecrement() > 0) {
            throw new IllegalStateException("a slip");
        }
        return "";
    }

    @Test
    @Proves({"SEC-12", "D-59"})
    void letsNobodyElseWaitWhileTheStoreHangs() {
        arrive(1, "acme", Greeter.named("acme"));
        assertThat(offered()).containsExactly("acme");
        owners.hang();
        arrive(2, "umbra", Greeter.named("umbra"));
        eventually(() -> owners.inside().isPresent());
        long begin = System.nanoTime();

        assertThat(call("acme", LIMIT)).isEqualTo(new Call.Answered<>("org.acme", "Hello Maria"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Roster.INTRODUCTION.dividedBy(2));
        assertThat(offered()).containsExactly("acme");
        assertThat(call("umbra", LIMIT)).isEqualTo(new Call.Failed<>(CallFailure.ABSENT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Roster.INTRODUCTION.multipliedBy(2));

        owners.goOn();
        eventually(() -> offered().equals(List.of("acme", "umbra")));
    }

    @Test
    @Proves("SEC-12")
    void isNotInterruptedByAPluginThatInterruptsItself() {
        owners.hang();
        arrive(1, "acme", () -> {
            Thread.currentThread().interrupt();
            return "acme";
        });
        eventually(() -> owners.inside().isPresent());
        owners.goOn();

        eventually(() -> offered().equals(List.of("acme")));
        assertThat(owners.interrupted()).isFalse();
    }

    @Test
    @Proves("D-59")
    void claimsNothingForAPluginThatLeftMeanwhile() {
        owners.hang();
        arrive(1, "acme", Greeter.named("acme"));
        eventually(() -> owners.inside().isPresent());

        roster.leave(1);
        owners.goOn();

        arrive(2, "umbra", Greeter.named("umbra"));
        assertThat(offered()).containsExactly("umbra");
        assertThat(owners.interrupted()).isFalse();
        assertThat(owners.all()).extracting(StoredOwner::bundle).containsOnly("org.umbra");
    }

    @Test
    @Proves("D-59")
    void judgesInTheOrderInWhichTheyTold() {
        List<Telling<String>> verdicts = Collections.synchronizedList(new ArrayList<>());
        owners.hang();
        for (String name : List.of("acme", "thief", "umbra")) {
            Occupant<Greeter, String> occupant =
                    new Occupant<>(Greeter.CONTRACT, origin(name), Greeter.named("pin"), NOON, crash -> {});
            judge.judge(occupant, new Telling.Told<>("pin", "pin of " + name), () -> false, verdicts::add);
        }
        owners.goOn();

        eventually(() -> verdicts.size() == 3);
        assertThat(verdicts.get(0)).isEqualTo(new Telling.Told<>("pin", "pin of acme"));
        assertThat(verdicts.subList(1, 3))
                .allSatisfy(verdict -> assertThat(verdict)
                        .isInstanceOf(Telling.Rejected.class)
                        .asString()
                        .contains("belongs to org.acme"));
    }

    @Test
    @Proves("D-59")
    void claimsForWhatIsTriedWhenItIsOfferedAndNotBefore() {
        roster.stage(bundle("acme"));
        arrive(1, "acme", Greeter.named("acme"));
        assertThat(tried("acme")).containsExactly(new Telling.Told<>("acme", "acme"));
        assertThat(owners.all()).isEmpty();

        roster.offer(bundle("acme"));

        assertThat(offered()).containsExactly("acme");
        eventually(() -> owners.all().size() == 2);
    }

    @Test
    void offersWhatWasTriedThoughTheStoreIsAwayThen() {
        roster.stage(bundle("acme"));
        arrive(1, "acme", Greeter.named("acme"));
        assertThat(tried("acme")).containsExactly(new Telling.Told<>("acme", "acme"));
        owners.away = true;

        roster.offer(bundle("acme"));

        assertThat(offered()).containsExactly("acme");
        owners.away = false;
        eventually(() -> owners.all().size() == 2);
        assertThat(offered()).containsExactly("acme");
    }

    @Test
    void triesAgainAfterASlip() {
        slips.set(1);
        arrive(1, "acme", Greeter.named("acme"));

        eventually(() -> offered().equals(List.of("acme")));
        assertThat(slips).hasNonPositiveValue();
    }

    @Test
    void endsWithTheRoomThoughTheStoreHangs() {
        owners.hang();
        arrive(1, "acme", Greeter.named("acme"));
        eventually(() -> owners.inside().isPresent());
        Thread judging = owners.inside().orElseThrow();

        roster.close();

        eventually(() -> !judging.isAlive());
        arrive(2, "umbra", Greeter.named("umbra"));
        assertThat(offered()).isEmpty();
    }

    private void arrive(long service, String name, Greeter greeter) {
        roster.arrive(service, Greeter.CONTRACT, origin(name), greeter);
    }

    private static Origin origin(String name) {
        return new Origin(bundle(name), "org." + name, "1.0.0", name + ".jar", null);
    }

    private static long bundle(String name) {
        return name.length();
    }

    private List<Telling<?>> tried(String name) {
        return roster.introduced(bundle(name), System.nanoTime() + LIMIT.toNanos());
    }

    private List<String> offered() {
        return calls.present(Greeter.CONTRACT).stream().map(Present::descriptor).toList();
    }

    private Call<String> call(String id, Duration limit) {
        return calls.call(Greeter.CONTRACT, id, Entry.BEGIN, limit, (plugin, name) -> plugin.greet("Maria"));
    }
}
