package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The process dies in the middle of logins and switches, again and again.
 *
 * <p>The system property {@code varco.kills} says how often; 3 by default.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("varco.kills", 3);
    private static final int CLIENTS = 3;
    private static final int ENOUGH = 4;
    private static final Duration READY = Duration.ofSeconds(20);
    private static final Pattern CURRENT =
            Pattern.compile("<span class=\"badge bg-primary\">.*?name=\"sessione\" value=\"([^\"]+)\"", Pattern.DOTALL);

    /** Whoever is being examined at a kill is not examined again for a while: others come meanwhile. */
    private static final int PEOPLE = Math.min(KILLS * CLIENTS, 99);

    private static Gateway gateway;

    private final List<Person> people =
            Stream.generate(gateway.people()::fresh).limit(PEOPLE).toList();
    private final Queue<Visitor> in = new ConcurrentLinkedQueue<>();
    private final Queue<String> switched = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(PEOPLE);
        // so that every session stays open, and can be found again
        gateway.configure("it.varco.access", "session.most = 100\nsession.idle = PT2H\n");
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
    void everyConfirmedActIsInTheTrailAfterwards() {
        Random random = new Random(42);
        List<Double> seconds = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            killAmidLogins(kill, in.size() + ENOUGH + random.nextInt(4));
            long begin = System.nanoTime();
            gateway.start();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        System.out.printf(
                "killed %d times amid %d confirmed logins and %d switches, ready again after %s s%n",
                KILLS, in.size(), switched.size(), seconds);

        Management management = gateway.management().ready();
        JsonNode report = management.verification();
        assertThat(report.path("intact").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("broken").asLong()).isZero();
        List<JsonNode> events = management.eventsAfter(0);
        Set<String> sessions = done(events, "login.enter", event -> event.path("session"));
        assertThat(in).hasSizeGreaterThanOrEqualTo(KILLS * ENOUGH);
        assertThat(in.stream().map(KillIT::session)).isSubsetOf(sessions);
        // beyond the confirmed there are only those whose answer the kill cut off
        assertThat(sessions).hasSizeLessThanOrEqualTo(in.size() + KILLS * CLIENTS);
        Set<String> reasons =
                done(events, "plugins.switch", event -> event.path("details").path("reason"));
        assertThat(switched).hasSizeGreaterThanOrEqualTo(KILLS).isSubsetOf(reasons);
        assertThat(reasons).hasSizeLessThanOrEqualTo(switched.size() + KILLS);
        assertThat(seconds).allSatisfy(each -> assertThat(each).isLessThan((double) READY.toSeconds()));
    }

    private static Set<String> done(List<JsonNode> events, String operation, Function<JsonNode, JsonNode> what) {
        return events.stream()
                .filter(event -> event.path("operation").asText().equals(operation))
                .filter(event -> event.path("outcome").asText().equals("done"))
                .map(event -> what.apply(event).asText())
                .collect(Collectors.toSet());
    }

    /**
     * People sign in, and somebody switches a service, as fast as they can; the gateway is killed once so many have
     * been told that they are in, and something is switched.
     */
    private void killAmidLogins(int kill, int enough) {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        int before = switched.size();
        for (int i = 0; i < CLIENTS; i++) {
            Person person = people.get((kill * CLIENTS + i) % PEOPLE);
            clients.add(new Thread(() -> until(over, () -> signIn(person))));
        }
        clients.add(new Thread(() -> until(over, () -> turn(kill))));
        clients.forEach(Thread::start);
        try {
            Until.isTrue("enough logins, and a switch", () -> in.size() >= enough && switched.size() > before);
            gateway.kill();
        } finally {
            over.set(true);
            clients.forEach(KillIT::join);
        }
    }

    private static void until(AtomicBoolean over, Runnable act) {
        while (!over.get()) {
            try {
                act.run();
            } catch (UncheckedIOException | AssertionError notHere) {
                Until.pause(); // the gateway comes or goes
            }
        }
    }

    private void signIn(Person person) {
        Visitor visitor = new Visitor(gateway);
        HttpResponse<String> answer = visitor.signIn(person.codiceFiscale(), person.pin());
        if (answer.statusCode() == 303) {
            in.add(visitor);
        }
    }

    private void turn(int kill) {
        String reason = "kill " + kill + ", switch " + System.nanoTime();
        gateway.management().turn("service", "pin", switched.size() % 2 == 0 ? "off" : "on", reason);
        switched.add(reason);
        Until.pause(); // a minute has a budget of calls
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The handle of a session that somebody was told of, which must still be open. */
    private static String session(Visitor visitor) {
        HttpResponse<String> page = visitor.get("/area/sessioni");
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher current = CURRENT.matcher(page.body());
        assertThat(current.find()).isTrue();
        return current.group(1);
    }
}
