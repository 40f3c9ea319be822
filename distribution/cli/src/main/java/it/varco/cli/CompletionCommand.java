package it.varco.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the completion that the build made of these very commands. */
@Command(name = "completion", description = "Completion for bash and zsh: source <(varco completion)")
final class CompletionCommand implements Callable<Integer> {

    /** Where the build leaves it, beside this class. */
    static final String FILE = "varco-completion.bash";

    private final Desk desk;

    CompletionCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream script = CompletionCommand.class.getResourceAsStream(FILE)) {
            if (script == null) {
                throw new Trouble(Exit.FAILED, "The program is not complete: " + FILE + " is missing.");
            }
            desk.output().line(new String(script.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        }
        return Exit.DONE;
    }
}
