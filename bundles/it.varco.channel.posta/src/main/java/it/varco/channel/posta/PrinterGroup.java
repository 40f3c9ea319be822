package it.varco.channel.posta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Who besides the own account may read letters and take them away: the group of the printer's account, or nobody.
 *
 * @param groups one or none
 */
record PrinterGroup(List<GroupPrincipal> groups) {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r-----");
    /** Whoever moves a folder to another one must be able to write it. */
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxrwx---");

    /** @throws IllegalArgumentException if the machine has no such group */
    static PrinterGroup of(String name, Path anywhere) {
        if (name.isBlank()) {
            return new PrinterGroup(List.of());
        }
        try {
            return new PrinterGroup(List.of(
                    anywhere.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name.strip())));
        } catch (IOException e) {
            throw new IllegalArgumentException("group: expected the name of a group of this machine", e);
        }
    }

    /** Lets it in to a letter that is not handed over yet. */
    void admitTo(Path letter, List<String> files) throws IOException {
        for (GroupPrincipal group : groups) {
            for (String file : files) {
                admit(group, letter.resolve(file), FILE);
            }
            admit(group, letter, FOLDER);
        }
    }

    private static void admit(GroupPrincipal group, Path path, Set<PosixFilePermission> may) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        view.setGroup(group);
        view.setPermissions(may);
    }
}
