package it.varco.itests.rules;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies: the first folder above this module that has a {@code publiccode.yml}. */
final class ProjectRoot {

    private ProjectRoot() {}

    static Path find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("publiccode.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
