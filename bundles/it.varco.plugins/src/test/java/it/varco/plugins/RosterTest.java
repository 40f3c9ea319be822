package it.varco.plugins;

import static it.varco.plugins.GuardTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RosterTest {

    private final AtomicInteger changes = new AtomicInteger();
    private final Roster roster = new Roster(
            new SettableClock(), new Origins(false, "file:/varco/system/x.jar")::trusted, changes::incrementAndGet);

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
    void keepsAnIdentifierForTheFirstNameThatClaimedIt() {
        roster.arrive(1, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        roster.everybody();
        roster.arrive(2, Greeter.CONTRACT, origin("org.thief"), Greeter.named("pin"));

        assertThat(owners()).containsExactly("org.acme");
        assertThat(problem(1))
                .isEqualTo("org.thief: the greeter pin belongs to org.acme, which offered it first; choose another"
                        + " identifier, or take that bundle away and restart the gateway.");
        roster.leave(1);
        assertThat(owners()).isEmpty();
        roster.arrive(3, Greeter.CONTRACT, origin("org.acme"), Greeter.named("pin"));
        assertThat(owners()).containsExactly("org.acme");
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
        return new Origin(owner.hashCode(), owner, "1.0.0", "file:" + owner + ".jar", null);
    }
}
