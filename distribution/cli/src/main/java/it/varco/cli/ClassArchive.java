package it.varco.cli;

import it.varco.launcher.CannotStart;
import it.varco.launcher.Features;
import it.varco.launcher.Home;
import it.varco.launcher.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An archive of the classes that a start loads, read and verified beforehand, for one Java and one release.
 *
 * <p>What is loaded is seen in a gateway of its own: the same program and the delivered features, but without data,
 * without the settings of this installation, and with listeners on ports that are free. The archive is code that nobody
 * checks at the start, so it lies beside the program, where the account of the gateway cannot write.
 */
final class ClassArchive {

    private static final int LONGEST_START_SECONDS = 120;
    private static final int ANSWER_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 100;

    /** What people see first. */
    private static final List<String> PAGES = List.of("/", "/accesso", "/accesso/pin");

    /** What the other commands ask. */
    private static final String INTERFACE = "/api/admin/v1/";

    private static final String NAMES = "classes-*.jsa";

    private final Home home;
    private final Path archive;

    ClassArchive(Home home, Path archive) {
        this.home = home;
        this.archive = archive;
    }

    /**
     * Makes the archive and takes away those of another Java or release. Returns its size in bytes.
     *
     * @throws Trouble if it cannot be made; an archive that is there stays
     */
    long make() {
        Path fresh = archive.resolveSibling(archive.getFileName() + ".new");
        try {
            Path scratch = Files.createTempDirectory("varco-tune");
            try {
                Files.write(fresh, new byte[0]); // now, not in half a minute, where it cannot be written
                prepare(scratch);
                List<String> classes = record(scratch);
                dump(classes, scratch, fresh);
                prove(scratch, fresh);
                return replace(fresh);
            } finally {
                delete(scratch);
                Files.deleteIfExists(fresh);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw new Trouble(
                    Exit.FAILED,
                    "The archive " + archive + " cannot be made: " + CannotStart.reason(failure)
                            + ". Run this as the owner of the program.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble(Exit.FAILED, "Stopped before the archive was made.");
        }
    }

    /** A home of its own with the program of this one. */
    private void prepare(Path scratch) throws IOException {
        Files.createSymbolicLink(scratch.resolve("system"), home.system());
        Files.createSymbolicLink(scratch.resolve("features"), home.features());
        Path conf = Files.createDirectory(scratch.resolve("conf"));
        for (String name : List.of("varco.properties", "logging.properties")) {
            if (Files.exists(home.conf().resolve(name))) {
                Files.copy(home.conf().resolve(name), conf.resolve(name));
            }
        }
        for (String pid : Features.read(home.features()).configurations().keySet()) {
            if (pid.startsWith("it.varco.http~")) {
                Files.writeString(conf.resolve(pid.replace('~', '-') + ".cfg"), "port=0\n");
            }
        }
        Path data = Files.createDirectory(scratch.resolve("data"));
        Files.createFile(data.resolve("first-start-over")); // so that the public site answers
    }

    private List<String> record(Path scratch) throws IOException, InterruptedException {
        Path list = scratch.resolve("list");
        Path log = scratch.resolve("log");
        List<String> command = java(
                "@" + home.conf().resolve("jvm.options"),
                "-Xshare:off",
                "-XX:DumpLoadedClassList=" + list,
                "-Xlog:class+load=debug:file=" + log + ":none:filecount=0",
                "-Dvarco.home=" + scratch,
                "-Dvarco.data=" + scratch.resolve("data"),
                "-Dvarco.logs=" + scratch.resolve("logs"),
                "-jar",
                program(),
                "run");
        Process gateway = start(scratch, command);
        try {
            Running running = started(gateway, scratch);
            PAGES.forEach(page -> look(running.page().endpoint(), page));
            look(running.management().endpoint(), "/");
            look(running.management().endpoint(), INTERFACE);
        } finally {
            gateway.destroy();
            gateway.waitFor();
        }
        return ClassList.complete(Files.readAllLines(list), Files.readAllLines(log));
    }

    private static Running started(Process gateway, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (gateway.isAlive() && !Running.hasAllStarted(data) && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        Optional<Running> running = Running.hasAllStarted(data) ? Running.in(data) : Optional.empty();
        return running.orElseThrow(() -> trouble("A gateway without data does not start here", scratch));
    }

    /** What it answers does not matter, only that what answers was loaded. */
    private static void look(String endpoint, String path) {
        if (!endpoint.startsWith("http:")) {
            return;
        }
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(endpoint).resolve(path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.getResponseCode();
        } catch (IOException silent) {
            return; // then the archive lacks a few classes
        }
    }

    private void dump(List<String> classes, Path scratch, Path fresh) throws IOException, InterruptedException {
        Path list = Files.write(scratch.resolve("classes"), classes);
        // with this collector Java puts its own first objects into the archive, which any other can read
        run(
                "Java makes no archive",
                scratch,
                java(
                        "-Xshare:dump",
                        "-XX:+UseG1GC",
                        "-Xlog:disable",
                        "-Xlog:all=error",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + fresh,
                        "-cp",
                        program()));
    }

    /** Java must take it with the options of the gateway; at a start it would go on without a word. */
    private void prove(Path scratch, Path fresh) throws IOException, InterruptedException {
        run(
                "Java does not take the archive",
                scratch,
                java(
                        "@" + home.conf().resolve("jvm.options"),
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=" + fresh,
                        "-Dvarco.home=" + scratch,
                        "-jar",
                        program(),
                        "logs"));
    }

    private long replace(Path fresh) throws IOException {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> all = Files.list(archive.toAbsolutePath().getParent())) {
            for (Path other : all.filter(this::isOfAnother).toList()) {
                Files.delete(other);
            }
        }
        return Files.size(archive);
    }

    private boolean isOfAnother(Path file) {
        Path name = file.getFileName();
        return !name.equals(archive.getFileName())
                && name.getFileSystem().getPathMatcher("glob:" + NAMES).matches(name);
    }

    private String program() {
        return home.home().resolve("lib/it.varco.launcher.jar").toString();
    }

    private static List<String> java(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(List.of(words));
        return command;
    }

    private static Process start(Path scratch, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said(scratch).toFile())
                .start();
    }

    private static void run(String otherwise, Path scratch, List<String> command)
            throws IOException, InterruptedException {
        if (start(scratch, command).waitFor() != 0) {
            throw trouble(otherwise, scratch);
        }
    }

    private static Path said(Path scratch) {
        return scratch.resolve("said");
    }

    private static Trouble trouble(String sentence, Path scratch) {
        try {
            return new Trouble(Exit.FAILED, sentence + ":", Files.readAllLines(said(scratch)));
        } catch (NoSuchFileException nothing) {
            return new Trouble(Exit.FAILED, sentence + ".");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) { // does not follow the links
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
