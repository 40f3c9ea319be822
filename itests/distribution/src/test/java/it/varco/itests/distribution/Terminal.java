package it.varco.itests.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal at which a demonstration runs, and its shell: what whoever sits there may do to bundles.
 *
 * <p>For one thread.
 */
final class Terminal {

    private static final String PROMPT = "g! ";
    private static final Pattern BUNDLE = Pattern.compile("\\s*([0-9]+)\\|[^|]*\\|[^|]*\\|(\\S+) .*");
    private static final int LONGEST_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> screen = new LinkedBlockingQueue<>();
    private int said;

    private Terminal(Process process) {
        this.process = process;
    }

    /** Starts a demonstration at a terminal; returns when people can sign in and the shell answers. */
    static Terminal of(Gateway gateway) {
        Terminal terminal = new Terminal(gateway.runs());
        Thread reader = new Thread(terminal::read, "screen of a terminal");
        reader.setDaemon(true);
        reader.start();
        Until.isTrue("the login page is there", () -> gateway.shows("/accesso/pin"));
        terminal.say("framework = $.context getBundle 0");
        terminal.say("classes = ($framework getClass) classLoader");
        terminal.say("type = $classes loadClass org.osgi.framework.wiring.FrameworkWiring");
        terminal.say("wiring = $framework adapt $type");
        return terminal;
    }

    /** Stops a bundle; returns when it is stopped. */
    void stop(String bundle) {
        say("($.context getBundle " + id(bundle) + ") stop");
    }

    /** Starts a bundle; returns when it is started. */
    void start(String bundle) {
        say("($.context getBundle " + id(bundle) + ") start");
    }

    /** Reads a bundle anew from where it lies, lets everything go that was wired to the old one, and waits for it. */
    void updateAndRefresh(String bundle) {
        say("bundle = $.context getBundle " + id(bundle));
        say("$bundle update");
        String updated = life();
        say("$wiring refreshBundles [$bundle]"); // goes on in the background
        Until.isTrue(bundle + " is refreshed", () -> !life().equals(updated) && life().startsWith("32 org."));
    }

    /** State and context of the bundle at hand: a restarted one has another context. */
    private String life() {
        return String.join(" ", say("echo ($bundle state) ($bundle bundleContext)"));
    }

    private int id(String bundle) {
        for (String line : say("$.context bundles")) {
            Matcher matcher = BUNDLE.matcher(line);
            if (matcher.matches() && matcher.group(2).equals(bundle)) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new AssertionError("no bundle " + bundle);
    }

    /** Types a line; gives what appears until the shell has done it. */
    private List<String> say(String line) {
        String end = "done " + ++said;
        try {
            process.getOutputStream().write((line + "\necho " + end + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> answer = new ArrayList<>();
        String next = next(line);
        while (!next.equals(end)) {
            if (next.startsWith("gogo: ")) {
                throw new AssertionError(line + ": " + next);
            }
            answer.add(next);
            next = next(line);
        }
        return answer;
    }

    private String next(String line) {
        try {
            String next = screen.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the shell does not answer: " + line);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                screen.add(line.replaceFirst("^(" + PROMPT + ")+", ""));
            }
        } catch (IOException e) {
            screen.add("gogo: " + e.getMessage());
        }
    }
}
