package it.varco.credential.spid;

import it.varco.federation.IdentityProvider;
import it.varco.federation.MetadataReader;
import it.varco.federation.MetadataReading;
import it.varco.federation.SamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity providers in a folder of metadata files, which administrators change while it runs. A file that cannot
 * be used any more leaves what it said before in force, until that ends by itself; one that is taken away is gone.
 *
 * <p>Looks at the folder at most once a second, and reads only what changed. Thread-safe.
 *
 * @source SPID-120 to SPID-122, SPID-128; SEC-17
 */
final class ProviderFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderFolder.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_FILES = 100; // a guess: the federation has about a dozen providers

    private final Path folder;
    private final Set<PublicKey> keys;
    private final MetadataReader reader;
    private Map<Path, Taken> files = Map.of();
    private Instant looked = Instant.MIN;

    /**
     * A folder; nothing is read yet.
     *
     * @param keys whose signature makes a document of many providers count
     */
    ProviderFolder(Path folder, Set<PublicKey> keys, MetadataReader reader) {
        this.folder = folder;
        this.keys = Set.copyOf(keys);
        this.reader = reader;
    }

    /**
     * Of which providers a file told last, and what is wrong with it since.
     *
     * @param stamp of the file when it was read
     * @param flaws in English, with names of entities and elements
     */
    private record Taken(Stamp stamp, List<IdentityProvider> providers, List<String> flaws) {

        static final Taken NOTHING = new Taken(new Stamp(FileTime.fromMillis(0), -1), List.of(), List.of());

        Set<String> entities() {
            return providers.stream().map(IdentityProvider::entityId).collect(Collectors.toSet());
        }

        boolean isFlawed(Instant now) {
            return !flaws.isEmpty()
                    || providers.stream().anyMatch(provider -> !provider.until().isAfter(now));
        }
    }

    /** By which a changed file is known. */
    private record Stamp(FileTime changed, long size) {}

    /** All that are in force, each once, by entity; of two files the first by name counts. */
    synchronized Map<String, IdentityProvider> inForce(Instant now) {
        look(now);
        Map<String, IdentityProvider> providers = new LinkedHashMap<>();
        files.values().stream()
                .flatMap(taken -> taken.providers().stream())
                .filter(provider -> provider.until().isAfter(now))
                .forEach(provider -> providers.putIfAbsent(provider.entityId(), provider));
        return providers;
    }

    /**
     * The names of files of which something could not be taken, or is not in force any more, in their order; also of
     * those that tell of a provider of which another one told before: somebody may speak for a stranger.
     */
    synchronized List<String> flawed(Instant now) {
        look(now);
        Set<String> told = new HashSet<>();
        List<String> flawed = new ArrayList<>();
        files.forEach((file, taken) -> {
            boolean alone = Collections.disjoint(told, taken.entities());
            told.addAll(taken.entities());
            if (taken.isFlawed(now) || !alone) {
                flawed.add(String.valueOf(file.getFileName()));
            }
        });
        return flawed;
    }

    private void look(Instant now) {
        if (now.isBefore(looked.plus(REST)) && !now.isBefore(looked)) {
            return;
        }
        looked = now;
        Map<Path, Taken> found = new TreeMap<>();
        for (Path file : xmlFiles()) {
            found.put(file, taken(file, files.getOrDefault(file, Taken.NOTHING), now));
        }
        files = found;
    }

    private List<Path> xmlFiles() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException notThere) {
            return List.of(); // health says that there is no provider
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("Folder of identity providers cannot be read, folder={} cause={}", folder, unreadable.toString());
            return List.copyOf(files.keySet()); // the last good ones stay (SEC-17)
        }
    }

    private Taken taken(Path file, Taken before, Instant now) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) { // to read something else may take for ever
                return new Taken(before.stamp(), before.providers(), List.of("expected a plain file"));
            }
            Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size());
            return stamp.equals(before.stamp()) ? before : read(file, stamp, before, now);
        } catch (IOException unreadable) {
            return new Taken(before.stamp(), before.providers(), List.of("expected a file that can be read"));
        }
    }

    private Taken read(Path file, Stamp stamp, Taken before, Instant now) throws IOException {
        MetadataReading reading = reader.local(bytes(file), keys, now);
        if (!reading.flaws().isEmpty()) {
            LOG.warn("Metadata not taken whole, file={} flaws={}", file, reading.flaws());
        }
        if (reading.providers().isEmpty()) {
            List<String> flaws = reading.flaws().isEmpty() ? List.of("expected an identity provider") : reading.flaws();
            return new Taken(stamp, before.providers(), flaws);
        }
        LOG.info(
                "Metadata taken, file={} providers={}",
                file,
                reading.providers().stream().map(IdentityProvider::entityId).collect(Collectors.joining(" ")));
        return new Taken(stamp, reading.providers(), reading.flaws());
    }

    /** No more of it than would be read. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SamlReader.LARGEST + 1);
        }
    }
}
