package it.varco.configuration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder {@code conf/}: reads files, and puts new ones in their place at once. */
final class ConfFolder {

    private static final Pattern PID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._]*(~[A-Za-z0-9][A-Za-z0-9._-]*)?");
    private static final int LARGEST = 1024 * 1024;
    private static final String SUFFIX = ".cfg";

    private final Path folder;

    ConfFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a configuration can have a file: of the instances of a factory, only those with a name can. */
    static boolean hasFile(String pid) {
        return pid.length() <= 150 && PID.matcher(pid).matches();
    }

    /**
     * The file of a configuration, whether it is there or not: with a hyphen for the tilde, as File Install wants it.
     *
     * @throws IllegalArgumentException if {@code pid} can have none
     */
    Path file(String pid) {
        if (!hasFile(pid)) {
            throw new IllegalArgumentException("pid: expected letters, digits, dots and at most one tilde");
        }
        Path tilde = folder.resolve(pid + SUFFIX);
        return Files.exists(tilde, LinkOption.NOFOLLOW_LINKS) ? tilde : folder.resolve(pid.replace('~', '-') + SUFFIX);
    }

    /** The PIDs of the files that are here, in their order. */
    List<String> pids() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .map(name -> name.indexOf('~') < 0 ? name.replaceFirst("-", "~") : name)
                    .filter(ConfFolder::hasFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The text of the file of a configuration; empty if there is none or it cannot be read. */
    Optional<String> read(String pid) {
        Path file = file(pid);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether something lies in the place of the file, whatever it is. */
    boolean has(String pid) {
        return Files.exists(file(pid), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether what lies there is no file that can be read: too large, broken, not permitted. */
    boolean unreadable(String pid) {
        return has(pid) && read(pid).flatMap(ConfigurationFile::read).isEmpty();
    }

    /**
     * Writes a text beside its place, to disk.
     *
     * @throws IOException if nothing can be written here, or the file there may not be changed
     */
    Path stage(String pid, String text) throws IOException {
        Path file = file(pid);
        if (Files.exists(file) && !(Files.isRegularFile(file) && Files.isWritable(file))) {
            throw new IOException("the file may not be changed");
        }
        Path staged = Files.createTempFile(folder, "." + pid.replace('~', '-'), ".part"); // mode 0600
        try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (Files.getFileAttributeView(staged, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("rw-r-----"));
            }
            channel.force(true);
            return staged;
        } catch (IOException e) {
            discard(staged);
            throw e;
        }
    }

    /** Puts what was staged in its place. */
    void put(String pid, Path staged) throws IOException {
        Files.move(staged, file(pid), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true); // the name too
        }
    }

    void discard(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            staged.toFile().deleteOnExit(); // a hidden file that nobody reads
        }
    }
}
