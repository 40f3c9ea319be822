package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import it.varco.itests.distribution.Swap.Way;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The benchmark: what the gateway costs, beside what the machine needs for the same without it, as a table; see
 * {@code measure.sh}. Linux only: it reads {@code /proc}.
 *
 * <p>Goals are those of D-30. CPU is that of the process that answers. What is compared is measured in turns, so that a
 * slower minute of the machine is one for both; every figure is the median of its rounds.
 */
public final class Figures {

    private static final int STARTS = Integer.getInteger("varco.starts", 5);
    private static final int ROUNDS = Integer.getInteger("varco.rounds", 5);
    private static final int LOGINS = Integer.getInteger("varco.logins", 100);
    private static final int SWAPS = Integer.getInteger("varco.swaps", 20);
    private static final Duration ROUND = Duration.parse(System.getProperty("varco.round", "PT2S"));

    /** Requests of each kind, and a tenth as many logins: a process that began just now mostly compiles. */
    private static final int WARM = Integer.getInteger("varco.warm", 20_000);

    private static final int SWITCHES = 20;
    private static final int DROPS = 5;
    private static final int IDLE_SECONDS = 20;

    /** So many that nobody has many sessions open at once. */
    private static final int SIGNING_IN = 16;

    private static final int CHEAP = 3;

    /** The page that a start is over with. */
    static final String PIN = "/accesso/pin";

    private final Table table = new Table();
    private final List<String> wrong = new ArrayList<>();

    private Figures() {}

    /** Measures everything; without a table, and with exit code 1, where any answer was wrong. */
    public static void main(String... arguments) throws Exception {
        Nu.rest();
        Figures figures = new Figures();
        String machine = Machine.now();
        String options;
        try (Gateway gateway = gateway(SIGNING_IN)) {
            options = String.join(" ", Machine.options(gateway));
            figures.measure(gateway);
        }
        figures.measureEmpty();
        try (Gateway gateway = gateway(SIGNING_IN)) {
            figures.measureUnderLoad(gateway);
        }
        if (!figures.wrong.isEmpty()) {
            System.err.println("No table, because of wrong answers: " + figures.wrong);
            System.exit(1);
        }
        System.out.printf(
                "%s, %s afterwards.%nOptions of Java on both sides: `%s`.%n%n%s%n",
                machine, Machine.load(), options, figures.table);
    }

    /** The demonstration, with the options of the archive that the system property {@code varco.options} names. */
    private static Gateway gateway(int more) {
        Gateway gateway = Gateway.unpacked(more);
        gateway.takeOptionsOf(System.getProperty("varco.options", "varco-demo"));
        return gateway;
    }

    private void measure(Gateway gateway) throws Exception {
        gateway.configure("it.varco.access", "session.most = 100\nsession.idle = PT2H\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        for (String name : List.of("varco", "varco-demo")) {
            table.other("archive `" + name + "`", Files.size(Archive.of(name)) / 1e6, "MB", 30);
        }
        starts(gateway);
        gateway.start();
        gateway.settle();
        idle(gateway, "demonstration");
        requests(gateway);
        hashes(gateway);
        table.other("resident after all these requests", Vitals.resident(gateway.pid()) / 1e6, "MB", 220);
        switches(gateway);
        drops(gateway);
    }

    private void starts(Gateway gateway) throws Exception {
        List<Start> cold = new ArrayList<>();
        List<Start> warm = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            if (Files.exists(gateway.home().resolve("data"))) {
                Archive.delete(gateway.home().resolve("data"));
            }
            cold.add(Start.of(gateway));
            warm.add(Start.of(gateway));
        }
        table.cpu("CPU until the first login page, cold start", Start.median(cold, Start::cpu), "s", 4);
        table.cpu("CPU until the first login page, warm start", Start.median(warm, Start::cpu), "s", 2.5);
        table.other("time until the first login page, cold start", Start.median(cold, Start::wall), "s", 2);
        table.other("time until the first login page, warm start", Start.median(warm, Start::wall), "s", 1.2);
    }

    private void idle(Gateway gateway, String which) throws InterruptedException {
        gateway.management().ready();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        table.other(
                "resident, " + which + ", everything up and idle for " + IDLE_SECONDS + " s",
                Vitals.resident(gateway.pid()) / 1e6,
                "MB",
                150);
    }

    /** The archive for production as it is delivered, before it has an administrator. */
    private void measureEmpty() throws InterruptedException {
        try (Gateway empty = Gateway.empty()) {
            Command.Result started = empty.varco("start");
            if (started.code() != 0) {
                throw new IllegalStateException(started.said());
            }
            idle(empty, "production before its first administrator");
        }
    }

    private void requests(Gateway gateway) {
        Person person = gateway.people().first();
        Visitor inside = new Visitor(gateway).entered(person);
        List<String> cookie = List.of(
                "Cookie", Visitor.SESSION + "=" + inside.cookie(Visitor.SESSION).orElseThrow());
        List<String> token = List.of("Authorization", "Bearer " + gateway.token());
        URI rest = gateway.managementSite().resolve("/api/admin/v1/plugins/credential/pin");
        long pid = gateway.pid();
        URI site = gateway.site();
        try (JavaProgram servlet = JavaProgram.servlet(gateway)) {
            URI bare = URI.create("http://localhost:" + servlet.line() + "/");
            compare(
                    new Cost("bare servlet in the same Jetty: two letters", servlet.pid(), bare, List.of(), "ok"),
                    List.of(
                            new Cost("status", pid, site.resolve("/api/v1/status"), List.of(), "200"),
                            new Cost("session page", pid, site.resolve("/sessione"), cookie, person.name()),
                            new Cost(
                                    "list of own sessions", pid, site.resolve("/area/sessioni"), cookie, person.name()),
                            new Cost("REST call with a token", pid, rest, token, "\"pin\"")),
                    List.of(
                            new Cost(
                                    "bare resource of Jersey in the same Jetty: one object",
                                    servlet.pid(),
                                    bare.resolve("resource/one"),
                                    List.of(),
                                    "\"pin\""),
                            new Cost("personal area", pid, site.resolve("/area"), cookie, person.name()),
                            new Cost("login page, begins a login", pid, site.resolve(PIN), List.of(), "name=\"pin\"")));
        }
    }

    /** @param others without a goal */
    private void compare(Cost bare, List<Cost> cheap, List<Cost> others) {
        List<Cost> all =
                Stream.of(List.of(bare), cheap, others).flatMap(List::stream).toList();
        all.forEach(cost -> cost.warm(WARM));
        for (int i = 0; i < ROUNDS; i++) {
            all.forEach(cost -> cost.measure(ROUND));
        }
        ratio(bare, bare, Table.NONE);
        cheap.forEach(cost -> ratio(cost, bare, CHEAP));
        others.forEach(cost -> ratio(cost, bare, Table.NONE));
        all.forEach(cost -> wrong.addAll(cost.wrong()));
    }

    private void ratio(Cost cost, Cost bare, double goal) {
        table.ratio(cost.what(), Table.median(cost.rounds()), Table.ratio(cost.rounds(), bare.rounds()), goal);
    }

    /** A login beside its hash in a process that does nothing else. */
    private void hashes(Gateway gateway) {
        List<Person> people = people(gateway);
        List<Double> hashes = new ArrayList<>();
        List<Double> logins = new ArrayList<>();
        login(gateway, people);
        for (int i = 0; i < ROUNDS; i++) {
            try (JavaProgram hash = JavaProgram.hash(gateway)) {
                hashes.add(Double.parseDouble(hash.line()));
            }
            logins.add(login(gateway, people));
        }
        table.ratio("bare hash of a PIN", Table.median(hashes), 1, Table.NONE);
        table.ratio(
                "login by PIN, page and answer, to its hash",
                Table.median(logins),
                Table.ratio(logins, hashes),
                Table.NONE);
    }

    private static List<Person> people(Gateway gateway) {
        return IntStream.range(0, SIGNING_IN)
                .mapToObj(i -> gateway.people().fresh())
                .toList();
    }

    /** Milliseconds of CPU of one login, from the form to the answer; everybody signs out afterwards. */
    private static double login(Gateway gateway, List<Person> people) {
        List<Visitor> inside = new ArrayList<>();
        double before = Vitals.cpuSeconds(gateway.pid());
        for (int i = 0; i < LOGINS; i++) {
            inside.add(new Visitor(gateway).entered(people.get(i % people.size())));
        }
        double millis = 1000 * (Vitals.cpuSeconds(gateway.pid()) - before) / LOGINS;
        inside.forEach(Visitor::leave);
        return millis;
    }

    /** From the call to the first page that shows its effect. */
    private void switches(Gateway gateway) {
        Visitor visitor = new Visitor(gateway);
        List<Double> calls = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        for (int i = 0; i < SWITCHES; i++) {
            boolean off = i % 2 == 0;
            long begin = System.nanoTime();
            gateway.management().turn("pin", off ? "off" : "on", "measuring");
            calls.add(millisSince(begin));
            until(() -> visitor.get(PIN).statusCode() == (off ? 503 : 200));
            effects.add(millisSince(begin));
        }
        table.other("switch by API, the call", Table.median(calls), "ms", 20);
        table.other("switch by API, until a page shows it", Table.median(effects), "ms", Table.NONE);
    }

    private void drops(Gateway gateway) {
        List<Double> there = new ArrayList<>();
        List<Double> gone = new ArrayList<>();
        for (int i = 0; i < DROPS; i++) {
            long begin = System.nanoTime();
            Path jar = gateway.drop(gateway.example("it.varco.credential.demo"));
            until(() -> gateway.shows("/accesso/demo"));
            there.add(millisSince(begin));
            begin = System.nanoTime();
            Gateway.delete(jar);
            until(() -> !gateway.shows("/accesso/demo"));
            gone.add(millisSince(begin));
        }
        table.other("jar dropped, until people can choose it", Table.median(there), "ms", 1000);
        table.other("jar taken away, until they cannot", Table.median(gone), "ms", 1000);
    }

    /** With a hash that costs next to nothing, so that what is left is the gateway's own work. */
    private void measureUnderLoad(Gateway gateway) {
        Hands hands = Crowd.hands(gateway);
        List<Person> people = people(gateway);
        for (int done = 0; done < WARM / 10; done += LOGINS) {
            login(gateway, people);
        }
        List<Double> logins = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            logins.add(login(gateway, people));
        }
        table.cpu("CPU of a login by PIN with a hash of 8 KiB in one pass", Table.median(logins), "ms", 1.5);
        long answers = 0;
        for (String provider : List.of(Swap.PIN, Swap.EXAMPLE)) {
            for (Way way : Way.values()) {
                if (way.fits(provider)) {
                    answers += swap(gateway, hands, provider, way);
                }
            }
        }
        table.other("answers under that load, each a documented one", (double) answers, "answers", Table.NONE);
    }

    /** How many answers there were. */
    private long swap(Gateway gateway, Hands hands, String provider, Way way) {
        Crowd crowd = Crowd.at(gateway);
        List<Double> millis = new ArrayList<>();
        try (crowd) {
            Swap swap = new Swap(gateway, hands, crowd, provider);
            for (int i = 0; i < SWAPS; i++) {
                long begin = System.nanoTime();
                swap.once(way);
                millis.add(millisSince(begin));
            }
        }
        crowd.undocumented(way.documented(provider)).forEach((kind, count) -> wrong.add(count + " times " + kind));
        table.other(
                "under load " + SWAPS + " times: `" + provider + "` " + way.words() + ", until the next person entered",
                Table.median(millis),
                "ms",
                Table.NONE);
        return crowd.answers().values().stream().mapToLong(Long::longValue).sum();
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Waits for something that is looked at often, so that the moment is exact. */
    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("nothing happened for a minute");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
