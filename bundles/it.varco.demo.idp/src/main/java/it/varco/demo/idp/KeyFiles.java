package it.varco.demo.idp;

import it.varco.certificate.Pem;
import it.varco.certificate.RsaKeys;
import it.varco.federation.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key and its certificate, each in a file. What is there stays as it is; what is not there is made once. Only the
 * account of the gateway can read the key.
 */
final class KeyFiles {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
    private static final int BITS = 2048; // the fewest that are trusted, and the quickest to make

    private final Path key;
    private final Path certificate;

    KeyFiles(Path key, Path certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Makes both where neither is there.
     *
     * @param certified makes the certificate of a key
     * @throws IllegalStateException if one of them is there alone
     */
    void make(Function<KeyPair, X509Certificate> certified) {
        if (Files.exists(key) != Files.exists(certificate)) {
            throw new IllegalStateException("expected both or neither of " + key + " and " + certificate);
        }
        if (Files.exists(key)) {
            return;
        }
        KeyPair pair = RsaKeys.make(BITS);
        byte[] secret = Pem.written(pair.getPrivate());
        try {
            write(key, secret, "rw-------");
            write(certificate, Pem.written(certified.apply(pair)), "rw-r--r--");
            LOG.info("key and certificate of the demonstration made certificate={}", certificate);
        } catch (IOException e) {
            throw new UncheckedIOException("expected a folder that can be written, for " + key, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Reads both. */
    SigningKey read() {
        try {
            byte[] secret = Files.readAllBytes(key);
            try {
                return SigningKey.of(
                        Pem.key(secret),
                        Pem.certificates(Files.readAllBytes(certificate)).get(0));
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("expected files that can be read: " + key + " and " + certificate, e);
        }
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, byte[] content, String permissions) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(fresh, options, attributes(file, permissions))) {
            channel.write(ByteBuffer.wrap(content));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] attributes(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[] {};
    }
}
