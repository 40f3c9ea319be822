package it.varco.itests.administration;

import it.varco.itests.framework.House;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;

/**
 * The commands in the framework; whoever cannot read the token of the service account is nobody there, so for everybody
 * else the file is out of reach.
 */
final class ShellEntrance implements Entrance {

    private static final String DECIDED = "Access control refuses it";
    private static final String OUT_OF_REACH = "The token of the service account cannot be read";

    private final House house;
    private final Path token;

    ShellEntrance(House house, Path token) {
        this.house = house;
        this.token = token;
    }

    @Override
    public Set<Who> knows() {
        return EnumSet.of(Who.SERVICE_ACCOUNT);
    }

    @Override
    public boolean has(Verb verb) {
        return !verb.command().isEmpty();
    }

    @Override
    public boolean admits(Who who, Verb verb) {
        Path hidden = token.resolveSibling("hidden");
        if (who != Who.SERVICE_ACCOUNT) {
            move(token, hidden);
        }
        try {
            String said = said("varco:" + verb.command());
            if (said.isBlank()) {
                throw new AssertionError(verb + " by " + who + " said nothing");
            }
            return !said.contains(DECIDED) && !said.contains(OUT_OF_REACH);
        } finally {
            if (who != Who.SERVICE_ACCOUNT) {
                move(hidden, token);
            }
        }
    }

    private String said(String command) {
        return house.with(CommandProcessor.class, processor -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
            try (CommandSession session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
                session.execute(command);
            } catch (Exception thrown) { // the interface says so
                throw new AssertionError(command, thrown);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        });
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "shell";
    }
}
