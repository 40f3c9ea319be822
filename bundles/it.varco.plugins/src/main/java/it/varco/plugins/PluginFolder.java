package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.inspection.Inspection;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watched folder: which jars lie in it, and what became of each.
 *
 * <p>What counts has a name that ends in {@code .jar} and is not hidden; of that, links and folders are refused. A jar
 * is taken as soon as it is whole. For one thread, but for {@link #problems} and {@link #files}.
 */
final class PluginFolder {

    /** How the names of its files end. */
    static final String END = ".jar";

    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,119}\\.jar");
    private static final Duration COPYING = Duration.ofSeconds(2);

    private final Jars jars;
    private final Keeper keeper;
    private final Map<String, Stamp> judged = new HashMap<>();
    private final Map<String, Growing> growing = new HashMap<>();
    private final Map<String, Found> files = new HashMap<>();
    private final Map<String, Sentence> problems = new ConcurrentHashMap<>();
    private volatile Map<String, Found> settled = Map.of();
    private boolean complained;

    PluginFolder(Jars jars, Keeper keeper) {
        this.jars = jars;
        this.keeper = keeper;
    }

    /** Decides what becomes of the files. */
    interface Keeper {

        /** Hears which files there are; any other is gone. Returns whether a bundle was removed. */
        boolean keepOnly(Set<String> files);

        /**
         * Takes a jar that is new in its file, and that no rule is against.
         *
         * @return half a sentence why not, to stand after the name of the file; empty if it is taken
         */
        Optional<Sentence> take(String file, Inspection jar);

        /** Hears what is in each file, as far as it is a jar. Does not block. */
        void hear(Map<String, Found> files);

        /**
         * Does what is to be done after a look; takes as long as bundles take to start and to stop.
         *
         * @param changed whether anything changed since the last look, here or elsewhere
         */
        void settle(boolean changed);

        /** Which bytes are kept that lie in no file, by their hashes. */
        Set<String> keeps();

        /**
         * The bundle that was installed from a jar in a file; the name of the file is empty if it lies there no more.
         */
        Optional<Bundle> bundle(String file, String hash);

        /** Whether approved bytes are meant to run now. */
        boolean meantToRun(String hash);

        /** Why bytes of a file do not run, or were put back or away, in one sentence; the file may be gone. */
        Optional<Sentence> problem(String file, String hash);

        /** Whether a bundle of this symbolic name lies in the folder, or runs in the name of a file there. */
        boolean lies(String bundle);
    }

    /**
     * What tells one state of a file from another without reading it.
     *
     * @param regular whether it is a file at all, and no link or folder
     */
    private record Stamp(boolean regular, long size, FileTime changed, String key) {}

    /** A file that was no whole jar, and since when it has not changed, by {@link System#nanoTime}. */
    private record Growing(Stamp stamp, long since) {}

    /** What is in each file, as far as it is a jar, and the keeper has heard of it. */
    Map<String, Found> files() {
        return settled;
    }

    /** Half a sentence for each file that could not be taken, by its name. */
    Map<String, Sentence> problems() {
        return Map.copyOf(problems);
    }

    /**
     * Compares the folder with what was there at the last look. One that cannot be read, or is not to be trusted, says
     * nothing: what is installed stays.
     *
     * @param changed whether bundles changed elsewhere, so that one that could not start before may start now
     * @return whether there is news about a file
     */
    boolean look(boolean changed) {
        boolean news = compare();
        keeper.settle(changed || news);
        return news;
    }

    /** Returns whether there is news. */
    private boolean compare() {
        Map<String, Stamp> there;
        try {
            Optional<Sentence> objection = objection();
            if (objection.isPresent()) {
                complain(objection.get());
                return false;
            }
            there = list();
            complained = false;
        } catch (IOException e) {
            complain(Sentence.of(PluginFolder.class, "folder.unread", e.toString()));
            return false;
        }
        boolean news = keepOnly(there.keySet());
        for (Map.Entry<String, Stamp> file : there.entrySet()) {
            if (!file.getValue().equals(judged.get(file.getKey()))) {
                news |= judge(file.getKey(), file.getValue());
            }
        }
        Map<String, Found> now = Map.copyOf(files);
        keeper.hear(now);
        settled = now;
        return news;
    }

    /** Says what is the matter with the folder, in the list until it is mended, and once in the log. */
    private void complain(Sentence half) {
        problems.put(name(jars.folder()), half);
        if (!complained) {
            LOG.warn(
                    "nothing is taken from the folder of plugins, what is installed stays: {} {}", jars.folder(), half);
            complained = true;
        }
    }

    private static String name(Path folder) {
        return Objects.toString(folder.getFileName(), folder.toString());
    }

    private Optional<Sentence> objection() throws IOException {
        return Files.notExists(jars.folder()) ? Optional.empty() : jars.objection();
    }

    /** The jars of a folder by name; none if there is no such folder. */
    private Map<String, Stamp> list() throws IOException {
        Map<String, Stamp> there = new TreeMap<>();
        if (Files.notExists(jars.folder())) { // one that may not be read is another matter
            return there;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(jars.folder(), "[!.]*.jar")) {
            for (Path entry : entries) {
                stamp(entry).ifPresent(stamp -> there.put(entry.getFileName().toString(), stamp));
            }
        }
        return there;
    }

    /** Tells a file from a later one; empty if it went meanwhile. */
    private static Optional<Stamp> stamp(Path entry) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new Stamp(
                    found.isRegularFile(), found.size(), found.lastModifiedTime(), Objects.toString(found.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean keepOnly(Set<String> there) {
        boolean gone = !there.containsAll(judged.keySet());
        files.keySet().retainAll(there);
        problems.keySet().retainAll(there);
        judged.keySet().retainAll(there);
        growing.keySet().retainAll(there);
        return keeper.keepOnly(there) || gone;
    }

    /** Returns whether there is news about a file. */
    private boolean judge(String file, Stamp stamp) {
        if (!NAME.matcher(file).matches()) {
            return refuse(file, stamp, Sentence.of(PluginFolder.class, "install.name"));
        }
        if (!stamp.regular()) {
            files.remove(file);
            return refuse(file, stamp, Sentence.of(PluginFolder.class, "install.link"));
        }
        Jars.Reading reading = jars.read(file);
        if (reading instanceof Jars.Reading.Whole whole) {
            return judge(file, stamp, whole.jar());
        }
        files.remove(file);
        if (reading instanceof Jars.Reading.Shunned shunned) {
            return refuse(file, stamp, shunned.why());
        }
        if (reading instanceof Jars.Reading.Partial) {
            return waitFor(file, stamp);
        }
        throw new IllegalStateException("reading: expected one of the known ones");
    }

    private boolean judge(String file, Stamp stamp, Inspection jar) {
        Optional<Sentence> why =
                jar.objections().stream().map(Diagnosis::half).findFirst().or(() -> keeper.take(file, jar));
        files.put(file, Found.of(jar));
        return why.map(each -> refuse(file, stamp, each)).orElseGet(() -> settle(file, stamp));
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
        return true;
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
