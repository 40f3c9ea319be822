package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A Maven repository of its own for whoever is no part of this build: with what others wrote, without what we did. */
final class LocalRepository {

    private LocalRepository() {}

    /** Links the jars and poms of others into a new repository, so that only what is missing is fetched. */
    static void fill(Path repository) {
        Path known =
                Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
        if (!Files.isDirectory(known)) {
            return;
        }
        Path ours = known.resolve("it/varco");
        try {
            Files.walkFileTree(known, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(ours) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".jar") || name.endsWith(".pom")) {
                        take(file, repository.resolve(known.relativize(file).toString()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(Path file, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        try {
            Files.createLink(place, file);
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(file, place);
        }
    }
}
