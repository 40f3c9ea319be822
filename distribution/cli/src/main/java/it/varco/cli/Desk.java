package it.varco.cli;

import it.varco.launcher.Home;
import it.varco.launcher.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What all commands share: which gateway they ask, how they print, and what they ask the person. */
final class Desk {

    private static final int LONGEST_LINE = 4_096;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH);

    private final Choices choices;
    private final Surroundings around;
    private final Output output;

    Desk(Choices choices, Surroundings around) {
        this.choices = choices;
        this.around = around;
        this.output = new Output(around.out());
    }

    Surroundings around() {
        return around;
    }

    Output output() {
        return output;
    }

    /** Whether another gateway than the one of this installation is meant. */
    boolean isElsewhere() {
        return !choices.url.isEmpty();
    }

    Management management() {
        if (isElsewhere()) {
            return Management.elsewhere(Target.elsewhere(choices.url, choices.tokenFile, choices.authorities));
        }
        if (!choices.tokenFile.isEmpty() || !choices.authorities.isEmpty()) {
            throw new Trouble(Exit.USAGE, "--token-file and --authorities belong to --url.");
        }
        Home home = around.home().get();
        Waiting waiting = new Waiting(home.data(), around.err(), around.patience());
        return new Management(Target.here(home, running(home, waiting)), waiting);
    }

    /**
     * The gateway of this installation, waited for while it starts.
     *
     * @throws Trouble if it is stopped
     */
    Running running(Home home) {
        return running(home, new Waiting(home.data(), around.err(), around.patience()));
    }

    private static Running running(Home home, Waiting waiting) {
        Optional<Running> running = Running.in(home.data());
        while (running.filter(one -> one.state() == Running.State.STARTING).isPresent() && waiting.pause()) {
            running = Running.in(home.data());
        }
        return running.orElseThrow(
                () -> new Trouble(Exit.UNREACHABLE, "The gateway is not running. varco status, varco start"));
    }

    /** A moment as people read it, in Italian time; as it came where it is none. */
    String moment(String instant) {
        try {
            return MOMENT.withZone(around.clock().getZone()).format(Instant.parse(instant));
        } catch (DateTimeException none) {
            return instant;
        }
    }

    boolean isJson() {
        return choices.json;
    }

    /** Whether there is somebody to be asked. */
    boolean isAsking() {
        return !choices.json && around.person().isHere();
    }

    /** Prints an answer as JSON, or in words. */
    void show(Answer answer, Consumer<Map<String, Object>> words) {
        if (choices.json) {
            output.line(answer.text());
        } else {
            words.accept(answer.object());
        }
    }

    /** The reason as given, or as the person tells it. */
    String reason(String given) {
        if (!given.isBlank()) {
            return given.strip();
        }
        String told = isAsking() ? around.person().answer("Reason, 3 to 200 characters, for the trail:") : "";
        if (told.isEmpty()) {
            throw new Trouble(
                    Exit.USAGE, "A reason is needed: --reason \"...\", 3 to 200 characters; it stands in the trail.");
        }
        return told;
    }

    /** Goes on if the person agrees, or nobody can be asked. */
    void confirm(boolean isAgreed, String question) {
        if (!isAgreed && isAsking()) {
            String said = around.person().answer(question + " [y/N]");
            if (!said.equalsIgnoreCase("y") && !said.equalsIgnoreCase("yes")) {
                throw new Trouble(Exit.FAILED, "Nothing was changed.");
            }
        }
    }

    /**
     * What was given; a hyphen stands for one line of standard input, or for what the person types: the list of
     * processes shows a command line to everybody on the machine.
     *
     * @param isSecret whether it is not shown while it is typed
     */
    String typed(String given, String question, boolean isSecret) {
        if (!given.equals("-")) {
            return given;
        }
        if (isAsking()) {
            return isSecret ? around.person().secret(question) : around.person().answer(question);
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int c = around.in().read();
            while (c >= 0 && c != '\n' && bytes.size() < LONGEST_LINE) {
                bytes.write(c);
                c = around.in().read();
            }
            return bytes.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A part of a path. */
    static String part(String name) {
        if (name.isBlank() || name.matches("\\.{1,2}")) {
            throw new Trouble(Exit.USAGE, "'" + name + "' is no identifier.");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
