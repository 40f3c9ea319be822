package it.varco.credential.spid.metadata;

import it.varco.certificate.Pem;
import it.varco.certificate.RsaKeys;
import it.varco.certificate.SpidProfile;
import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** Key and certificates in a folder, made for the tests and valid for nobody. */
final class OwnFiles {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Instant UNTIL = Instant.parse("2028-11-22T10:00:00Z");
    static final KeyPair KEY = RsaKeys.make(2048);
    static final KeyPair NEXT = RsaKeys.make(2048);
    static final SpidProfile PUBLIC = SpidProfile.publicBody(
            "Istituto di Prova per la Previdenza", "https://accesso.istituto.example", "idp_prova");

    private final Path folder;

    private OwnFiles(Path folder) {
        this.folder = folder;
    }

    static OwnFiles in(Path folder) {
        return new OwnFiles(folder).key(KEY).certificates(certificate(PUBLIC, KEY));
    }

    static X509Certificate certificate(SpidProfile profile, KeyPair key) {
        return profile.draft("Istituto di Prova", "Roma", NOW.minus(Duration.ofDays(1)), UNTIL)
                .selfSigned(key);
    }

    OwnFiles key(KeyPair key) {
        return write("key.pem", Pem.written(key.getPrivate()));
    }

    OwnFiles certificates(X509Certificate... certificates) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (X509Certificate each : certificates) {
            all.writeBytes(Pem.written(each));
        }
        return write("certificate.pem", all.toByteArray());
    }

    OwnFiles write(String name, byte[] content) {
        try {
            Path file = Files.write(folder.resolve(name), content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A configuration with these files. */
    Written written() {
        return Written.of()
                .with("key", file("key.pem").toString())
                .with("certificate", file("certificate.pem").toString());
    }

    SpidSettings settings() {
        return written().checked();
    }
}
