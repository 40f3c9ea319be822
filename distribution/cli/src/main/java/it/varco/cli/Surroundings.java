package it.varco.cli;

import it.varco.launcher.Home;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * What is around the program.
 *
 * @param home the installation; read when it is needed
 * @param clock with the zone in which people are told the time, as in the console
 * @param patience how long a gateway that still starts is waited for
 */
record Surroundings(
        Supplier<Home> home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Person person,
        Clock clock,
        Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is around this process. */
    static Surroundings ofThisProcess() {
        return new Surroundings(
                () -> Home.at(Path.of(System.getProperty("varco.home", ""))),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Person.atTheTerminal(),
                Clock.system(ZoneId.of("Europe/Rome")),
                PATIENCE);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
