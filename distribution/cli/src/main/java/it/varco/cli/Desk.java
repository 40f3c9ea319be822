package it.varco.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** What all commands share: which gateway they ask, how they print, and what they ask the person. */
final class Desk {

    private static final int LONGEST_LINE = 4_096;

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
            return new Management(Target.elsewhere(choices.url, choices.tokenFile, choices.authorities));
        }
        if (!choices.tokenFile.isEmpty() || !choices.authorities.isEmpty()) {
            throw new Trouble(Exit.USAGE, "--token-file and --authorities belong to --url.");
        }
        return new Management(Target.here(around.home().get()));
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
