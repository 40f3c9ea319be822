package it.varco.cli;

import it.varco.launcher.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes the archive of classes with which this release starts sooner on this machine. */
@Command(
        name = "tune",
        description = {
            "Makes the start quicker: sees which classes a gateway without data loads, and leaves them in lib/ as Java"
                    + " needs them.",
            "For whoever owns the program; once after the release or Java has changed. The gateway may run meanwhile."
        })
final class TuneCommand implements Callable<Integer> {

    /** Where the archive for this Java and this release is looked for at each start; {@code bin/varco} says it. */
    private static final String PLACE = "varco.archive";

    private static final long MEGABYTE = 1_000_000;

    private final Desk desk;

    TuneCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (desk.isElsewhere()) {
            throw new Trouble(Exit.USAGE, "A gateway is tuned on its own machine only, without --url.");
        }
        String place = System.getProperty(PLACE, "");
        if (place.isEmpty()) {
            throw new Trouble(Exit.USAGE, "This is said by bin/varco, which knows where the archive belongs.");
        }
        Path file = Path.of(place);
        desk.around().err().println("varco: Starts a gateway of its own and ends it again; it takes half a minute.");
        long bytes = new ClassArchive(desk.around().home().get(), file).make();
        if (desk.isJson()) {
            desk.output().line(Json.write(Map.of("archive", file.toString(), "bytes", bytes)));
        } else {
            desk.output().line("The next start is quicker, by " + file + " (" + bytes / MEGABYTE + " MB).");
        }
        return Exit.DONE;
    }
}
