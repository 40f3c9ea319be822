package it.varco.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code of the first start, in a file that only the account that runs the gateway can read (UX-50).
 *
 * <p>The code works for 30 minutes, and only while it stands in its file; it is shown nowhere else. The file holds the
 * code as XXXXX-XXXXX, a blank and the instant at which it ends. Thread-safe.
 */
final class CodeFile {

    private static final Logger LOG = LoggerFactory.getLogger(CodeFile.class);
    private static final Duration LIFE = Duration.ofMinutes(30);

    private record Standing(Code code, Instant madeAt) {

        boolean worksAt(Instant now) {
            return !now.isBefore(madeAt) && now.isBefore(madeAt.plus(LIFE));
        }
    }

    private final Optional<Path> file;
    private final Consumer<IOException> unwritten;
    private Optional<Standing> standing = Optional.empty();
    private String failure = ""; // what was said last, so that it is said once until it changes

    /** @param file its path; empty for a house without first start */
    CodeFile(String file) {
        this(file, why -> LOG.error("code of the first start cannot be written, nobody can begin file={}", file, why));
    }

    /** @param unwritten is told why the file cannot be written */
    CodeFile(String file, Consumer<IOException> unwritten) {
        this.file = file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
        this.unwritten = unwritten;
    }

    /** Makes a new code where there is none that works. */
    synchronized void renew(Instant now) {
        boolean works = standing.filter(code -> code.worksAt(now)).isPresent();
        if (file.isEmpty() || (works && Files.exists(file.get()))) {
            return;
        }
        standing = Optional.empty();
        Standing fresh = new Standing(Code.random(Code.FIRST_START), now);
        try {
            write(file.get(), fresh.code.inGroupsOf(5) + ' ' + now.plus(LIFE) + '\n');
            standing = Optional.of(fresh);
            failure = "";
        } catch (IOException e) {
            say(e);
        }
    }

    private void say(IOException why) {
        if (!failure.equals(why.toString())) {
            failure = why.toString();
            unwritten.accept(why);
        }
    }

    /** Whether that is the code. */
    synchronized boolean matches(Code typed, Instant now) {
        return standing.filter(code -> code.worksAt(now) && code.code.matches(typed))
                .isPresent();
    }

    /** Takes code and file away: from now on no code leads anywhere. */
    synchronized void retire() {
        standing = Optional.empty();
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            LOG.warn("code of the first start cannot be deleted, it is worth nothing any more", e);
        }
    }

    /** Whole or not at all, and never readable by others. */
    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, privately(file));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] privately(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
