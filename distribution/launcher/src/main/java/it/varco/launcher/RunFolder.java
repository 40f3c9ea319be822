package it.varco.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code data/run}: what holds only while the gateway runs.
 *
 * <p>The lock on {@code lock} is the truth about whether it runs; the system takes it away even from a process that was
 * killed. {@code pid}, {@code state}, {@code all-started} and {@code management-token} mean something only while the
 * lock is held; {@code last-failure} only while it is not.
 */
final class RunFolder implements AutoCloseable {

    /** Where the code of the first start lies, as long as nobody is administrator. */
    static final String CODE = "first-start-code";

    /** There as soon as everything has started, not only what the page needs. */
    private static final String ALL_STARTED = "all-started";

    private static final String FAILURE = "last-failure";
    private static final int TOKEN_BYTES = 32;
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Path folder;
    private final FileChannel lock;

    private RunFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process and leaves in it a new token for the management listener.
     *
     * @throws CannotStart if another process has it, or it cannot be written
     * @source rule D-46
     */
    static RunFolder take(Path data) {
        try {
            PrivateFiles.folder(data);
            Path folder = PrivateFiles.folder(data.resolve("run"));
            RunFolder run = new RunFolder(folder, lock(folder, data));
            Files.deleteIfExists(folder.resolve("pid")); // of a process that was killed: it may be another's by now
            Files.deleteIfExists(folder.resolve("state"));
            for (String name : new String[] {CODE, ALL_STARTED, FAILURE}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            PrivateFiles.writeSoon(
                    folder.resolve("pid"), ProcessHandle.current().pid() + "\n");
            run.says(Running.State.STARTING);
            byte[] token = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(token);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
            PrivateFiles.write(folder.resolve("management-token"), text.getBytes(StandardCharsets.US_ASCII));
            return run;
        } catch (IOException failure) {
            throw new CannotStart(
                    "The data folder " + data + " cannot be used: " + CannotStart.reason(failure) + ".", failure);
        }
    }

    private static FileChannel lock(Path folder, Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int tries = 0; tries < TRIES; tries++) { // whoever asks for the state shares the lock for a blink
            if (held(channel, false) != null) {
                return channel;
            }
            pause();
        }
        channel.close();
        throw new CannotStart("Another gateway"
                + pid(folder).map(pid -> " (process " + pid + ")").orElse("") + " uses the data folder " + data
                + ": stop it, or set varco.data in conf/varco.properties.");
    }

    private static @Nullable FileLock held(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the gateway that holds {@code data} says, or nothing if none does. */
    static Optional<Running> running(Path data) {
        Path folder = data.resolve("run");
        if (Files.notExists(folder.resolve("lock")) || !isHeld(folder.resolve("lock"))) {
            return Optional.empty();
        }
        String[] state = read(folder.resolve("state")).split(" ", -1);
        Address page = new Address(word(state, 1), word(state, 2));
        Address management = new Address(word(state, 3), word(state, 4));
        return pid(folder).map(pid -> new Running(pid, state(state[0]), page, management));
    }

    /** Whether a code of the first start lies there: nobody is administrator. */
    static boolean hasCode(Path folder) {
        return Files.exists(folder.resolve(CODE));
    }

    /** Whether everything has started in the gateway that holds {@code data}. */
    static boolean hasAllStarted(Path data) {
        return Files.exists(data.resolve("run").resolve(ALL_STARTED));
    }

    /** Why the last run ended, if nobody had asked it to; to be asked only where nothing runs. */
    static Optional<Failure> lastFailure(Path data) {
        Path folder = data.resolve("run");
        String[] words = read(folder.resolve(FAILURE)).split(" ", 2);
        if (words.length == 2 && words[0].matches("[0-9]{1,3}")) {
            return Optional.of(new Failure(Integer.parseInt(words[0]), words[1]));
        }
        return pid(folder).map(pid -> Failure.killed());
    }

    private static String word(String[] words, int at) {
        return words.length > at ? words[at] : "";
    }

    /** Two who ask at once share the lock, so that neither takes the other for a gateway. */
    private static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = held(channel, true)) {
            return lock == null;
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "The lock " + file + " cannot be read: " + CannotStart.reason(unreadable) + ".", unreadable);
        }
    }

    private static Running.State state(String name) {
        for (Running.State state : Running.State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return Running.State.STARTING;
    }

    private static Optional<Long> pid(Path folder) {
        String pid = read(folder.resolve("pid"));
        return pid.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException absent) {
            return "";
        }
    }

    /** @throws CannotStart if it cannot be written */
    void says(Running.State state) {
        write(state.name());
    }

    /** @throws CannotStart if it cannot be written */
    void says(Running.State state, Address page, Address management) {
        write(String.join(" ", state.name(), page.url(), page.endpoint(), management.url(), management.endpoint()));
    }

    private void write(String state) {
        write("state", state);
    }

    /** Leaves word that everything has started. */
    void saysAllStarted() {
        write(ALL_STARTED, "");
    }

    /** Leaves the reason of an end that nobody asked for, for whoever asks afterwards. */
    void saysFailure(Failure failure) {
        try {
            write(FAILURE, failure.exitCode() + " " + failure.reason().replaceAll("\\R", " "));
        } catch (CannotStart unwritable) {
            Terminal.complain(String.valueOf(unwritable.getMessage())); // what ended it matters more
        }
    }

    private void write(String name, String line) {
        try {
            PrivateFiles.writeSoon(folder.resolve(name), line + "\n");
        } catch (IOException failure) {
            throw new CannotStart("The state cannot be written: " + CannotStart.reason(failure) + ".", failure);
        }
    }

    /** Takes away what means nothing any more and gives the folder free. */
    @Override
    public void close() {
        try {
            for (String name : new String[] {"management-token", CODE, ALL_STARTED, "state", "pid"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            lock.close();
        } catch (IOException failure) {
            Terminal.complain("The folder " + folder + " could not be cleared: " + CannotStart.reason(failure) + ".");
        }
    }
}
