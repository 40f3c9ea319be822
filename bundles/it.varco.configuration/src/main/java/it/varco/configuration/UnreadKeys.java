package it.varco.configuration;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in the files of {@code conf/} that nobody reads: most often mistyped, so that what was meant is not in force.
 *
 * <p>A file of which nothing here says what it may hold is left alone: its bundle may come later. Each key stands in
 * the log once, until it is mended. Thread-safe.
 *
 * <p>A key is named only where it resembles one that is read: what resembles none may be a line of a secret, put there
 * by mistake, and the log and the health are read by many (SEC-53).
 */
final class UnreadKeys {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadKeys.class);

    /**
     * At most so many characters of a mistyped key are wrong, as where two changed places; one in three of a long one.
     */
    private static final int WRONG = 2;

    private static final int PART = 3;

    /**
     * A key that nobody reads.
     *
     * @param file name of the file
     * @param line where it stands there, from 1
     * @param key as written; empty if none is near
     * @param nearest the key that may be meant; empty if none is near
     */
    record Unread(String file, int line, String key, String nearest) {}

    private final ConfFolder folder;
    private final Function<String, Optional<Definition>> definitions;
    private final Set<Unread> told = new HashSet<>(); // guarded by this

    /** @param definitions what describes a PID, if anything does */
    UnreadKeys(ConfFolder folder, Function<String, Optional<Definition>> definitions) {
        this.folder = folder;
        this.definitions = definitions;
    }

    /** All of them now, by file. */
    synchronized List<Unread> find() {
        List<Unread> found = folder.pids().stream()
                .flatMap(pid -> definitions.apply(pid).stream())
                .flatMap(this::unread)
                .toList();
        told.retainAll(found);
        found.stream()
                .filter(told::add)
                .forEach(one -> LOG.warn(
                        "configuration has a key that nobody reads file={} line={} key={} nearest={}",
                        one.file(),
                        one.line(),
                        one.key(),
                        one.nearest()));
        return found;
    }

    private Stream<Unread> unread(Definition definition) {
        String file = folder.file(definition.pid()).getFileName().toString();
        List<String> known =
                definition.attributes().stream().map(Attribute::key).toList();
        return folder.read(definition.pid()).flatMap(ConfigurationFile::read).stream()
                .flatMap(text -> text.values().keySet().stream()
                        .filter(key -> !known.contains(key) && !ofComponents(key))
                        .map(key -> unread(file, text.lineOf(key), key, nearest(key, known))));
    }

    private static Unread unread(String file, int line, String key, String nearest) {
        return new Unread(file, line, nearest.isEmpty() ? "" : key, nearest);
    }

    /** What every component may be given: which services it works with, and how it ranks among others. */
    private static boolean ofComponents(String key) {
        return key.endsWith(".target") || key.equals("service.ranking");
    }

    static String nearest(String key, List<String> known) {
        int most = Math.min(key.length() - 1, Math.max(WRONG, key.length() / PART));
        return known.stream()
                .filter(other -> changes(key, other) <= most)
                .min(Comparator.comparingInt(other -> changes(key, other)))
                .orElse("");
    }

    /** How many characters are to be put in, left out or replaced to make one of the other, capitals or not. */
    private static int changes(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
