package it.varco.shell;

import it.varco.api.configuration.Lines;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.staff.FirstStart;
import it.varco.api.store.StoreException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The commands of scope {@code varco}: the verbs of console and REST for whoever sits at the machine (UX-55).
 *
 * <p>They call the rooms, which decide and record; nothing is decided here.
 */
@Component(
        name = "it.varco.shell",
        service = VarcoCommands.class,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {
            "osgi.command.scope=varco",
            "osgi.command.function=provider",
            "osgi.command.function=plugin",
            "osgi.command.function=user",
            "osgi.command.function=audit",
            "osgi.command.function=config",
            "osgi.command.function=token",
            "osgi.command.function=message",
            "osgi.command.function=status"
        })
@Designate(ocd = VarcoCommands.Config.class)
public final class VarcoCommands {

    /** Where the token lies. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%shell.name",
            description = "%shell.description")
    public @interface Config {

        /** Path of the file. */
        @AttributeDefinition(name = "%tokenFile", description = "%tokenFile.help")
        String tokenFile();
    }

    private final Supplier<Present> rooms;
    private final Doorway doorway;

    /** With the clock of the machine. */
    @Activate
    public VarcoCommands(Config config, @Reference Rooms rooms) {
        this(rooms::now, new Doorway(file(Lines.any("tokenFile", config.tokenFile())), Clock.systemUTC()));
    }

    VarcoCommands(Supplier<Present> rooms, Doorway doorway) {
        this.rooms = rooms;
        this.doorway = doorway;
    }

    private static Path file(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("tokenFile: expected the path of the token of the service account");
        }
        return Path.of(path);
    }

    /** Plugins: {@value ProviderVerbs#USAGE}. */
    public void provider(CommandSession session, Object... typed) {
        run(session.getConsole(), ProviderVerbs::run, typed);
    }

    /** Jars from others: {@value PluginVerbs#USAGE}. */
    public void plugin(CommandSession session, Object... typed) {
        run(session.getConsole(), PluginVerbs::run, typed);
    }

    /** People: {@value UserVerbs#USAGE}. */
    public void user(CommandSession session, Object... typed) {
        run(session.getConsole(), UserVerbs::run, typed);
    }

    /** The trail: {@value AuditVerbs#USAGE}. */
    public void audit(CommandSession session, Object... typed) {
        run(session.getConsole(), AuditVerbs::run, typed);
    }

    /** The configuration: {@value ConfigVerbs#USAGE}. */
    public void config(CommandSession session, Object... typed) {
        run(session.getConsole(), ConfigVerbs::run, typed);
    }

    /** Tokens of programs: {@value TokenVerbs#USAGE}. */
    public void token(CommandSession session, Object... typed) {
        run(session.getConsole(), TokenVerbs::run, typed);
    }

    /** Messages: {@value MessageVerbs#USAGE}. */
    public void message(CommandSession session, Object... typed) {
        run(session.getConsole(), MessageVerbs::run, typed);
    }

    /** How the gateway is. It asks for no caller: it tells no names and no secrets. */
    public void status(CommandSession session) {
        PrintStream out = session.getConsole();
        Present present = rooms.get();
        told(
                out,
                () -> present.find(FirstStart.class)
                        .ifPresent(start -> out.println("First start: " + Desk.word(start.stage()))));
        told(out, () -> {
            HealthReport report = present.room(Health.class).ready();
            out.println("Ready: " + Desk.word(report.condition()));
            report.findings().forEach(finding -> out.println("  " + told(finding)));
        });
    }

    private static String told(Finding finding) {
        String why = finding.why().isEmpty() ? "" : ": " + finding.why();
        return Desk.word(finding.condition()) + "  " + finding.name() + why;
    }

    private void run(PrintStream out, Consumer<Desk> command, Object... typed) {
        told(out, () -> {
            Present present = rooms.get();
            Line line = Line.of(typed);
            command.accept(new Desk(present, doorway.caller(present), line, out));
        });
    }

    /** Says in a sentence what came in the way. */
    private static void told(PrintStream out, Runnable command) {
        try {
            command.run();
        } catch (NotDone reason) {
            List.of(String.valueOf(reason.getMessage()).split("\n", -1)).forEach(out::println);
        } catch (StoreException away) {
            out.println("The store does not answer (" + away.code() + "): nothing was changed. Try again.");
        }
    }
}
