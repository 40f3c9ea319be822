package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The archives that the build made, and folders with their content. */
final class Archive {

    private Archive() {}

    /** @param name {@code varco} or {@code varco-demo} */
    static Path of(String name) {
        Path target = root().resolve("distribution/gateway/target");
        try (Stream<Path> files = Files.list(target)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(name + "(-[0-9][^/]*)?\\.tar\\.gz"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("expected one archive " + name + " in " + target + ", found " + found
                        + ": run mvn package first");
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first folder above this module that has a {@code publiccode.yml}. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("publiccode.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** What the bundles tell about themselves. */
    static List<String> readmes() {
        try (Stream<Path> bundles = Files.list(root().resolve("bundles"))) {
            return bundles.map(bundle -> bundle.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .map(Gateway::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks an archive in a new folder whose name is not easy: it has a blank and an accented letter. */
    static Path unpacked(String name) {
        try {
            Path folder = Files.createTempDirectory("varco di città ");
            Command.Result result = Command.in(folder, List.of("tar", "xzf", of(name).toString()));
            if (result.code() != 0) {
                throw new IllegalStateException("tar: " + result.said());
            }
            return folder.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
