package it.varco.credential.hash;

import it.varco.api.configuration.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The files with the keys of the pepper: the configured one is key 1; files named like it with {@code .2}, {@code .3} …
 * behind are the later keys.
 *
 * @source D-51
 */
public final class PepperFiles {

    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PepperFiles() {}

    /**
     * Reads the first key and every later one without a gap, from the place that the key {@code pepperFile} of a
     * configuration names.
     *
     * @param configured a path, in which <code>${…}</code> are framework properties
     * @param properties framework properties by name, {@code null} where there is none
     * @param purpose as in {@link Pepper#Pepper}
     * @throws IllegalArgumentException if a file is missing, of another size or open to others, in one sentence
     */
    public static Pepper read(String configured, UnaryOperator<@Nullable String> properties, String purpose) {
        return read(Placeholders.path("pepperFile", configured, properties), purpose);
    }

    static Pepper read(Path first, String purpose) {
        List<byte[]> keys = new ArrayList<>();
        keys.add(key(first));
        for (int number = 2; Files.exists(later(first, number)); number++) {
            keys.add(key(later(first, number)));
        }
        return new Pepper(purpose, keys);
    }

    private static Path later(Path first, int number) {
        return first.resolveSibling(first.getFileName() + "." + number);
    }

    private static byte[] key(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("pepperFile: expected a file of 32 random bytes at " + file);
        }
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException("pepperFile: expected mode 0600, open to nobody else, of " + file);
            }
            if (Files.size(file) != LENGTH) {
                throw new IllegalArgumentException("pepperFile: expected exactly 32 bytes in " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("pepperFile: expected to be able to read " + file, unreadable);
        }
    }
}
