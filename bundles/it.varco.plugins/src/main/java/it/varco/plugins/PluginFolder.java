package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watched folder: what lies in it is installed, what changes is updated, what goes is removed.
 *
 * <p>Only regular files count whose names end in {@code .jar}; links, folders and hidden files do not. A jar is taken
 * as soon as it is whole. For one thread, but for {@link #problems}.
 */
final class PluginFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,119}\\.jar");
    private static final Duration COPYING = Duration.ofSeconds(2);

    private final Path folder;
    private final FolderBundles bundles;
    private final Map<String, Stamp> judged = new HashMap<>();
    private final Map<String, Growing> growing = new HashMap<>();
    private final Map<String, Sentence> problems = new ConcurrentHashMap<>();
    private boolean complained;

    PluginFolder(Path folder, FolderBundles bundles) {
        this.folder = folder;
        this.bundles = bundles;
    }

    /** What tells one state of a file from another without reading it. */
    private record Stamp(long size, FileTime changed, String key) {}

    /** A file that was no whole jar, and since when it has not changed, by {@link System#nanoTime}. */
    private record Growing(Stamp stamp, long since) {}

    /** Half a sentence for each file that could not be installed, by its name. */
    Map<String, Sentence> problems() {
        return Map.copyOf(problems);
    }

    /**
     * Compares the folder with what is installed.
     *
     * @param changed whether bundles changed elsewhere, so that one that could not start before may start now
     */
    void look(boolean changed) {
        Map<String, Stamp> files;
        try {
            files = list(folder);
            complained = false;
        } catch (IOException e) {
            complain(e);
            return;
        }
        boolean removed = removeAllBut(files.keySet());
        boolean taken = false;
        for (Map.Entry<String, Stamp> file : files.entrySet()) {
            if (!file.getValue().equals(judged.get(file.getKey()))) {
                taken |= judge(file.getKey(), file.getValue());
            }
        }
        bundles.startFresh();
        if (changed || removed || taken) {
            bundles.tryAgain();
        }
    }

    private void complain(IOException failure) {
        if (!complained) {
            LOG.warn("folder of plugins cannot be read, what is installed stays folder={}", folder, failure);
            complained = true;
        }
    }

    /** The jars of a folder by name; none if there is no such folder. */
    private static Map<String, Stamp> list(Path folder) throws IOException {
        Map<String, Stamp> files = new TreeMap<>();
        if (Files.notExists(folder)) { // one that may not be read is another matter
            return files;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[!.]*.jar")) {
            for (Path entry : entries) {
                stamp(entry).ifPresent(stamp -> files.put(entry.getFileName().toString(), stamp));
            }
        }
        return files;
    }

    /** Tells a file from a later one; empty if it is no file, or went meanwhile. */
    private static Optional<Stamp> stamp(Path entry) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile()
                    ? Optional.of(new Stamp(found.size(), found.lastModifiedTime(), Objects.toString(found.fileKey())))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** How many jars lie in a folder; 0 if it cannot be read. */
    static int count(Path folder) {
        try {
            return list(folder).size();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean removeAllBut(Set<String> files) {
        problems.keySet().retainAll(files);
        judged.keySet().retainAll(files);
        growing.keySet().retainAll(files);
        Set<String> gone = new HashSet<>();
        bundles.installed().forEach(bundle -> gone.add(FolderBundles.file(bundle)));
        gone.removeAll(files);
        gone.forEach(bundles::remove);
        return !gone.isEmpty();
    }

    /** Returns whether something was installed or updated. */
    private boolean judge(String file, Stamp stamp) {
        if (!NAME.matcher(file).matches()) {
            return refuse(file, stamp, Sentence.of(PluginFolder.class, "install.name"));
        }
        PluginJar.Reading reading = PluginJar.read(folder.resolve(file));
        if (reading instanceof PluginJar.Reading.Good good) {
            return bundles.take(file, good.jar())
                    .map(why -> refuse(file, stamp, why))
                    .orElseGet(() -> settle(file, stamp));
        }
        if (reading instanceof PluginJar.Reading.Unfit unfit) {
            return refuse(file, stamp, unfit.why());
        }
        if (reading instanceof PluginJar.Reading.Partial) {
            return waitFor(file, stamp);
        }
        throw new IllegalStateException("reading: expected one of the known ones");
    }

    private boolean settle(String file, Stamp stamp) {
        judged.put(file, stamp);
        growing.remove(file);
        problems.remove(file);
        return true;
    }

    private boolean refuse(String file, Stamp stamp, Sentence why) {
        settle(file, stamp);
        problems.put(file, why);
        return false;
    }

    private boolean waitFor(String file, Stamp stamp) {
        Growing before = growing.get(file);
        if (before == null || !before.stamp().equals(stamp)) {
            growing.put(file, new Growing(stamp, System.nanoTime()));
        } else if (System.nanoTime() - before.since() > COPYING.toNanos()) {
            return refuse(file, stamp, Sentence.of(PluginFolder.class, "install.partial"));
        }
        return false;
    }
}
