package it.varco.channel.posta;

import it.varco.api.configuration.Placeholders;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder from which the printer takes letters: each in a folder of its own, named by its key, which is there whole
 * or not at all, and its receipts beside it.
 *
 * <p>What is not whole has a name that begins with a dot. Nothing follows a symbolic link. Thread-safe.
 *
 * @source OUT-04
 */
final class Spool {

    static final String LETTER = "letter.pdf";
    static final String INDEX = "index.csv";

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String DONE = "done";
    private static final Pattern TAKEN = Pattern.compile(Envelope.KEY);
    private static final Pattern RECEIPT = Pattern.compile("(" + Envelope.KEY + ")\\.(done|failed)");
    private static final Pattern HIDDEN = Pattern.compile("\\.(" + Envelope.KEY + ")\\..*");
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    /** In bytes: what folder, index and file system need beside a letter. A guess. */
    private static final int BESIDE = 64 * 1024;

    private final Path folder;
    private final PrinterGroup printer;

    private Spool(Path folder, PrinterGroup printer) {
        this.folder = folder;
        this.printer = printer;
    }

    /**
     * A spool as it is configured; it need not be there yet.
     *
     * @param folder an absolute path, in which <code>${…}</code> are framework properties
     * @param group name of the group that may take letters away; empty for nobody but the own account
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException naming the key that is wrong and what was expected
     */
    static Spool of(String folder, String group, UnaryOperator<@Nullable String> properties) {
        Path path = Placeholders.path("folder", folder, properties);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("folder: expected an absolute path");
        }
        return new Spool(path.normalize(), PrinterGroup.of(group, path));
    }

    /** Whether a letter is here, or its receipt; on disk then. */
    boolean holds(String key) throws IOException {
        requireFolder();
        boolean here = Stream.of(key, DONE + "/" + key, key + ".done", key + ".failed")
                .map(folder::resolve)
                .anyMatch(Disk::holds);
        if (here) {
            Disk.force(folder);
        }
        return here;
    }

    /** Puts a letter in: whole and on disk when this returns; otherwise nobody sees anything of it. */
    void put(String key, byte[] document, byte[] index) throws IOException {
        requireFolder();
        Path hidden = Files.createTempDirectory(folder, "." + key + "."); // for the own account alone
        try {
            Disk.write(hidden.resolve(LETTER), document);
            Disk.write(hidden.resolve(INDEX), index);
            printer.admitTo(hidden, List.of(LETTER, INDEX));
            Disk.force(hidden);
            Files.move(hidden, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            discard(hidden);
        }
        Disk.force(folder);
    }

    /** What is left of it now is cleared away at the next start. */
    private static void discard(Path hidden) {
        try {
            Disk.erase(hidden);
        } catch (IOException e) {
            LOG.debug("left for the next start name={}", hidden.getFileName(), e);
        }
    }

    /** Erases what was never finished; whoever is about to finish it fails. */
    void tidy() throws IOException {
        requireFolder();
        for (Path left : Disk.list(folder, HIDDEN)) {
            Matcher name = HIDDEN.matcher(left.getFileName().toString());
            if (name.matches()) {
                erase(left, name.group(1));
            }
        }
    }

    /**
     * What the printer said and nobody kept yet; the letters are erased. One that cannot be erased is not told.
     *
     * @param most how many at most
     */
    List<Report> receipts(int most) throws IOException {
        requireFolder();
        Path done = folder.resolve(DONE);
        if (Disk.holds(done) && Disk.isFolder(done)) {
            for (Path taken : Disk.list(done, TAKEN)) {
                receive(taken);
            }
        }
        List<Report> reports = new ArrayList<>();
        for (Path receipt : Disk.list(folder, RECEIPT)) {
            if (reports.size() < most) {
                read(receipt).ifPresent(reports::add);
            }
        }
        return reports;
    }

    /** Gives a letter that was moved a receipt like that of the others, and erases it. */
    private void receive(Path taken) throws IOException {
        String key = taken.getFileName().toString();
        try {
            Disk.write(folder.resolve(key + ".done"), new byte[0]);
            Disk.force(folder);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("letter was received before key={}", key);
        }
        erase(taken, key);
    }

    private Optional<Report> read(Path receipt) {
        Matcher name = RECEIPT.matcher(receipt.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        String key = name.group(1);
        try {
            erase(folder.resolve(key), key);
            return Optional.of(
                    name.group(2).equals(DONE)
                            ? new Report(key, true, "posta.printed")
                            : new Report(key, false, "posta.failed" + reason(receipt)));
        } catch (IOException e) {
            LOG.warn("letter not erased after its receipt key={} code={}", key, code(e, 0));
            return Optional.empty();
        }
    }

    /** The word that the printer wrote, behind a dot; nothing if it is none. */
    private static String reason(Path receipt) throws IOException {
        try (InputStream in = Files.newInputStream(receipt, LinkOption.NOFOLLOW_LINKS)) {
            String word = new String(in.readNBytes(40), StandardCharsets.US_ASCII).strip();
            return REASON.matcher(word).matches() ? "." + word : "";
        }
    }

    /**
     * Takes a letter out of sight, so that nobody finds half of it or finishes it meanwhile, and erases it, with what
     * an earlier try left.
     */
    private void erase(Path letter, String key) throws IOException {
        Path doomed = folder.resolve("." + key + ".doomed");
        if (!letter.equals(doomed)) {
            Disk.erase(doomed);
            if (Disk.holds(letter)) {
                Files.move(letter, doomed, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Disk.erase(doomed);
    }

    /** Erases the receipts of a letter that were kept elsewhere. */
    void forget(String key) throws IOException {
        requireFolder();
        for (String name : List.of(key + ".done", key + ".failed")) {
            if (RECEIPT.matcher(name).matches()) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /**
     * Why something failed, for operators.
     *
     * @param size of what was to be written, in bytes
     */
    String code(IOException failure, int size) {
        if (failure instanceof NotDirectoryException) {
            return "posta.folder";
        }
        if (failure instanceof NoSuchFileException) {
            return "posta.missing";
        }
        if (failure instanceof AccessDeniedException) {
            return "posta.denied";
        }
        if (failure instanceof ClosedByInterruptException) {
            return "posta.interrupted";
        }
        return hasRoom(size) ? "posta.write" : "posta.full";
    }

    private boolean hasRoom(int size) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= (long) size + BESIDE;
        } catch (IOException e) {
            return true; // not known to be full
        }
    }

    /** Also against a link in its place, which might lead letters to where everybody reads them. */
    private void requireFolder() throws IOException {
        if (!Disk.isFolder(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    /** The folder. */
    @Override
    public String toString() {
        return folder.toString();
    }
}
