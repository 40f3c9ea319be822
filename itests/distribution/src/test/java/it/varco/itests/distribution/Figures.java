package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Measures what the gateway costs and prints a table; see {@code measure.sh}. Linux only: it reads {@code /proc}.
 *
 * <p>Goals are those of D-30. Wall times depend on what else the machine does; CPU times much less.
 */
public final class Figures {

    private static final int STARTS = Integer.getInteger("varco.starts", 5);
    private static final int LOGINS = Integer.getInteger("varco.logins", 300);
    private static final int SWITCHES = 20;
    private static final int DROPS = 5;
    private static final int IDLE_SECONDS = 20;
    private static final int TICKS_PER_SECOND = 100;

    private final Gateway gateway;
    private final List<String> rows;

    private Figures(Gateway gateway, List<String> rows) {
        this.gateway = gateway;
        this.rows = rows;
    }

    /** Measures everything. */
    public static void main(String... arguments) throws Exception {
        Nu.rest();
        List<String> rows = new ArrayList<>();
        try (Gateway gateway = Gateway.unpacked(0)) {
            new Figures(gateway, rows).measure();
        }
        try (Gateway cheap = Gateway.unpacked(0)) {
            new Figures(cheap, rows).measureWithoutHash();
        }
        System.out.printf(
                "Java %s, %d processors, load %s%n%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Gateway.read(Path.of("/proc/loadavg")).strip());
        rows.forEach(System.out::println);
    }

    private void measure() throws Exception {
        row("what", "measured", "goal");
        row("---", "---", "---");
        for (String name : List.of("varco", "varco-demo")) {
            row("archive " + name, megabytes(Files.size(Archive.of(name))), "30 MB");
        }
        starts();
        gateway.start();
        gateway.settle();
        gateway.management().ready();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        row("resident, idle, everything up for " + IDLE_SECONDS + " s", resident(), "150 MB");
        logins();
        row("resident after " + 2 * LOGINS + " logins", resident(), "220 MB");
        switches();
        drops();
    }

    /** The same logins with a hash that costs next to nothing: what is left is the gateway's own work. */
    private void measureWithoutHash() {
        Path feature = gateway.home().resolve("features/demo/feature.json");
        String people = "\"it.varco.credential.pin\": {";
        String cheap = "\"hash.memoryKib:Integer\": 8, \"hash.iterations:Integer\": 1,";
        Gateway.write(feature, Gateway.read(feature).replace(people, people + cheap));
        gateway.start();
        gateway.settle();
        gateway.management().ready();
        signIn();
        signIn();
        double before = cpuSeconds(gateway.pid());
        signIn();
        double login = 1000 * (cpuSeconds(gateway.pid()) - before) / LOGINS;
        row("login, page and answer, with a hash of 8 KiB in one pass, CPU", milliseconds(login), "1.5 ms");
    }

    private void row(String what, String measured, String goal) {
        rows.add("| " + what + " | " + measured + " | " + goal + " |");
        System.err.println(what + ": " + measured);
    }

    private void starts() throws Exception {
        List<Double> coldWall = new ArrayList<>();
        List<Double> coldCpu = new ArrayList<>();
        List<Double> warmWall = new ArrayList<>();
        List<Double> warmCpu = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            if (Files.exists(gateway.home().resolve("data"))) {
                Archive.delete(gateway.home().resolve("data"));
            }
            start(coldWall, coldCpu);
            start(warmWall, warmCpu);
        }
        row("first login page, cold, wall", seconds(coldWall), "2 s");
        row("first login page, cold, CPU", seconds(coldCpu), "4 s");
        row("first login page, warm, wall", seconds(warmWall), "1.2 s");
        row("first login page, warm, CPU", seconds(warmCpu), "2.5 s");
    }

    /** From the command to the first login page that is whole; then lets it come up and stops it. */
    private void start(List<Double> wall, List<Double> cpu) throws Exception {
        Visitor visitor = new Visitor(gateway);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(gateway.home().resolve("bin/varco").toString(), "run")
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(gateway.home().getParent().resolve("out.txt").toFile())
                .start();
        until(() -> answersLogin(visitor));
        wall.add((System.nanoTime() - begin) / 1e9);
        cpu.add(cpuSeconds(process.pid()));
        gateway.management().ready();
        gateway.settle();
        process.destroy();
        process.waitFor();
        Files.delete(gateway.home().resolve("logs/varco.log"));
    }

    private static boolean answersLogin(Visitor visitor) {
        try {
            return visitor.get("/accesso/pin").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void logins() throws Exception {
        double hash = Double.parseDouble(java(HashAlone.class.getName()));
        signIn();
        double before = cpuSeconds(gateway.pid());
        signIn();
        double login = 1000 * (cpuSeconds(gateway.pid()) - before) / LOGINS;
        row("login, page and answer, CPU", milliseconds(login), "");
        row("its hash alone in a process with the same options, CPU", milliseconds(hash), "");
    }

    private void signIn() {
        List<Person> people = gateway.people().shown().stream()
                .filter(person -> person.state().equals("attivo"))
                .toList();
        for (int i = 0; i < LOGINS; i++) {
            new Visitor(gateway).entered(people.get(i % people.size()));
        }
    }

    private String java(String program) throws Exception {
        Path output = gateway.home().getParent().resolve("hash.txt");
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.add("@" + gateway.home().resolve("conf/jvm.options"));
        List.of(System.getenv().getOrDefault("VARCO_OPTS", "").split(" ", -1)).stream()
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
        Process process = new ProcessBuilder(words)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.waitFor();
        return Gateway.read(output).strip();
    }

    /** From the call to the first page that shows its effect. */
    private void switches() {
        Management management = gateway.management();
        Visitor visitor = new Visitor(gateway);
        List<Double> calls = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        for (int i = 0; i < SWITCHES; i++) {
            boolean off = i % 2 == 0;
            long begin = System.nanoTime();
            management.turn("pin", off ? "off" : "on", "measuring");
            calls.add((System.nanoTime() - begin) / 1e6);
            until(() -> isOffered(visitor, "pin") != off);
            effects.add((System.nanoTime() - begin) / 1e6);
        }
        row("switch by API, the call", milliseconds(median(calls)), "20 ms");
        row("switch by API, seen on the next page", milliseconds(median(effects)), "");
    }

    private void drops() {
        Visitor visitor = new Visitor(gateway);
        List<Double> there = new ArrayList<>();
        List<Double> gone = new ArrayList<>();
        for (int i = 0; i < DROPS; i++) {
            long begin = System.nanoTime();
            Path jar = gateway.drop(gateway.example("it.varco.credential.demo"));
            until(() -> isOffered(visitor, "demo"));
            there.add((System.nanoTime() - begin) / 1e6);
            begin = System.nanoTime();
            Gateway.delete(jar);
            until(() -> !isOffered(visitor, "demo"));
            gone.add((System.nanoTime() - begin) / 1e6);
        }
        row("jar dropped, until it is offered", milliseconds(median(there)), "1000 ms");
        row("jar taken away, until it is not", milliseconds(median(gone)), "1000 ms");
    }

    /** With one provider the choice leads on to it, with more it is a page with a tab for each. */
    private static boolean isOffered(Visitor visitor, String provider) {
        var choice = visitor.get("/accesso");
        return choice.body().contains("/accesso/" + provider)
                || choice.headers()
                        .firstValue("location")
                        .filter(("/accesso/" + provider)::equals)
                        .isPresent();
    }

    private static void until(BooleanSupplier condition) {
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

    /** What the process has used so far, from {@code /proc}: user and system time. */
    private static double cpuSeconds(long pid) {
        String stat = Gateway.read(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
    }

    private String resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + gateway.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return megabytes(1024 * Long.parseLong(line.replaceAll("[^0-9]", "")));
            }
        }
        throw new IllegalStateException("no VmRSS in /proc");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String seconds(List<Double> values) {
        return String.format(Locale.ROOT, "%.2f s (best %.2f)", median(values), Collections.min(values));
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
