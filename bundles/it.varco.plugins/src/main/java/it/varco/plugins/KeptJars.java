package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import it.varco.inspection.Inspection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes that were approved, each in a file that is named by its SHA-256, for its owner alone. A file is believed
 * only as far as its bytes have that hash, each time it is read. Thread-safe.
 *
 * @source SEC-80
 */
final class KeptJars {

    private static final Logger LOG = LoggerFactory.getLogger(KeptJars.class);
    private static final String END = ".jar";
    private static final String PART = ".part";
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{64}\\.(jar|part)");

    private final Path folder;
    private final Function<byte[], Inspection> inspector;
    private final Map<String, Found> seen = new ConcurrentHashMap<>();

    KeptJars(Path folder, Function<byte[], Inspection> inspector) {
        this.folder = folder;
        this.inspector = inspector;
    }

    /**
     * Those whose files may be taken: whoever runs this process, and the superuser.
     *
     * @throws IllegalArgumentException if the folder of kept bytes cannot be written
     */
    FileOwners owners() {
        try {
            prepare();
            Path own = Files.createTempFile(folder, "owner", PART);
            String name = Files.getOwner(own).getName();
            Files.delete(own);
            return new FileOwners(new HashSet<>(List.of(name, "root"))); // who may be the same
        } catch (IOException e) {
            throw new IllegalArgumentException("kept: expected a folder that can be written", e);
        }
    }

    /** What came of looking for bytes. */
    sealed interface Reading {

        /** These bytes. */
        record Good(Inspection jar) implements Reading {}

        /** Not these bytes. {@code why} is half a sentence, to stand after the name of the bundle. */
        record Bad(Sentence why) implements Reading {}
    }

    Reading read(String hash) {
        try {
            Inspection jar = inspector.apply(Jars.bytes(file(hash)));
            if (!jar.hash().equals(hash)) {
                return new Reading.Bad(Sentence.of(KeptJars.class, "kept.altered"));
            }
            seen.put(hash, Found.of(jar));
            return new Reading.Good(jar);
        } catch (IOException e) {
            return new Reading.Bad(Sentence.of(KeptJars.class, "kept.missing"));
        }
    }

    /** What is in bytes that are kept, or were. */
    Optional<Found> found(String hash) {
        return Optional.ofNullable(seen.get(hash))
                .or(() ->
                        read(hash) instanceof Reading.Good good ? Optional.of(Found.of(good.jar())) : Optional.empty());
    }

    /**
     * Keeps the bytes of a jar, whole or not at all; on the disk when this returns.
     *
     * @throws StoreException {@code plugins.not-kept} if they cannot be written
     */
    void keep(Inspection jar) {
        Path part = folder.resolve(jar.hash() + PART);
        try (InputStream bytes = jar.open()) {
            prepare();
            Files.deleteIfExists(part);
            try (FileChannel channel = FileChannel.open(
                            part,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    OutputStream out = Channels.newOutputStream(channel)) {
                bytes.transferTo(out);
                channel.force(true);
            }
            Files.move(part, file(jar.hash()), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            seen.put(jar.hash(), Found.of(jar));
        } catch (IOException e) {
            throw new StoreException("plugins.not-kept", "expected to write in " + folder, e);
        }
    }

    /** Makes the folder, for its owner alone, if it is not there. */
    private void prepare() throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes what else is kept, and nothing that was not. */
    void retain(Set<String> hashes) {
        seen.keySet().retainAll(hashes);
        if (Files.notExists(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{" + END + "," + PART + "}")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean worth = name.endsWith(END) && hashes.contains(name.substring(0, name.length() - END.length()));
                if (OWN.matcher(name).matches() && !worth) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("kept bytes of plugins cannot be cleaned up folder={}", folder, e);
        }
    }

    private Path file(String hash) {
        return folder.resolve(hash + END);
    }
}
