package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds, from {@code /proc} and the {@code jcmd} of the JDK; Linux only.
 *
 * @param heap bytes that live after a full collection
 * @param threads of the process
 * @param files open files and connections
 * @param loaders class loaders of bundles, those of old revisions included
 * @param resident bytes of memory the process occupies
 */
record Vitals(long heap, int threads, int files, int loaders, long resident) {

    private static final Pattern TOTAL = Pattern.compile("Total +[0-9]+ +([0-9]+)");
    private static final Pattern LOADERS = Pattern.compile(
            "([0-9]+) +[0-9]+ +org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final int TICKS_PER_SECOND = 100;

    private static final int REST_SECONDS = 8;
    private static final int PATIENCE_SECONDS = 90;

    /** REL-09: how much more there may be afterwards. */
    private static final double FLAT = 1.05;

    /** How a process is at this moment; has it collect its garbage. */
    static Vitals of(long pid) {
        String histogram = histogram(pid);
        return new Vitals(
                number(TOTAL, histogram),
                count(pid, "task"),
                count(pid, "fd"),
                Math.toIntExact(number(LOADERS, histogram)),
                resident(pid));
    }

    /** The least a process holds while nobody uses it: threads that hash, for example, keep their memory a while. */
    static Vitals atRest(long pid) {
        Vitals least = of(pid);
        long since = System.nanoTime();
        while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(REST_SECONDS)) {
            Until.pause();
            Vitals now = of(pid);
            if (now.isLessThan(least)) {
                least = now;
                since = System.nanoTime();
            }
        }
        return least;
    }

    private boolean isLessThan(Vitals other) {
        return heap * FLAT < other.heap || threads < other.threads || files < other.files || loaders < other.loaders;
    }

    /**
     * The vitals of a process once it holds no more than before but for what REL-09 allows, and no class loader more.
     *
     * <p>Waits up to {@value #PATIENCE_SECONDS} seconds for threads and connections to end that nobody uses any more.
     *
     * @throws AssertionError with both, if they stay apart; where the system property {@code varco.dump} names a file,
     *     that is what the process holds then
     */
    static Vitals flat(long pid, Vitals before) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Vitals now = of(pid);
        while (!now.isFlatAgainst(before)) {
            if (System.nanoTime() - end > 0) {
                dump(pid);
                throw new AssertionError("grown from " + before + " to " + now);
            }
            Until.pause();
            now = of(pid);
        }
        return now;
    }

    private boolean isFlatAgainst(Vitals before) {
        return heap <= before.heap * FLAT
                && threads <= before.threads * FLAT
                && files <= before.files * FLAT
                && loaders <= before.loaders;
    }

    /** What the process has used so far: user and system time. */
    static double cpuSeconds(long pid) {
        String stat = Gateway.read(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
    }

    /** Bytes of memory a process occupies. */
    static long resident(long pid) {
        return 1024 * number(RESIDENT, Gateway.read(Path.of("/proc/" + pid + "/status")));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.1f MB, %d threads, %d open files, %d class loaders of bundles, %.0f MB resident",
                heap / 1e6,
                threads,
                files,
                loaders,
                resident / 1e6);
    }

    private static String histogram(long pid) {
        return jcmd(pid, "GC.class_histogram");
    }

    private static void dump(long pid) {
        String file = System.getProperty("varco.dump");
        if (file != null) {
            jcmd(pid, "GC.heap_dump", Path.of(file).toAbsolutePath().toString());
        }
    }

    private static String jcmd(long pid, String... what) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(String.valueOf(pid));
        command.addAll(List.of(what));
        Command.Result result = Command.in(Path.of("/"), command);
        if (result.code() != 0) {
            throw new AssertionError("jcmd: " + result.said());
        }
        return result.said();
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("expected " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static int count(long pid, String folder) {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(pid), folder))) {
            return Math.toIntExact(entries.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
