package it.varco.plugins;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From which bytes the bundle of each file was installed, kept across restarts. Where that is lost, development updates
 * each bundle once for nothing, and production begins with what lies in the folder approved, not with what ran in the
 * name of a file that holds newer bytes. Changed by one thread at a time, read by any.
 */
final class Hashes {

    private static final Logger LOG = LoggerFactory.getLogger(Hashes.class);

    private final Path file;
    private final Properties hashes = new Properties();

    Hashes(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                hashes.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("what was installed from plugins is not known any more, it is installed anew", e);
            }
        }
    }

    /** The jars of which it is known. */
    Set<String> names() {
        return Set.copyOf(hashes.stringPropertyNames());
    }

    Optional<String> of(String jar) {
        return Optional.ofNullable(hashes.getProperty(jar));
    }

    void put(String jar, String hash) {
        if (!hash.equals(hashes.setProperty(jar, hash))) {
            save();
        }
    }

    void remove(String jar) {
        if (hashes.remove(jar) != null) {
            save();
        }
    }

    private void save() {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            try (Writer writer = Files.newBufferedWriter(next)) {
                hashes.store(writer, null);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("what is installed from plugins cannot be kept, it is installed anew at the next start", e);
        }
    }
}
