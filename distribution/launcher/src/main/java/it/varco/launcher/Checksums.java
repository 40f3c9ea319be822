package it.varco.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The list {@code system/SHA256SUMS} written at assembly, in the form {@code sha256sum} writes and checks: bundles that
 * are not on it, or are not what it says, do not start.
 *
 * @source rules D-49, SEC-80
 */
public final class Checksums {

    /** Name of the list in {@code system/}. */
    public static final String FILE = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}  .+");
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path system;
    private final Map<String, String> listed;

    private Checksums(Path system, Map<String, String> listed) {
        this.system = system;
        this.listed = listed;
    }

    /**
     * The list in a folder.
     *
     * @throws CannotStart if the list is missing or has a line of another form
     */
    public static Checksums of(Path system) {
        Map<String, String> listed = new HashMap<>();
        try {
            for (String line : Files.readAllLines(system.resolve(FILE))) {
                if (!LINE.matcher(line).matches()) {
                    throw new CannotStart("The list " + system.resolve(FILE) + " cannot be read: " + line);
                }
                listed.put(line.substring(66), line.substring(0, 64));
            }
        } catch (IOException missing) {
            throw new CannotStart("The list " + system.resolve(FILE) + " cannot be read.", missing);
        }
        return new Checksums(system, listed);
    }

    /**
     * The checksum that the list wants for a bundle, in lower-case hexadecimal.
     *
     * @throws CannotStart if the bundle is not on the list
     */
    String of(BundleId bundle) {
        String wanted = listed.get(bundle.path());
        if (wanted == null) {
            throw new CannotStart(
                    "The bundle " + bundle + " is not in system/" + FILE + ": it does not belong to this release.");
        }
        return wanted;
    }

    /**
     * Checks bundles.
     *
     * @throws CannotStart on the first whose bytes are not those of the list
     */
    public void verify(List<FeatureBundle> bundles) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (FeatureBundle bundle : bundles) {
            Path jar = system.resolve(bundle.id().path());
            if (!of(bundle.id()).equals(hash(jar, digest, buffer))) {
                throw new CannotStart(
                        "The file " + jar + " is not the one of this release: restore it from the archive.");
            }
        }
    }

    /** SHA-256 of a file, in lower-case hexadecimal. */
    public static String hash(Path file) {
        return hash(file, sha256(), new byte[BUFFER_BYTES]);
    }

    private static String hash(Path file, MessageDigest digest, byte[] buffer) {
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException unreadable) {
            throw new CannotStart("The bundle " + file + " cannot be read: restore it from the archive.", unreadable);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
