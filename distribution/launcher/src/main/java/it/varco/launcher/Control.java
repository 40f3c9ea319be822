package it.varco.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers about a gateway that runs in another process, and ends it. */
final class Control {

    private static final int STOPPED = 3;
    private static final int ON_ITS_WAY = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40); // requests 20, bundles 15
    private static final int LAST_LINES = 5;
    private static final String STATUS = "/api/v1/status";
    private static final String READY = "/health/ready";

    private static final Duration LONGEST_REMAINDER = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final Home home;

    Control(Home home) {
        this.home = home;
    }

    /**
     * Says how the gateway is. Returns 0 if its page answers, or in the first start its management site; 1 if it runs
     * without its page, 3 if nothing runs, 4 if it starts or stops.
     *
     * @param isJson as one object of JSON, for scripts
     */
    int status(boolean isJson) {
        Optional<Running> found = Running.in(home.data());
        if (found.isEmpty()) {
            Terminal.say(stopped(isJson));
            return STOPPED;
        }
        Running running = found.get();
        int answer = answer(running);
        boolean isSilent = isUp(running) && answer != HttpURLConnection.HTTP_OK;
        if (isJson) {
            Terminal.say(Json.write(asJson(running, isSilent)));
        } else {
            String sentence = isSilent ? silence(running, answer) : sentence(running);
            Terminal.say(sentence + " (process " + running.pid() + ")");
        }
        if (isSilent || running.state() == Running.State.WITHOUT_PAGE) {
            return Main.FAILED;
        }
        return isUp(running) ? Main.OK : ON_ITS_WAY;
    }

    /** With the reason, where the last run ended without having been asked to. */
    private String stopped(boolean isJson) {
        Optional<Failure> failure = RunFolder.lastFailure(home.data());
        Map<String, Object> json = new LinkedHashMap<>(Map.of("state", "stopped"));
        failure.ifPresent(known -> {
            json.put("reason", known.reason());
            if (known.exitCode() != 0) {
                json.put("exit_code", known.exitCode());
            }
        });
        String words = "Varco is stopped."
                + failure.map(known -> " " + known.sentence()).orElse("");
        return isJson ? Json.write(json) : words;
    }

    private static boolean isUp(Running running) {
        return running.state() == Running.State.READY || running.state() == Running.State.FIRST_START;
    }

    private String silence(Running running, int answer) {
        return answer == HttpURLConnection.HTTP_UNAVAILABLE
                ? "Varco runs, and nobody can sign in; " + running.management().url() + "/health/ready says why"
                : "Varco runs, but does not answer as it should; the reason is in " + home.logs();
    }

    private String sentence(Running running) {
        return switch (running.state()) {
            case READY ->
                "Varco is ready"
                        + (running.page().isNone() ? "" : ": " + running.page().url() + "/");
            case FIRST_START -> running.firstStart(home.run());
            case WITHOUT_PAGE -> "Varco runs without its page; the reason is in " + home.logs();
            case STARTING -> "Varco is starting";
            case STOPPING -> "Varco is stopping";
        };
    }

    private static Map<String, Object> asJson(Running running, boolean isSilent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", isSilent ? "failing" : running.state().word());
        json.put("pid", running.pid());
        json.put("url", running.page().url());
        json.put("management", running.management().url());
        return json;
    }

    /**
     * Waits until the gateway in process {@code pid} answers, even if only that nobody can sign in: that may be what
     * its administrator wants; then until everything has started, so that the other words of the program can be used.
     * Returns 0, or 1 if it ended, has no page or time ran out before people were answered.
     */
    int await(long pid, int seconds) {
        boolean inTime = within(Duration.ofSeconds(seconds), () -> !isAlive(pid) || isSettled(pid));
        if (inTime && isAlive(pid)) {
            within(A_MOMENT, () -> Running.in(home.data()).stream().allMatch(Control::isWellOrWithoutPage));
            status(false);
            if (Running.in(home.data()).filter(Control::isUp).isEmpty()) {
                return Main.FAILED;
            }
            awaitRemainder(pid);
            return Main.OK;
        }
        String what = inTime ? "The gateway ended while it was starting:" : "It is not ready after " + seconds + " s:";
        Terminal.complain(what);
        lastLines().forEach(line -> Terminal.complain("  " + line));
        Terminal.complain("More is in " + home.logs() + ".");
        return Main.FAILED;
    }

    /** Once people can sign in nothing counts as failed any more: it is said, and that is all. */
    private void awaitRemainder(long pid) {
        BooleanSupplier isThere = () -> !isAlive(pid) || Running.hasAllStarted(home.data());
        if (within(QUIET, isThere)) {
            return;
        }
        Terminal.say("Waiting up to " + LONGEST_REMAINDER.toSeconds()
                + " s for what starts last: the management interface, which the other commands need.");
        if (!within(LONGEST_REMAINDER, isThere)) {
            Terminal.complain("Not everything has started; the reason is in " + home.logs() + ".");
        }
    }

    private static boolean isWellOrWithoutPage(Running running) {
        return !isUp(running) || answer(running) == HttpURLConnection.HTTP_OK;
    }

    /** Asks the gateway to end. Returns 0 once it has, also if it did not run; 1 if it still runs. */
    int stop() {
        Optional<Running> found = Running.in(home.data());
        if (found.isEmpty()) {
            Terminal.say("Varco is stopped.");
            return Main.OK;
        }
        long pid = found.get().pid();
        boolean asked = ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(false);
        if (!asked) {
            Terminal.complain("The process " + pid + " belongs to another account, or cannot be asked to end.");
            return Main.FAILED;
        }
        if (within(LONGEST_STOP, () -> Running.in(home.data()).isEmpty())) {
            Terminal.say("Varco is stopped.");
            return Main.OK;
        }
        Terminal.complain("The process " + pid + " still runs after 40 seconds; kill -9 " + pid
                + " ends it, and nothing that was confirmed is lost.");
        return Main.FAILED;
    }

    private boolean isSettled(long pid) {
        return Running.in(home.data())
                .filter(running -> running.pid() == pid)
                .filter(running -> running.state() == Running.State.WITHOUT_PAGE || answer(running) != Probe.NO_ANSWER)
                .isPresent();
    }

    /** The status that the gateway answers with, or {@link Probe#NO_ANSWER}. */
    private static int answer(Running running) {
        return switch (running.state()) {
            case READY ->
                running.page().isNone() ? HttpURLConnection.HTTP_OK : new Probe(running.page()).status(STATUS);
            case FIRST_START -> new Probe(running.management()).status(READY);
            default -> Probe.NO_ANSWER;
        };
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private List<String> lastLines() {
        Path console = home.logs().resolve("console.log");
        try {
            List<String> lines = Files.readAllLines(console);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of("nothing in " + console);
        }
    }

    private static boolean within(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
