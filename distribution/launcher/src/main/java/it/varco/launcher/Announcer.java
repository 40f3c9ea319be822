package it.varco.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

/**
 * Tells how the gateway is: to whoever asks from another process, and to the person at the terminal.
 *
 * <p>Listeners come, go and move while the gateway runs, and the public one opens only when the first start is over
 * (SEC-70): what is told follows them.
 */
final class Announcer {

    /** The public listener. */
    static final String PAGE = "it.varco.http~public";

    private static final Logger LOG = Logger.getLogger("it.varco.launcher");
    private static final String ADDRESS = "varco.address";
    private static final String ENDPOINT = "osgi.http.endpoint";
    private static final Pattern LOOPBACK = Pattern.compile("https?://(127\\.|localhost[:/]|\\[::1])");

    /** People can sign in when this service is there, which comes when the store has opened. */
    private static final String DOOR = "it.varco.api.session.Logins";

    private static final String FIRST_START = "it.varco.api.staff.FirstStart";
    private static final String OPEN_HOUSE = "it.varco.api.staff.OpenHouse";
    private static final String WATCHED = "(|(" + ADDRESS + "=*)(objectClass=" + OPEN_HOUSE + "))";
    private static final long LONGEST_DOOR_MILLIS = 10_000;
    private static final long LONGEST_GATE_MILLIS = 2_000;
    private static final long DOOR_PAUSE_MILLIS = 10;

    private final Home home;
    private final RunFolder run;
    private final boolean isWanted;
    private final boolean isGated;
    private String told = "";
    private boolean stopping;

    /** @param isWanted whether the public listener is configured at all */
    Announcer(Home home, RunFolder run, boolean isWanted) {
        this.home = home;
        this.run = run;
        this.isWanted = isWanted;
        isGated = isWanted && home.isClosed();
    }

    /** Waits until people can sign in or the first administrator can begin, then tells it, and whatever changes. */
    void begin(BundleContext context, boolean hasDoor, BooleanSupplier ending) {
        if (hasDoor) {
            awaitDoor(context, ending);
        }
        if (ending.getAsBoolean()) {
            return;
        }
        try {
            context.addServiceListener(event -> changed(context, event, ending), WATCHED);
            tell(context, null, true);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "Stopped while it was starting", ended);
        }
    }

    private void changed(BundleContext context, ServiceEvent event, BooleanSupplier ending) {
        if (!ending.getAsBoolean()) {
            tell(context, event.getType() == ServiceEvent.UNREGISTERING ? event.getServiceReference() : null, false);
        }
    }

    /**
     * The store opens beside the start: until it has, the rest leaves the processor to it. A store that stays away is
     * not waited for: the page says that it is.
     */
    private void awaitDoor(BundleContext context, BooleanSupplier ending) {
        long longest = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_DOOR_MILLIS);
        try {
            while (!ending.getAsBoolean() && !HouseServices.has(context, DOOR) && System.nanoTime() - longest < 0) {
                TimeUnit.MILLISECONDS.sleep(DOOR_PAUSE_MILLIS);
            }
            boolean hasOpened = HouseServices.has(context, DOOR);
            long gate = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_GATE_MILLIS);
            while (isGated
                    && hasOpened
                    && !ending.getAsBoolean()
                    && !isDecided(context)
                    && System.nanoTime() - gate < 0) {
                TimeUnit.MILLISECONDS.sleep(DOOR_PAUSE_MILLIS);
            }
        } catch (IllegalStateException ended) {
            LOG.log(Level.FINE, "Stopped while it was starting", ended);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is known if the public listener opens: it has, or the code of the first start lies there. */
    private boolean isDecided(BundleContext context) {
        return !listener(context, "public", null).isNone() || RunFolder.hasCode(home.run());
    }

    private void tell(BundleContext context, @Nullable ServiceReference<?> leaving, boolean isFirst) {
        synchronized (this) {
            if (stopping) {
                return;
            }
            Address page = listener(context, "public", leaving);
            Address management = listener(context, "management", leaving);
            Running.State state = state(context, page, management, leaving);
            run.says(state, page, management);
            say(new Running(ProcessHandle.current().pid(), state, page, management), isFirst);
        }
    }

    private Running.State state(
            BundleContext context, Address page, Address management, @Nullable ServiceReference<?> leaving) {
        if (!page.isNone() || !isWanted) {
            return Running.State.READY;
        }
        boolean isFirstStart = isGated
                && !management.isNone()
                && !isHere(context, OPEN_HOUSE, leaving)
                && isHere(context, FIRST_START, leaving);
        return isFirstStart ? Running.State.FIRST_START : Running.State.WITHOUT_PAGE;
    }

    private static boolean isHere(BundleContext context, String service, @Nullable ServiceReference<?> leaving) {
        return HouseServices.find(context, service, null).stream().anyMatch(found -> !found.equals(leaving));
    }

    /** A listener that goes for a moment, as when it is configured anew, is nothing to complain about. */
    private void say(Running running, boolean isFirst) {
        String sentence = switch (running.state()) {
            case READY ->
                running.page().isNone()
                        ? "Varco is ready. It has no page."
                        : "Varco is ready: " + running.page().url() + "/";
            case FIRST_START -> running.firstStart(home.run());
            default -> "";
        };
        if (sentence.isEmpty() && isFirst) {
            Terminal.complain("There is no page: the listener " + PAGE + " did not start, the reason is in "
                    + home.logs().resolve("varco.log") + ".");
        }
        if (!sentence.isEmpty() && !sentence.equals(told)) {
            told = sentence;
            Terminal.say(sentence);
            if (running.state() == Running.State.FIRST_START && RunFolder.hasCode(home.run())) {
                sayCode();
            }
        }
    }

    /** Only a person at the terminal is shown the code itself: what else is printed ends in a file. */
    private void sayCode() {
        if (Terminal.isWatched()) {
            try {
                String code =
                        Files.readString(home.run().resolve(RunFolder.CODE)).strip();
                Terminal.say("The code is " + code.split(" ", 2)[0]
                        + " for 30 minutes; bin/varco first-start shows it too.");
                return;
            } catch (IOException notThere) {
                LOG.log(Level.FINE, "No code of the first start", notThere);
            }
        }
        Terminal.say("The code is shown by: bin/varco first-start");
    }

    /** The listener of that name, unless it is the one that leaves just now. */
    private static Address listener(BundleContext context, String name, @Nullable ServiceReference<?> leaving) {
        String filter = "(&(varco.listener=" + name + ")(" + ADDRESS + "=*))";
        return HouseServices.find(context, null, filter).stream()
                .filter(one -> !one.equals(leaving))
                .findFirst()
                .map(Announcer::address)
                .orElse(Address.NONE);
    }

    /** Where the listener itself answers is on this machine, if it listens on several addresses. */
    private static Address address(ServiceReference<?> listener) {
        String url = String.valueOf(listener.getProperty(ADDRESS));
        if (listener.getProperty(ENDPOINT) instanceof String[] all && all.length > 0) {
            String nearest = Stream.of(all)
                    .filter(one -> LOOPBACK.matcher(one).lookingAt())
                    .findFirst()
                    .orElse(all[0]);
            return new Address(url, nearest);
        }
        return new Address(url, url);
    }

    /** From now on nothing but the end is told. The framework is stopped also when this cannot be written down. */
    void stopping() {
        synchronized (this) {
            stopping = true;
            try {
                run.says(Running.State.STOPPING);
            } catch (CannotStart unwritable) {
                Terminal.complain(String.valueOf(unwritable.getMessage()));
            }
        }
    }
}
