package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/** A jar from the watched folder: read once, and judged and installed from those bytes (SEC-80). */
final class PluginJar {

    private static final int LARGEST_MEGABYTES = 20;
    static final int LARGEST = LARGEST_MEGABYTES * 1024 * 1024;

    private static final int LARGEST_MANIFEST = 256 * 1024;

    private final byte[] bytes;
    private final String hash;
    private final String symbolicName;
    private final String version;

    private PluginJar(byte[] bytes, String symbolicName, String version) {
        this.bytes = bytes;
        this.symbolicName = symbolicName;
        this.version = version;
        hash = sha256(bytes);
    }

    /** What came of reading a file. */
    sealed interface Reading {

        /** A jar that can be tried. */
        record Good(PluginJar jar) implements Reading {}

        /** No whole zip: still being written, or damaged. */
        record Partial() implements Reading {}

        /** Not for this folder. {@code why} is half a sentence, to stand after the name of the file. */
        record Unfit(Sentence why) implements Reading {}
    }

    static Reading read(Path file) {
        try {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                bytes = in.readNBytes(LARGEST + 1);
            }
            if (bytes.length > LARGEST) {
                return new Reading.Unfit(Sentence.of(PluginJar.class, "install.large", LARGEST_MEGABYTES));
            }
            if (!ends(bytes)) {
                return new Reading.Partial();
            }
            return manifest(bytes)
                    .map(manifest -> judge(bytes, manifest.getMainAttributes()))
                    .orElseGet(() -> new Reading.Unfit(Sentence.of(PluginJar.class, "install.no-manifest")));
        } catch (IOException e) {
            return new Reading.Partial();
        }
    }

    private static Reading judge(byte[] bytes, Attributes manifest) {
        String name = first(manifest.getValue(Constants.BUNDLE_SYMBOLICNAME));
        if (name.isEmpty()) {
            return new Reading.Unfit(Sentence.of(PluginJar.class, "install.no-name"));
        }
        String host = first(manifest.getValue(Constants.FRAGMENT_HOST));
        if (!host.isEmpty()) {
            return new Reading.Unfit(Sentence.of(PluginJar.class, "install.fragment", host));
        }
        Optional<Sentence> objection = Wires.objection(manifest::getValue);
        if (objection.isPresent()) {
            return new Reading.Unfit(objection.get());
        }
        String version = first(manifest.getValue(Constants.BUNDLE_VERSION));
        return new Reading.Good(new PluginJar(bytes, name, version.isEmpty() ? "0.0.0" : version));
    }

    /** The first clause of a header without its parameters; empty if there is none. */
    private static String first(@Nullable String header) {
        return header == null ? "" : header.split("[;,]", 2)[0].strip();
    }

    /** Whether there is the record that ends every zip, and as much before it as it says. */
    private static boolean ends(byte[] bytes) {
        int record = 22;
        for (int at = bytes.length - record; at >= 0 && at >= bytes.length - record - 0xffff; at--) {
            if (number(bytes, at) == 0x06054b50L) {
                return number(bytes, at + 12) + number(bytes, at + 16) <= at;
            }
        }
        return false;
    }

    private static long number(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
    }

    private static Optional<Manifest> manifest(byte[] bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                if (entry.getName().toUpperCase(Locale.ROOT).equals(JarFile.MANIFEST_NAME)) {
                    return Optional.of(new Manifest(new ByteArrayInputStream(zip.readNBytes(LARGEST_MANIFEST))));
                }
                entry = zip.getNextEntry();
            }
        }
        return Optional.empty();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }

    /** SHA-256 of its bytes, in hexadecimal digits. */
    String hash() {
        return hash;
    }

    String symbolicName() {
        return symbolicName;
    }

    String version() {
        return version;
    }

    /** Its bytes, as they were judged. */
    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
