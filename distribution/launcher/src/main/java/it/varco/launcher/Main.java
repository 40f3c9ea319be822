package it.varco.launcher;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The program: {@code run}, or a question about a gateway that runs elsewhere ({@code status}, {@code await PID
 * SECONDS}, {@code stop}) or about where it would log ({@code logs}).
 *
 * <p>The home is the system property {@code varco.home}. Exit codes: 0 all is well; 1 it is not, with one sentence on
 * standard error; 2 wrong words on the command line; 3 the framework asks to be started again, or for {@code status}
 * that the gateway is stopped; 4 for {@code status} that it is on its way; 5 for {@code run} that it refuses to start,
 * with one sentence that says what to put right: to start it again without that would come to the same; 6 for
 * {@code run} that it was stopped and cut something off; 7 that a bundle ended the process.
 */
public final class Main {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int AGAIN = 3;
    static final int REFUSED = 5;
    static final int CUT_OFF = 6;
    static final int ENDED_FROM_WITHIN = 7;

    private Main() {}

    /** Runs until the gateway stops, or answers the question. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", LogUntilTheEnd.class.getName());
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true"); // a page is asked for by its own name
        boolean runs = arguments.length > 0 && arguments[0].equals("run");
        try {
            Home home = Home.at(Path.of(System.getProperty("varco.home", "")));
            String word = arguments.length == 0 ? "" : arguments[0];
            int code = switch (word) {
                case "run" -> run(home);
                case "status" -> new Control(home).status(arguments.length > 1 && arguments[1].equals("--json"));
                case "await" -> new Control(home).await(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
                case "stop" -> new Control(home).stop();
                case "logs" -> logs(home);
                default -> USAGE;
            };
            System.exit(code);
        } catch (CannotStart reason) {
            Terminal.complain(String.valueOf(reason.getMessage()));
            System.exit(runs ? REFUSED : FAILED);
        } catch (RuntimeException defect) {
            Terminal.complain(Failure.of(defect).reason());
            Terminal.trace(defect);
            System.exit(FAILED);
        }
    }

    private static int logs(Home home) {
        Terminal.say(home.logs().toString());
        return OK;
    }

    private static int run(Home home) {
        AtomicReference<@Nullable Gateway> prepared = new AtomicReference<>();
        AtomicInteger code = new AtomicInteger(OK);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(prepared.get(), code), "varco-stop"));
        try {
            Gateway gateway = Gateway.prepare(home);
            prepared.set(gateway);
            start(gateway);
            if (gateway.waitForStop()) {
                code.set(AGAIN);
            }
        } catch (RuntimeException reason) {
            code.set(Failure.of(reason).exitCode());
            Gateway gateway = prepared.get();
            if (gateway != null) {
                gateway.failed(reason);
            }
            throw reason;
        }
        return code.get();
    }

    private static void start(Gateway gateway) {
        try {
            gateway.startPage();
            gateway.startRest();
        } catch (RuntimeException reason) {
            if (!gateway.isEnding()) {
                throw reason;
            }
            Logger.getLogger("it.varco.launcher").log(Level.FINE, "Stopped while it was starting", reason);
        }
    }

    /**
     * The last thing that happens: the code stands also where a signal, which has one of its own, or a bundle, which
     * must not look like an end in order, was the cause.
     */
    private static void end(@Nullable Gateway gateway, AtomicInteger code) {
        Optional<Failure> cause = Culprit.find().map(Failure::fromWithin);
        cause.ifPresent(failure -> code.set(failure.exitCode()));
        try {
            if (gateway != null && !gateway.stop(cause)) {
                code.compareAndSet(OK, CUT_OFF);
            }
        } finally {
            Runtime.getRuntime().halt(code.get());
        }
    }
}
