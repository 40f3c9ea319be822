package it.varco.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * The keys of the gateway: one file of 32 random bytes for each name, mode 0600, in {@code data/secrets} (0700).
 *
 * <p>Made when the name is first seen and never touched again: without its key, what was encrypted with it is lost.
 *
 * @source rule D-51
 */
public final class Secrets {

    private static final int BYTES = 32;

    private Secrets() {}

    /**
     * Makes the keys that are not there yet.
     *
     * @throws CannotStart if a key cannot be made, or one that is there has another length
     */
    public static void make(Path data, List<String> names) {
        try {
            Path folder = PrivateFiles.folder(data.resolve("secrets"));
            boolean made = false;
            for (String name : names) {
                Path file = folder.resolve(name);
                if (Files.notExists(file)) {
                    byte[] key = new byte[BYTES];
                    new SecureRandom().nextBytes(key);
                    PrivateFiles.write(file, key);
                    made = true;
                } else if (Files.size(file) != BYTES) {
                    throw new CannotStart("The key " + file + " must have " + BYTES
                            + " bytes and has not: restore it, for what it encrypted cannot be read with another.");
                }
            }
            if (made) {
                force(folder);
            }
        } catch (IOException failure) {
            throw new CannotStart(
                    "The keys in " + data.resolve("secrets") + " cannot be made: " + CannotStart.reason(failure) + ".",
                    failure);
        }
    }

    /** Puts the names of the new files on the disk, where the system can do that. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        }
    }
}
