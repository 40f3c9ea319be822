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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The process dies in the middle of logins, again and again.
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

    private static Gateway gateway;

    private final List<Visitor> confirmed = new ArrayList<>();

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(KILLS * CLIENTS);
        // so that every session stays open, and can be found again
        gateway.configure("it.varco.access", "session.most = 100\n");
        gateway.start();
        gateway.settle();
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    @Proves({"REL-01", "SEC-25", "SEC-60", "AUD-01", "AUD-06"})
    void everyConfirmedLoginIsInTheTrailAfterwards() {
        Random random = new Random(42);
        List<Double> seconds = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            confirmed.addAll(loginsUntilKilled(ENOUGH + random.nextInt(4)));
            long begin = System.nanoTime();
            gateway.start();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        System.out.printf("killed %d times, ready again after %s s%n", KILLS, seconds);

        Management management = gateway.management().ready();
        JsonNode report = management.verification();
        assertThat(report.path("intact").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("broken").asLong()).isZero();
        Set<String> recorded = management.eventsAfter(0).stream()
                .filter(event -> event.path("operation").asText().equals("login.enter"))
                .filter(event -> event.path("outcome").asText().equals("done"))
                .map(event -> event.path("session").asText())
                .collect(Collectors.toSet());
        assertThat(confirmed).hasSizeGreaterThanOrEqualTo(KILLS * ENOUGH);
        assertThat(confirmed.stream().map(KillIT::session)).isSubsetOf(recorded);
        // beyond the confirmed there are only those whose answer the kill cut off
        assertThat(recorded).hasSizeLessThanOrEqualTo(confirmed.size() + KILLS * CLIENTS);
        assertThat(seconds).allSatisfy(each -> assertThat(each).isLessThan((double) READY.toSeconds()));
    }

    /** People sign in as fast as they can; the gateway is killed once so many have been told that they are in. */
    private static List<Visitor> loginsUntilKilled(int enough) {
        Queue<Visitor> in = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            // whoever is being examined at the kill is not examined again for a while
            Person person = gateway.people().fresh();
            Thread client = new Thread(() -> signInUntil(over, person, in));
            client.start();
            people.add(client);
        }
        try {
            Until.isTrue("enough logins", () -> in.size() >= enough);
            gateway.kill();
        } finally {
            over.set(true);
            people.forEach(KillIT::join);
        }
        return List.copyOf(in);
    }

    private static void signInUntil(AtomicBoolean over, Person person, Queue<Visitor> in) {
        while (!over.get()) {
            Visitor visitor = new Visitor(gateway);
            try {
                HttpResponse<String> answer = visitor.signIn(person.codiceFiscale(), person.pin());
                if (answer.statusCode() == 303) {
                    in.add(visitor);
                }
            } catch (UncheckedIOException | AssertionError notHere) {
                Until.pause(); // the gateway comes or goes
            }
        }
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
