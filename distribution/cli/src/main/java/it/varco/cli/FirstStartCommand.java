package it.varco.cli;

import it.varco.launcher.CannotStart;
import it.varco.launcher.Home;
import it.varco.launcher.Json;
import it.varco.launcher.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Where the first administrator begins, and the code for it (UX-50). */
@Command(
        name = "first-start",
        description = "The address and the code with which the first administrator begins, while there is none.")
final class FirstStartCommand implements Callable<Integer> {

    private final Desk desk;

    FirstStartCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (desk.isElsewhere()) {
            throw new Trouble(Exit.USAGE, "The code is shown on the machine of the gateway only, without --url.");
        }
        Home home = desk.around().home().get();
        Running running = desk.running(home);
        String[] code = code(home.run().resolve("first-start-code"));
        if (desk.isJson()) {
            desk.output().line(Json.write(Map.of("address", running.setup(), "code", code[0], "expires_at", code[1])));
        } else {
            desk.output().line("Open  " + running.setup());
            desk.output().line("Code  " + code[0] + "  until " + desk.moment(code[1]));
        }
        return Exit.DONE;
    }

    private static String[] code(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return new String[] {parts[0], parts.length > 1 ? parts[1] : ""};
        } catch (NoSuchFileException absent) {
            throw new Trouble(
                    Exit.FAILED,
                    "There is no code: there is an administrator already, or the gateway cannot make one."
                            + " varco status, varco doctor");
        } catch (IOException unreadable) {
            throw new Trouble(
                    Exit.FAILED,
                    "The code in " + file + " cannot be read (" + CannotStart.reason(unreadable)
                            + "): run this as the account of the gateway.");
        }
    }
}
