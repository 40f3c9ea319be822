package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A store with the PINs of many people: they sign in, officers call, somebody follows a request, and time brings things
 * about, with few people in it and with many.
 *
 * <p>The system property {@code varco.pins} says how many are many; 2000 by default. PINs are hashed cheaply, so that
 * what is compared is the store's part. How fast everything is, is told; a long run fails where many need more of the
 * processors than chance explains, as when the store reads all records to find a few.
 */
class ManyPinsIT {

    private static final int MANY = Integer.getInteger("varco.pins", 2000);
    private static final int FEW = 1000;

    /** So many calls wait even among few people that the page of the calls is full, as it is among many. */
    private static final int WAITING = 250;

    private static final boolean LONG = MANY > 10 * FEW;
    private static final int TIMES = LONG ? 60 : 2;
    private static final Duration PHASE = Duration.ofSeconds(LONG ? 40 : 3);
    private static final String CPU = ", CPU ms";
    private static final String FOLLOW = "/portale/servizio?operazione=pin-issue.follow";

    private static Gateway gateway;
    private static Settlers settlers;

    private final Map<String, List<Double>> table = new LinkedHashMap<>();
    private final List<Integer> holders = new ArrayList<>();

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        gateway.takeOptionsOf("varco");
        gateway.hashCheaply();
        gateway.configure("it.varco.catalogue", "upkeep = PT1S\nvisits.most = 0\nvisits.refusals = 0\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        settlers = new Settlers(gateway);
        gateway.start();
        gateway.settle();
        settlers.ready();
        gateway.management().ready().turn("channel", "email", "off", "nobody is to be written to");
        if (LONG) {
            Nu.rest();
        }
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    void nothingTakesLongerAmongManyThanAmongFew() {
        settlers.settle(WAITING, Settlers.WAITING);
        holders.addAll(settlers.settle(FEW - WAITING, Settlers.HOLDER));
        measure(FEW / 10);
        long begin = System.nanoTime();
        settlers.settle(MANY / 100, Settlers.WAITING);
        holders.addAll(settlers.settle(MANY - settlers.people(), Settlers.HOLDER));
        System.out.printf("%d people stored in %.0f s%n", MANY, (System.nanoTime() - begin) / 1e9);
        measure(MANY / 100);
        tell();
        if (LONG) {
            table.forEach(ManyPinsIT::judge);
        }
    }

    private static void judge(String what, List<Double> measured) {
        if (what.endsWith(CPU)) {
            double most = 3 * measured.get(0) + 20;
            assertThat(measured.get(1)).as(what).isLessThan(most);
        }
    }

    private void measure(int due) {
        begun();
        entered();
        atTheDesk();
        put("follow a request", Effort.of(gateway.pid(), TIMES, this::follow));
        timeGoesBy(due);
        Vitals rest = Vitals.atRest(gateway.pid());
        put("heap at rest, MB", rest.heap() / 1e6);
        put("resident at rest, MB", rest.resident() / 1e6);
        put("on disk, MB", size(gateway.home().resolve("data")) / 1e6);
    }

    private void begun() {
        gateway.stop();
        long begin = System.nanoTime();
        gateway.start();
        Visitor visitor = new Visitor(gateway);
        Until.isTrue("people can sign in", () -> visitor.entered(holder(0)).isIn());
        put("start until somebody is in, s", (System.nanoTime() - begin) / 1e9);
        put("start, CPU s", Vitals.cpuSeconds(gateway.pid()));
        settlers.ready();
        gateway.management().ready();
    }

    /** Somebody anywhere among them. */
    private Person holder(int place) {
        int person = holders.get(Math.floorMod(place * 7919L, holders.size()));
        Person pattern = gateway.people().first();
        return new Person(Settlers.code(person), pattern.pin(), "Nome Cognome", "ordinario", "attivo", 10);
    }

    private void entered() {
        List<Person> some =
                IntStream.range(1, 900).mapToObj(this::holder).distinct().toList();
        logins(some.subList(0, some.size() / 3)); // so that the gateway is warm
        double before = Vitals.cpuSeconds(gateway.pid());
        Logins logins = logins(some.subList(some.size() / 3, some.size()));
        put("login" + CPU, 1000 * (Vitals.cpuSeconds(gateway.pid()) - before) / logins.count());
        put("login, median ms", Logins.percentile(50, List.of(logins)));
        put("login, p99 ms", Logins.percentile(99, List.of(logins)));
    }

    private Logins logins(List<Person> some) {
        Logins logins = Logins.at(gateway, some);
        try (logins) {
            long begin = System.nanoTime();
            Until.isTrue("people came", PHASE.plus(Until.PATIENCE), () -> System.nanoTime() - begin > PHASE.toNanos());
        }
        assertThat(logins.wrong()).isEmpty();
        return logins;
    }

    private void atTheDesk() {
        Officer officer = new Officer(gateway, gateway.administrators().officer());
        put(
                "page of the calls that wait",
                Effort.of(
                        gateway.pid(), TIMES, () -> assertThat(officer.calls()).contains("Da fare")));
        put(
                "call taken, made, put off",
                Effort.of(
                        gateway.pid(),
                        TIMES,
                        () -> assertThat(officer.unanswered(officer.take())).contains("non risponde")));
    }

    private void follow() {
        Visitor visitor = new Visitor(gateway);
        String begin = FOLLOW;
        String question = location(visitor.post(begin, visitor.fields(begin, begin)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("number", Settlers.number(holders.get(holders.size() / 2)));
        assertThat(visitor.post(question, form).body()).contains("il PIN è attivo");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Nothing is due for a while; then all at once, and half of it ends a PIN while the other half is a warning. */
    private void timeGoesBy(int due) {
        double idle = Vitals.cpuSeconds(gateway.pid());
        long begin = System.nanoTime();
        Until.isTrue("a while", PHASE.multipliedBy(2), () -> System.nanoTime() - begin > PHASE.toNanos());
        put(
                "a look at what is due while nothing is" + CPU,
                1000 * (Vitals.cpuSeconds(gateway.pid()) - idle) / PHASE.toSeconds());

        Instant at = Clock.systemUTC().instant().plus(Duration.ofSeconds(5 + due / 200));
        settlers.settle(due / 2, Settlers.EXPIRING, at);
        settlers.settle(due - due / 2, Settlers.LAPSING, at);
        Until.isTrue(
                "it is due",
                Duration.ofHours(1),
                () -> Clock.systemUTC().instant().isAfter(at));
        double before = Vitals.cpuSeconds(gateway.pid());
        long since = System.nanoTime();
        Until.isTrue("everything was done", Duration.ofMillis(60_000 + 100L * due), () -> !settlers.isAnythingDue());
        put("one of those due, ms", (System.nanoTime() - since) / 1e6 / due);
        put("one of those due" + CPU, 1000 * (Vitals.cpuSeconds(gateway.pid()) - before) / due);
    }

    private void put(String what, Effort effort) {
        put(what + CPU, effort.cpu());
        put(what + ", median ms", effort.median());
        put(what + ", p99 ms", effort.most());
    }

    private void put(String what, double measured) {
        table.computeIfAbsent(what, first -> new ArrayList<>()).add(measured);
        System.out.printf(Locale.ROOT, "%d people: %s %.2f%n", settlers.people(), what, measured);
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell() {
        System.out.printf("%s; %s%n", Machine.now(), String.join(" ", Machine.options(gateway)));
        System.out.printf("| what | %d people | %d people | ratio |%n|---|---|---|---|%n", FEW, MANY);
        table.forEach((what, measured) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                what,
                measured.get(0),
                measured.get(1),
                measured.get(1) / measured.get(0)));
    }
}
