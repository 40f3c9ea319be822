package it.varco.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the framework was told at its last start, so that a start with nothing new need not tell it again.
 *
 * <p>Configuration Admin keeps what it is given, also from files that came and went while the gateway ran. Only when
 * features and files are the same at the last start, at its orderly end and now, its memory is used; else it is emptied
 * and filled anew. After a crash it is always filled anew.
 */
final class AppliedConfigurations {

    private final Home home;
    private final Path stamp;
    private final Path initial;
    private final Path memory;
    private final String atStart;
    private final boolean isAnew;

    private AppliedConfigurations(Home home) throws IOException {
        this.home = home;
        stamp = home.cache().resolve("configurations.stamp");
        initial = home.cache().resolve("configurations.json");
        memory = home.cache().resolve("configurations");
        atStart = stampNow();
        isAnew = !Files.exists(stamp)
                || !Files.readString(stamp).equals(atStart)
                || !Files.exists(initial)
                || !Files.exists(memory);
    }

    /** Leaves in {@link #initial} and {@link #memory} what the framework is to start with. */
    static AppliedConfigurations apply(Configurations wanted, Home home) {
        try {
            AppliedConfigurations applied = new AppliedConfigurations(home);
            Files.deleteIfExists(applied.stamp);
            if (applied.isAnew) {
                delete(applied.memory);
                Files.createDirectories(applied.memory);
                String generation = UUID.randomUUID().toString();
                Files.writeString(applied.initial, wanted.initial(generation));
            }
            return applied;
        } catch (IOException failure) {
            throw new CannotStart(
                    "The folder " + home.cache() + " cannot be used: " + CannotStart.reason(failure) + ".", failure);
        }
    }

    /** Whether the memory was emptied: then the bundle that fills it has to forget as well what it did before. */
    boolean isAnew() {
        return isAnew;
    }

    /** The file for the property {@code configurator.initial}. */
    Path initial() {
        return initial;
    }

    /** The folder for the property {@code felix.cm.dir}. */
    Path memory() {
        return memory;
    }

    /** To be called at an orderly end; otherwise the next start fills the memory anew. */
    void keepForTheNextStart() {
        try {
            if (stampNow().equals(atStart)) {
                Files.writeString(stamp, atStart);
            }
        } catch (IOException failure) {
            Terminal.complain("The next start will read all configuration anew: " + CannotStart.reason(failure) + ".");
        }
    }

    private String stampNow() throws IOException {
        MessageDigest digest = sha256();
        update(digest, home.toString());
        for (Path file : inputs()) {
            update(digest, file.toString());
            update(digest, Files.getLastModifiedTime(file).toString());
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Path> inputs() throws IOException {
        try (Stream<Path> features = Files.list(home.features())) {
            Stream<Path> files =
                    features.map(folder -> folder.resolve("feature.json")).filter(Files::exists);
            return Stream.concat(files.sorted(), Configurations.files(home.conf()).stream())
                    .toList();
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                inside.sorted(Comparator.reverseOrder()).forEach(AppliedConfigurations::deleteOne);
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
