package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The process dies in the middle of acts of every kind, again and again.
 *
 * <p>The system property {@code varco.kills} says how often; 3 by default.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("varco.kills", 3);

    /** Who enter and stay, and one who leaves each time. */
    private static final int CLIENTS = 4;

    private static final int ENOUGH = 4;
    private static final Duration READY = Duration.ofSeconds(20);

    /** Whoever is being examined at a kill is not examined again for a while: others come meanwhile. */
    private static final int PEOPLE = Math.min(KILLS * CLIENTS, 64);

    /** Whose PIN is changed; each once. */
    private static final int CHANGERS = Math.min(KILLS * 3, 35);

    private static Gateway gateway;

    private final List<Person> people = gateway.people().fresh(PEOPLE);
    private final Queue<Person> changers =
            new ConcurrentLinkedQueue<>(gateway.people().fresh(CHANGERS));
    private final ConfirmedActs acts = new ConfirmedActs(gateway);

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(PEOPLE + CHANGERS);
        // so that every session stays open, and can be found again
        gateway.configure("it.varco.access", "session.most = 100\nsession.idle = PT2H\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        gateway.hashCheaply();
        gateway.start();
        gateway.settle();
        gateway.management().ready();
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    @Proves({"REL-01", "SEC-25", "SEC-60", "AUD-01", "AUD-06"})
    void everyConfirmedActIsThereAfterwardsAndNoneInPart() {
        Random random = new Random(42);
        List<Double> seconds = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            killAmidActs(kill, ENOUGH + random.nextInt(4));
            long begin = System.nanoTime();
            gateway.start();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        System.out.printf(
                "killed %d times amid confirmed logins, ends of sessions, switches, roles, ends of roles, changes %s,"
                        + " ready again after %s s%n",
                KILLS, acts.counts(), seconds);

        JsonNode report = gateway.management().ready().verification();
        assertThat(report.path("intact").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("broken").asLong()).isZero();
        acts.areThere(KILLS * CLIENTS);
        assertThat(seconds).allSatisfy(each -> assertThat(each).isLessThan((double) READY.toSeconds()));
    }

    /** Everybody acts as fast as they can; the gateway is killed once so many acts, and some of each kind, are done. */
    private void killAmidActs(int kill, int enough) {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        List<Integer> before = acts.counts();
        for (int i = 0; i < CLIENTS; i++) {
            Person person = people.get((kill * CLIENTS + i) % PEOPLE);
            clients.add(new Thread(until(over, i == 0 ? () -> acts.enterAndLeave(person) : () -> acts.enter(person))));
        }
        clients.add(new Thread(until(over, () -> acts.turn("local", "kill " + kill + ", " + System.nanoTime()))));
        clients.add(new Thread(until(over, acts::employ)));
        clients.add(new Thread(until(over, this::changeNext)));
        clients.forEach(Thread::start);
        try {
            Until.isTrue("enough of everything", () -> isEnough(before, acts.counts(), enough));
            gateway.kill();
        } catch (AssertionError tooFew) {
            throw new AssertionError("only " + acts.counts() + " after " + before, tooFew);
        } finally {
            over.set(true);
            clients.forEach(Threads::join);
        }
    }

    private boolean isEnough(List<Integer> before, List<Integer> now, int enough) {
        for (int kind = 0; kind < now.size(); kind++) {
            boolean last = kind == now.size() - 1;
            int wanted = last && changers.isEmpty() ? 0 : kind == 0 ? enough : 1;
            if (now.get(kind) - before.get(kind) < wanted) {
                return false;
            }
        }
        return true;
    }

    private void changeNext() {
        Person next = changers.poll();
        if (next == null) {
            Until.pause();
            return;
        }
        try {
            acts.change(next);
        } finally {
            if (acts.mayChange(next)) {
                changers.add(next);
            }
        }
    }

    private static Runnable until(AtomicBoolean over, Runnable act) {
        return () -> {
            while (!over.get()) {
                try {
                    act.run();
                } catch (UncheckedIOException | AssertionError notHere) {
                    Until.pause(); // the gateway comes or goes
                }
            }
        };
    }
}
