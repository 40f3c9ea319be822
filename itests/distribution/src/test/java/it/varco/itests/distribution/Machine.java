package it.varco.itests.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** On what something was measured, in words. Linux only. */
final class Machine {

    private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+([0-9]+) kB");

    private Machine() {}

    /** Java, processors, memory, and what else the machine does. */
    static String now() {
        Matcher model = MODEL.matcher(Gateway.read(Path.of("/proc/cpuinfo")));
        Matcher memory = MEMORY.matcher(Gateway.read(Path.of("/proc/meminfo")));
        return String.format(
                Locale.ROOT,
                "Java %s, %d processors%s, %.1f GB; %s before",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                model.find() ? " (" + model.group(1).strip() + ")" : "",
                memory.find() ? Long.parseLong(memory.group(1)) * 1024 / 1e9 : 0,
                load());
    }

    /** How many programs wanted a processor in the last minute. */
    static String load() {
        return "load " + Gateway.read(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    /** With which options Java runs a gateway, as {@code bin/varco} gathers them. */
    static List<String> options(Gateway gateway) {
        return Stream.concat(
                        Gateway.read(gateway.home().resolve("conf/jvm.options")).lines(),
                        Stream.of(System.getenv().getOrDefault("VARCO_OPTS", "").split(" ", -1)))
                .filter(word -> word.startsWith("-"))
                .toList();
    }
}
