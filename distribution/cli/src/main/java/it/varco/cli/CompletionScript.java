package it.varco.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the completion for bash and zsh while the build runs. */
public final class CompletionScript {

    /** The words that {@code bin/varco} itself understands. */
    private static final String[] PROGRAM = {"run", "start", "stop", "status", "logs"};

    private CompletionScript() {}

    /**
     * Called by the build.
     *
     * @param arguments the file to write
     */
    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, script());
    }

    static String script() {
        CommandLine line = Varco.commandLine(Surroundings.ofThisProcess());
        for (String word : PROGRAM) {
            line.addSubcommand(word, CommandSpec.create());
        }
        return AutoComplete.bash("varco", line);
    }
}
