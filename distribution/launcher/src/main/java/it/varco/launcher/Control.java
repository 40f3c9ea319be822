package it.varco.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers about a gateway that runs in another process, and ends it. */
final class Control {

    private static final int STOPPED = 3;
    private static final int ON_ITS_WAY = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int ANSWER_MILLIS = 2_000;
    private static final int LAST_LINES = 5;
    private static final int SERVER_ERROR = 500;
    private static final int HTTPS_PORT = 443;

    private final Home home;

    Control(Home home) {
        this.home = home;
    }

    /**
     * Says how the gateway is. Returns 0 if its page answers, 1 if it runs without its page, 3 if nothing runs, 4 if it
     * starts or stops.
     */
    int status() {
        Optional<RunFolder.Running> found = RunFolder.running(home.data());
        if (found.isEmpty()) {
            Terminal.say("Varco is stopped.");
            return STOPPED;
        }
        RunFolder.Running running = found.get();
        String process = " (process " + running.pid() + ")";
        if (isReady(running)) {
            Terminal.say("Varco is ready" + (running.url().isEmpty() ? "" : ": " + running.url() + "/") + process);
            return Main.OK;
        }
        if (running.state() == RunFolder.State.WITHOUT_PAGE) {
            Terminal.say("Varco runs without its page; the reason is in " + home.logs() + process);
            return Main.FAILED;
        }
        Terminal.say("Varco is " + (running.state() == RunFolder.State.STOPPING ? "stopping" : "starting") + process);
        return ON_ITS_WAY;
    }

    /** Waits until the gateway in process {@code pid} is ready. Returns 0, or 1 if it ended or time ran out. */
    int await(long pid, int seconds) {
        boolean inTime = within(Duration.ofSeconds(seconds), () -> !isAlive(pid) || isSettled(pid));
        if (inTime && isAlive(pid)) {
            return status();
        }
        String what = inTime ? "The gateway ended while it was starting:" : "It is not ready after " + seconds + " s:";
        Terminal.complain(what);
        lastLines().forEach(line -> Terminal.complain("  " + line));
        Terminal.complain("More is in " + home.logs() + ".");
        return Main.FAILED;
    }

    /** Asks the gateway to end. Returns 0 once it has, also if it did not run; 1 if it still runs. */
    int stop() {
        Optional<RunFolder.Running> found = RunFolder.running(home.data());
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
        if (within(LONGEST_STOP, () -> RunFolder.running(home.data()).isEmpty())) {
            Terminal.say("Varco is stopped.");
            return Main.OK;
        }
        Terminal.complain("The process " + pid + " still runs after 20 seconds; kill -9 " + pid
                + " ends it, and nothing that was confirmed is lost.");
        return Main.FAILED;
    }

    private boolean isSettled(long pid) {
        return RunFolder.running(home.data())
                .filter(running -> running.pid() == pid)
                .filter(running -> running.state() == RunFolder.State.WITHOUT_PAGE || isReady(running))
                .isPresent();
    }

    private static boolean isReady(RunFolder.Running running) {
        return running.state() == RunFolder.State.READY
                && (running.url().isEmpty() || answers(URI.create(running.endpoint())));
    }

    /** Any answer counts that is not a failure, also that the page has another name (421). */
    private static boolean answers(URI endpoint) {
        try {
            if (endpoint.getScheme().equals("https")) {
                return accepts(endpoint); // its certificate is not made out to this address
            }
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode() < SERVER_ERROR;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean accepts(URI endpoint) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            int port = endpoint.getPort() < 0 ? HTTPS_PORT : endpoint.getPort();
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), ANSWER_MILLIS);
            return true;
        }
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
