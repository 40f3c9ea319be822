package it.varco.cli;

import it.varco.launcher.CannotStart;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The program: reads the command line, does one thing, and says with its exit code what became of it. */
@Command(
        name = "varco",
        description = "Looks after a Varco gateway, over its management interface.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Varco.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed or was refused; standard error says why, with the reference of the trail",
            "2:wrong words on the command line",
            "3:the gateway is not running, or cannot be reached",
            "4:there is no such thing",
            "5:somebody changed it meanwhile: look again"
        })
public final class Varco {

    private static final String PROGRAM = """

            The gateway itself:
              run         Run it in this terminal until Ctrl-C.
              start       Run it in the background; returns when it and these commands answer: exit code 0;
                          1 when it does not.
              stop        End it in order: exit code 0 stopped, 1 still runs.
              status      How it is, also with --json; exit code 0 ready, 1 does not answer,
                          3 stopped, with the reason if nobody asked it to, 4 starting or stopping.
              logs        Where its logs are.""";

    @Mixin
    private final Choices choices = new Choices();

    private Varco() {}

    /** Does one thing and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true"); // the gateway is asked for by its own name
        System.setProperty("sun.net.http.retryPost", "false"); // nothing is done twice
        System.exit(run(Surroundings.ofThisProcess(), arguments));
    }

    /** Does one thing. Returns the exit code. */
    static int run(Surroundings around, String... arguments) {
        return commandLine(around).execute(arguments);
    }

    /** The commands. */
    static CommandLine commandLine(Surroundings around) {
        Varco root = new Varco();
        Desk desk = new Desk(root.choices, around);
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new ProviderCommand(desk));
        line.addSubcommand(new PluginCommand(desk));
        line.addSubcommand(new UserCommand(desk));
        line.addSubcommand(new AuditCommand(desk));
        line.addSubcommand(new ConfigCommand(desk));
        line.addSubcommand(new TokenCommand(desk));
        line.addSubcommand(new MessageCommand(desk));
        line.addSubcommand(new SpidCommand(desk));
        line.addSubcommand(new DoctorCommand(desk));
        line.addSubcommand(new FirstStartCommand(desk));
        line.addSubcommand(new TuneCommand(desk));
        line.addSubcommand(new CompletionCommand(desk));
        line.getCommandSpec().usageMessage().footer(PROGRAM.split("\n", -1));
        line.setOut(writer(around.out()));
        line.setErr(writer(around.err()));
        line.setParameterExceptionHandler((wrong, words) -> complain(wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> complain(around, failure));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int complain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("varco: " + Fields.harmless(String.valueOf(wrong.getMessage())));
        command.getErr().println("More: " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private static int complain(Surroundings around, Exception failure) {
        if (failure instanceof Trouble trouble) {
            around.err().println("varco: " + Fields.harmless(trouble.lines().get(0)));
            trouble.lines().stream().skip(1).forEach(around.err()::println);
            return trouble.code();
        }
        if (failure instanceof CannotStart reason) {
            around.err().println("varco: " + reason.getMessage());
            return Exit.FAILED;
        }
        around.err().println("varco: Something unforeseen happened: " + failure);
        return Exit.FAILED;
    }

    /** The version of this release. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "varco "
                        + Optional.ofNullable(Varco.class.getPackage().getImplementationVersion())
                                .orElse("of no release")
            };
        }
    }
}
