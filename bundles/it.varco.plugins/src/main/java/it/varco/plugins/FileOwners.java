package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Whose files are taken: those of the named owners that nobody else may write.
 *
 * @param names names of owners; any, if there is none
 * @source SEC-87
 */
record FileOwners(Set<String> names) {

    /** Takes any, as development does. */
    static final FileOwners ANY = new FileOwners(Set.of());

    FileOwners {
        names = Set.copyOf(names);
    }

    /** Why a file or folder is not taken, as half a sentence; empty if it is. */
    Optional<Sentence> objection(PosixFileAttributes file) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (!names.contains(file.owner().getName())) {
            return Optional.of(
                    Sentence.of(FileOwners.class, "install.owner", file.owner().getName()));
        }
        boolean anybody = file.permissions().contains(PosixFilePermission.OTHERS_WRITE);
        boolean group = file.permissions().contains(PosixFilePermission.GROUP_WRITE);
        return anybody || group ? Optional.of(Sentence.of(FileOwners.class, "install.mode")) : Optional.empty();
    }
}
