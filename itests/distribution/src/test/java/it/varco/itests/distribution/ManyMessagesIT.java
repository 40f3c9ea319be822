package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many messages wait until the channel is switched on, and then go out at once while people sign in: everything
 * arrives, once and in order, nobody is refused, and nothing of it stays in memory.
 *
 * <p>The system property {@code varco.messages} says how many; 200 by default. It runs with the options of Java for
 * production, and PINs cost what they cost there. How fast everything is, is told and not judged.
 */
class ManyMessagesIT {

    private static final int MESSAGES = Integer.getInteger("varco.messages", 200);

    /** Of the ten notes that each may keep, these are sent before anything is measured: what fills at first is full. */
    private static final int WARM = 2;

    private static final int EACH = 8;
    private static final int FEWEST = 60;
    private static final int WRITERS = Math.max(FEWEST, (MESSAGES + EACH - 1) / EACH);

    /** As many write at the same time as sign in later, so that no more threads are needed then. */
    private static final int BROWSERS = Logins.BROWSERS;

    /** How long people sign in while nothing is sent. */
    private static final Duration PHASE = Duration.ofSeconds(Math.max(5, Math.min(MESSAGES / 100, 60)));

    /** Long enough for any machine on which it goes on at all. */
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(300L * MESSAGES);

    private static final double MIDDLE = 0.5;
    private static final String DEAR = "hash.memoryKib = 19456\nhash.iterations = 2\n";
    private static final String WRITE = "/area/servizio?operazione=promemoria.scrivi";
    private static final Pattern NOTE = Pattern.compile("nota ([0-9]+) di ([0-9]+),");

    private static Carrier carrier;
    private static Gateway gateway;

    private final List<Person> writers = gateway.people().fresh(WRITERS);
    private final List<Person> others = gateway.people().fresh(Logins.PEOPLE);
    private final List<Visitor> inside =
            IntStream.range(0, WRITERS).mapToObj(i -> new Visitor(gateway)).toList();
    private final List<Phase> phases = new ArrayList<>();

    /** Some time in which people signed in. */
    private record Phase(String name, Logins logins, double seconds, double cpu, Vitals amid) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %d | %.0f | %.0f | %.2f | %.1f | %d | %d | %.0f |",
                    name,
                    seconds,
                    logins.count(),
                    Logins.percentile(50, List.of(logins)),
                    Logins.percentile(99, List.of(logins)),
                    cpu / seconds,
                    amid.heap() / 1e6,
                    amid.threads(),
                    amid.files(),
                    amid.resident() / 1e6);
        }
    }

    @BeforeAll
    static void start() {
        carrier = new Carrier();
        gateway = Gateway.unpacked(WRITERS + Logins.PEOPLE);
        gateway.takeOptionsOf("varco");
        gateway.hashCheaply(); // so that everybody soon has a PIN
        gateway.configure("it.varco.channel.email", """
                host = localhost
                port = %d
                security = none
                sender = varco@example.it
                """.formatted(carrier.port()));
        gateway.reachEverybody();
        gateway.configure("it.varco.access", "session.idle = PT2H\nsession.length = PT24H\nsession.most = 100\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        gateway.start();
        gateway.settle();
        gateway.drop(gateway.example("it.varco.service.demo"));
        gateway.management().ready();
        Until.isTrue(
                "notes can be written",
                () -> gateway.management().plugin("promemoria").isPresent());
    }

    @AfterAll
    static void remove() {
        gateway.close();
        carrier.close();
    }

    @Test
    @Proves({"REL-06", "REL-16"})
    void arriveOnceAndInOrderWhileEverybodyGetsIn() {
        long pid = gateway.pid();
        warmUp();
        Vitals before = Vitals.atRest(pid);
        during("nothing waits", () -> {}, time());

        gateway.management().turn("channel", "email", "off", "many messages");
        double putIn = seconds(() -> everyone(MESSAGES, i -> write(i % WRITERS, WARM + i / WRITERS)));
        assertThat(gateway.management().outbox("email").path("waiting").asInt()).isEqualTo(MESSAGES);
        during(MESSAGES + " wait", () -> {}, time());

        long begin = System.nanoTime();
        during(
                "they are sent",
                () -> gateway.management().turn("channel", "email", "on", "many messages"),
                () -> arrived(begin));
        double sent = (carrier.lastAt() - begin) / 1e9;
        during("all are sent", () -> {}, time());

        tell(putIn, sent);
        everythingArrivedOnceAndInOrder();
        System.out.printf("before: %s%nafterwards: %s%n", before, Vitals.flat(pid, before));
        assertThat(phases).allSatisfy(phase -> assertThat(phase.logins.wrong()).isEmpty());
        assertThat(gateway.management().verification().path("intact").asBoolean())
                .isTrue();
    }

    /** Everybody is inside, has an address and wrote something; those who sign in have PINs of today's cost. */
    private void warmUp() {
        everyone(WRITERS, i -> inside.get(i).entered(writers.get(i)));
        Until.isTrue(
                "everybody has an address",
                PATIENCE,
                () -> inside.get(WRITERS - 1).get("/area/recapiti").body().contains("@posta.example"));
        gateway.configurePin(DEAR);
        everyone(WRITERS * WARM, i -> write(i % WRITERS, i / WRITERS));
        Until.isTrue("the first of all arrived", PATIENCE, () -> carrier.taken().size() == WRITERS * WARM);
        everyone(
                4 * Logins.PEOPLE,
                i -> new Visitor(gateway).entered(others.get(i % Logins.PEOPLE)).leave());
    }

    /**
     * People sign in until it is over, and at least one did; in the middle of it the process is looked at, once: that
     * has it stand still for a moment.
     *
     * @param done how much of it, from 0 to 1
     */
    private void during(String name, Runnable act, DoubleSupplier done) {
        long pid = gateway.pid();
        double before = Vitals.cpuSeconds(pid);
        List<Vitals> seen = new ArrayList<>();
        Logins logins = Logins.at(gateway, others);
        double seconds;
        try (logins) {
            seconds = seconds(() -> {
                act.run();
                while (logins.count() == 0 || done.getAsDouble() < 1) {
                    if (seen.isEmpty() && done.getAsDouble() >= MIDDLE) {
                        seen.add(Vitals.of(pid));
                    }
                    Until.pause();
                }
            });
        }
        double cpu = Vitals.cpuSeconds(pid) - before;
        Vitals amid = seen.isEmpty() ? Vitals.of(pid) : seen.get(0);
        phases.add(new Phase(name, logins, seconds, cpu, amid));
    }

    private static DoubleSupplier time() {
        long begin = System.nanoTime();
        return () -> (System.nanoTime() - begin) / (double) PHASE.toNanos();
    }

    private static double arrived(long begin) {
        int arrived = carrier.taken().size() - WRITERS * WARM;
        if (arrived < MESSAGES && System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new AssertionError("only " + arrived + " of " + MESSAGES + " arrived in " + PATIENCE);
        }
        return arrived / (double) MESSAGES;
    }

    /** Does something so many times, several at once; what belongs to one writer stays in order. */
    private static void everyone(int times, IntConsumer act) {
        ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, BROWSERS)
                .mapToObj(mine -> new Thread(() -> IntStream.range(0, times)
                        .filter(i -> i % WRITERS % BROWSERS == mine)
                        .forEach(act)))
                .toList();
        for (Thread thread : threads) {
            thread.setUncaughtExceptionHandler((dead, cause) -> failed.add(cause));
            thread.start();
        }
        threads.forEach(Threads::join);
        assertThat(failed).isEmpty();
    }

    private void write(int writer, int number) {
        Visitor visitor = inside.get(writer);
        String question = location(visitor.post(WRITE, visitor.fields(WRITE, WRITE)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("testo", "nota " + number + " di " + writer + ", di prova");
        form.put("copia", "email");
        assertThat(location(visitor.post(question, form))).contains("ricevuta");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void everythingArrivedOnceAndInOrder() {
        Until.isTrue(
                "nothing waits any more",
                () -> gateway.management().outbox("email").path("waiting").asInt() == 0);
        assertThat(gateway.management().outbox("email").path("undelivered").asInt())
                .isZero();
        List<String> arrived = carrier.arrived();
        assertThat(arrived).hasSize(carrier.taken().size()).hasSize(WRITERS * WARM + MESSAGES);
        Map<Integer, List<Integer>> numbers = new TreeMap<>();
        for (String mail : arrived) {
            Matcher note = NOTE.matcher(mail);
            assertThat(note.find()).as(mail).isTrue();
            numbers.computeIfAbsent(Integer.parseInt(note.group(2)), writer -> new ArrayList<>())
                    .add(Integer.parseInt(note.group(1)));
        }
        IntStream.range(0, WRITERS).forEach(writer -> {
            int last = Math.floorDiv(MESSAGES - 1 - writer, WRITERS);
            assertThat(numbers.get(writer))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(0, WARM + last).boxed().toList());
        });
    }

    private void tell(double putIn, double sent) {
        List<Logins> beside = List.of(phases.get(2).logins);
        List<Logins> alone = phases.stream()
                .map(Phase::logins)
                .filter(each -> !beside.contains(each))
                .toList();
        System.out.printf("%s; %s%n", Machine.now(), String.join(" ", Machine.options(gateway)));
        System.out.println("| while | s | logins | median ms | p99 ms | processors | heap MB | threads | open files"
                + " | resident MB |\n|---|---|---|---|---|---|---|---|---|---|");
        phases.forEach(phase -> System.out.println(phase.line()));
        System.out.printf(
                Locale.ROOT,
                "%d messages put in by %d browsers, %.0f a second; sent in %.1f s, %.0f a second;"
                        + " logins meanwhile: median %.2f times, p99 %.2f times that of the rest of the time%n",
                MESSAGES,
                BROWSERS,
                MESSAGES / putIn,
                sent,
                MESSAGES / sent,
                Logins.percentile(50, beside) / Logins.percentile(50, alone),
                Logins.percentile(99, beside) / Logins.percentile(99, alone));
    }

    private static double seconds(Runnable act) {
        long begin = System.nanoTime();
        act.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
