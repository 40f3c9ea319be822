package it.varco.cli;

import it.varco.launcher.Home;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Runs the program as somebody does, beside an installation in a folder. */
final class Bench implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final Path folder;
    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private String input = "";
    private Duration patience = Duration.ofMillis(500);
    private boolean isWatched;
    private FileChannel lock;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    Bench(Path folder) throws IOException {
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true"); // as the program does, first of all
        this.folder = folder;
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("logs"));
    }

    /** Makes it look as if the gateway ran, all of it, with its management listener at a port. */
    Bench running(int port) throws IOException {
        startingRest(port);
        return allStarted();
    }

    /** The same, while what the page does not need is on its way. */
    Bench startingRest(int port) throws IOException {
        return running("READY http://localhost:8080 http://127.0.0.1:8080/ http://localhost:8081 http://127.0.0.1:"
                + port + "/");
    }

    Bench running(String state) throws IOException {
        Path run = folder.resolve("data/run");
        Files.createDirectories(
                run, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (lock == null) {
            lock = FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
        }
        Files.deleteIfExists(run.resolve("all-started"));
        Files.writeString(run.resolve("pid"), ProcessHandle.current().pid() + "\n");
        Files.writeString(run.resolve("state"), state + "\n");
        Path token = run.resolve("management-token");
        Files.writeString(token, TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    Bench allStarted() throws IOException {
        Files.writeString(folder.resolve("data/run/all-started"), "\n");
        return this;
    }

    /** How long the program waits for a gateway that starts. */
    Bench patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** From now on somebody sits at the terminal, and answers this. */
    Bench watchedBySomebodyWhoTypes(String... answers) {
        isWatched = true;
        typed.addAll(Arrays.asList(answers));
        return this;
    }

    Bench input(String text) {
        input = text;
        return this;
    }

    int run(String... arguments) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        return Varco.run(
                new Surroundings(
                        () -> Home.at(folder),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new Somebody(),
                        Clock.fixed(NOW, ZoneId.of("Europe/Rome")),
                        patience),
                arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    List<String> questions() {
        return questions;
    }

    String token() {
        return TOKEN;
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    private final class Somebody implements Person {

        @Override
        public boolean isHere() {
            return isWatched;
        }

        @Override
        public String answer(String question) {
            questions.add(question);
            return typed.isEmpty() ? "" : typed.poll();
        }

        @Override
        public String secret(String question) {
            questions.add("(hidden) " + question);
            return typed.isEmpty() ? "" : typed.poll();
        }
    }
}
