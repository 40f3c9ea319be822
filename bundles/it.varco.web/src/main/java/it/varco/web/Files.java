package it.varco.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files of one bundle, by path from its root, such as {@code OSGI-INF/templates/layout.mustache}. */
interface Files {

    /** A whole file; empty if there is none. */
    Optional<byte[]> read(String path) throws IOException;

    /** Of a bundle that is not here. */
    Files NONE = new Files() {

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.empty();
        }

        @Override
        public List<String> below(String folder) {
            return List.of();
        }
    };

    /** Paths of all files below a folder, in no particular order. */
    List<String> below(String folder);
}
