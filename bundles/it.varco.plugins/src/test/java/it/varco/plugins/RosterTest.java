package it.varco.plugins;

import static it.varco.plugins.GuardTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.proves.Proves;
import it.varco.spi.store.StoredOwner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RosterTest {

    private final AtomicInteger changes = new AtomicInteger();
    private final SettableClock clock = new SettableClock();
    private final MemoryOwners owners = new MemoryOwners();
    private final Map<Long, String> signers = new HashMap<>();
    private final Roster roster = new Roster(
            clock,
            new Judge(
                    new Owners(owners, clock, origin -> signers.getOrDefault(origin.bundle(), "")),
                    new Origins(false, "file:/varco/system/x.jar")::trusted),
            crash -> {},
            changes::incrementAndGet);

    @AfterEach
    void close() {
        roster.close();
    }

    @Test
    void asksEachPluginOnceWhoItIs() {
        AtomicInteger asked = new AtomicInteger();
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), () -> "acme" + asked.incrementAndGet());

        assertThat(ids()).containsExactly("acme1");
        assertThat(ids()).containsExactly("acme1");
        eventually(() -> changes.get() == 2); // it came, it said who it is
    }

    @Test
    void letsInFiftyPluginsOfABundleAtMost() {
        for (int service = 1; service <= 60; service++) {
            roster.arrive(service, Greeter.CONTRACT, origin("org.acme"), Greeter.named("acme-" + service));
        }
        roster.arrive(61, Greeter.CONTRACT, origin("org.umbra"), Greeter.named("umbra"));

        assertThat(roster.everybody()).hasSize(51);
        roster.leave(60); // one that was passed over
        roster.leave(1);
        assertThat(roster.everybody()).hasSize(50);
    }

    @Test
    void keepsAnIdentifierForTheFirstNameThatClaimedIt() {
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        roster.everybody();
        roster.arrive(2, Greeter.CONTRACT, origin("org.thief"), Greeter.named("pin"));

        assertThat(owners()).containsExactly("org.acme");
        assertThat(problem(1))
                .isEqualTo("org.thief: the greeter pin belongs to org.acme, which offered it first; choose another"
                        + " identifier, or deny that bundle (in development take its jar away), which sets it free.");
        roster.leave(1);
        assertThat(owners()).isEmpty();
        roster.arrive(3, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        assertThat(owners()).containsExactly("org.acme");
    }

    @Test
    @Proves("D-59")
    void keepsAnIdentifierForItsOwnerOverARestart() {
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        assertThat(owners()).containsExactly("org.acme");
        Roster restarted = new Roster(
                clock, new Judge(new Owners(owners, clock, signed -> ""), origin -> true), crash -> {}, () -> {});

        restarted.arrive(1, Greeter.CONTRACT, origin("org.thief"), Greeter.named("pin"));

        assertThat(restarted.usable(Greeter.CONTRACT)).isEmpty();
        restarted.arrive(2, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        assertThat(restarted.usable(Greeter.CONTRACT))
                .extracting(usable -> usable.occupant().origin().owner())
                .containsExactly("org.acme");
        restarted.close();
    }

    @Test
    @Proves("D-59")
    void keepsAnIdentifierForWhoeverSignedTheFirst() {
        signers.put(1L, "a".repeat(64));
        signers.put(2L, "b".repeat(64));
        signers.put(3L, "a".repeat(64));
        roster.arrive(1, Greeter.CONTRACT, origin(1, "org.acme"), Greeter.named("pin"));
        assertThat(ids()).containsExactly("pin");
        roster.leave(1);

        roster.arrive(2, Greeter.CONTRACT, origin(2, "org.acme"), Greeter.named("pin"));
        assertThat(ids()).isEmpty();
        assertThat(problem(0)).startsWith("org.acme: the name org.acme belongs to a bundle with another signature;");
        roster.leave(2);
        roster.arrive(4, Greeter.CONTRACT, origin(4, "org.acme"), Greeter.named("pin"));
        assertThat(ids()).as("without a signature").isEmpty();
        roster.leave(4);

        roster.arrive(3, Greeter.CONTRACT, origin(3, "org.acme"), Greeter.named("pin"));
        assertThat(ids()).containsExactly("pin");
    }

    @Test
    @Proves("D-59")
    void givesAnIdentifierThatWasSetFreeToTheNextWhoComes() {
        Owners freeing = new Owners(owners, clock, signed -> "");
        Roster other = new Roster(clock, new Judge(freeing, origin -> true), crash -> {}, () -> {});
        other.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        other.everybody();
        other.leave(1);

        freeing.release("org.acme");

        other.arrive(2, Greeter.CONTRACT, origin("org.umbra"), Greeter.named("pin"));
        assertThat(other.usable(Greeter.CONTRACT))
                .extracting(usable -> usable.occupant().origin().owner())
                .containsExactly("org.umbra");
        other.close();
    }

    @Test
    @Proves("D-59")
    void offersNobodyWhoseClaimCannotBeReadAndThemAsSoonAsItCan() {
        owners.away = true;
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        assertThat(ids()).isEmpty();
        assertThat(roster.everybody().get(0).telling()).isInstanceOf(Telling.Unclaimed.class);
        owners.away = false;

        eventually(() -> ids().contains("pin"));
        assertThat(owners.all())
                .extracting(StoredOwner::kind, StoredOwner::id)
                .containsExactlyInAnyOrder(tuple("bundle", "org.acme"), tuple("greeter", "pin"));
    }

    @Test
    void offersOneOfTwoFromTheSameBundleAndTheOtherAfterIt() {
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        roster.arrive(2, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        assertThat(ids()).containsExactly("pin");

        roster.leave(1);

        assertThat(ids()).containsExactly("pin");
    }

    @Test
    void refusesWhatIsNoIdentifier() {
        for (String bad : List.of("", "Pin", "1pin", "pin code", "../pin", "p".repeat(32))) {
            roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named(bad));

            assertThat(ids()).isEmpty();
            assertThat(problem(0)).startsWith("org.acme: what it calls itself is no identifier");
            roster.leave(1);
        }
    }

    @Test
    @Proves("SEC-12")
    void shutsOutAPluginThatCannotSayWhoItIs() {
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), () -> {
            throw new NoClassDefFoundError("org/acme/Gone");
        });
        roster.arrive(2, Greeter.CONTRACT, origin("org.umbra"), () -> null);

        assertThat(ids()).isEmpty();
        assertThat(problem(0)).startsWith("org.acme: asked who it is, it threw java.lang.NoClassDefFoundError");
        assertThat(problem(1)).startsWith("org.umbra: asked who it is, it threw java.lang.NullPointerException");
    }

    @Test
    @Proves("SEC-85")
    void waitsASecondForANameAndTakesALateOneAllTheSame() {
        CountDownLatch speak = new CountDownLatch(1);
        long begin = System.nanoTime();
        roster.arrive(1, Greeter.CONTRACT, origin("org.slow"), () -> {
            try {
                speak.await();
            } catch (InterruptedException e) {
                return "interrupted";
            }
            return "slow";
        });
        roster.arrive(2, Greeter.CONTRACT, origin("org.acme"), Greeter.named("acme"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Roster.INTRODUCTION);

        assertThat(ids()).containsExactly("acme");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Roster.INTRODUCTION);
        speak.countDown();

        eventually(() -> ids().size() == 2);
    }

    @Test
    void refusesOurNamesFromElsewhere() {
        roster.arrive(1, Greeter.CONTRACT, new Origin(1, "it.varco.pin", "1", "file:/tmp/x.jar", null), () -> "pin");
        roster.arrive(
                2,
                Greeter.CONTRACT,
                new Origin(2, "it.varco.spid", "1", "file:/varco/system/y.jar", null),
                () -> "spid");

        assertThat(ids()).containsExactly("spid");
        assertThat(problem(0)).startsWith("it.varco.pin: names that begin with it.varco belong to bundles that come");
    }

    private List<String> ids() {
        return roster.usable(Greeter.CONTRACT).stream()
                .map(usable -> usable.told().id())
                .toList();
    }

    private List<String> owners() {
        return roster.usable(Greeter.CONTRACT).stream()
                .map(usable -> usable.occupant().origin().owner())
                .toList();
    }

    private String problem(int index) {
        Telling<?> telling = roster.everybody().get(index).telling();
        assertThat(telling).isInstanceOf(Telling.Rejected.class);
        return ((Telling.Rejected<?>) telling).why().toString();
    }

    private static Origin origin(String owner) {
        return origin(owner.hashCode(), owner);
    }

    private static Origin origin(long bundle, String owner) {
        return new Origin(bundle, owner, "1.0.0", "file:" + owner + ".jar", null);
    }
}
