package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.inspection.Inspection;
import it.varco.inspection.Inspector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads jars, each at once and from end to end: what is judged, kept and installed are the very bytes that were read
 * (SEC-80).
 */
final class Jars {

    private static final Logger LOG = LoggerFactory.getLogger(Jars.class);

    private final Path folder;
    private final FileOwners owners;
    private final Function<byte[], Inspection> inspector;

    Jars(Path folder, FileOwners owners, Function<byte[], Inspection> inspector) {
        this.folder = folder;
        this.owners = owners;
        this.inspector = inspector;
    }

    /** What came of reading a file. */
    sealed interface Reading {

        /** A jar, whatever is against it. */
        record Whole(Inspection jar) implements Reading {}

        /** No whole zip: still being written, gone, or damaged. */
        record Partial() implements Reading {}

        /** Not even looked into. {@code why} is half a sentence, to stand after the name of the file. */
        record Shunned(Sentence why) implements Reading {}
    }

    Path folder() {
        return folder;
    }

    /** Why nothing may be taken from the folder, as half a sentence; empty if it may. */
    Optional<Sentence> objection() throws IOException {
        return owners.objection(Files.readAttributes(folder, PosixFileAttributes.class));
    }

    Reading read(String file) {
        try {
            Path path = folder.resolve(file);
            PosixFileAttributes found =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Optional<Sentence> objection = owners.objection(found);
            if (objection.isPresent()) {
                return new Reading.Shunned(objection.get());
            }
            if (!found.isRegularFile()) { // it is not what it was when it was listed
                return new Reading.Partial();
            }
            byte[] bytes = bytes(path);
            if (bytes.length > Inspector.LARGEST) {
                return new Reading.Shunned(Sentence.of(Jars.class, "install.large", Inspector.LARGEST >> 20));
            }
            return judged(bytes);
        } catch (IOException e) {
            return new Reading.Partial();
        }
    }

    /** Whatever is in a jar that nobody approved, it does not stand in the way of the others. */
    private Reading judged(byte[] bytes) {
        try {
            Inspection jar = inspector.apply(bytes);
            return jar.isWhole() ? new Reading.Whole(jar) : new Reading.Partial();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("a jar cannot be looked into", e);
            return new Reading.Shunned(Sentence.of(Jars.class, "install.unread"));
        }
    }

    /** The jar in a file, if it is one and has these bytes now. */
    Optional<Inspection> read(String file, String hash) {
        return read(file) instanceof Reading.Whole whole && whole.jar().hash().equals(hash)
                ? Optional.of(whole.jar())
                : Optional.empty();
    }

    /** The bytes of a file that is no link; one more than the largest that are allowed at most. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(Inspector.LARGEST + 1);
        }
    }
}
