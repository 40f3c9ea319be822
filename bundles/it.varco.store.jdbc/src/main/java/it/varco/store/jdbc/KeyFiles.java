package it.varco.store.jdbc;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of the store, one file each (D-51, SEC-54): {@code store} is key 1, and where there are {@code store.2},
 * {@code store.3} beside it, they are the later ones.
 */
final class KeyFiles {

    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFiles() {}

    /**
     * Reads the first key and every later one.
     *
     * @throws IllegalArgumentException if a file is missing, of another size, or open to others, in one sentence
     */
    static SortedMap<Integer, byte[]> read(Path first) {
        SortedMap<Integer, byte[]> keys = new TreeMap<>();
        keys.put(1, key(first));
        for (int number = 2; Files.exists(later(first, number)); number++) {
            keys.put(number, key(later(first, number)));
        }
        return keys;
    }

    private static Path later(Path first, int number) {
        return first.resolveSibling(first.getFileName() + "." + number);
    }

    private static byte[] key(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("keyFile: expected a file of 32 random bytes at " + file);
        }
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            if (posix && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException("keyFile: expected mode 0600, open to nobody else, of " + file);
            }
            if (Files.size(file) != LENGTH) {
                throw new IllegalArgumentException("keyFile: expected exactly 32 bytes in " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("keyFile: expected to be able to read " + file, unreadable);
        }
    }
}
