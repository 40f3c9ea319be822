package it.varco.inspection;

import it.varco.inspection.TestAuthority.Certified;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import jdk.security.jarsigner.JarSigner;

/** Signs jars as the program jarsigner does, and alters them afterwards. */
final class Signed {

    private Signed() {}

    static byte[] by(Certified signer, byte[] jar, X509Certificate... above) {
        return by(signer, jar, builder -> builder, above);
    }

    static byte[] stamped(Certified signer, byte[] jar, URI stamping) {
        return by(signer, jar, builder -> builder.tsa(stamping));
    }

    static byte[] by(Certified signer, byte[] jar, UnaryOperator<JarSigner.Builder> how, X509Certificate... above) {
        try {
            List<X509Certificate> path = new ArrayList<>(List.of(signer.certificate()));
            path.addAll(List.of(above));
            CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path);
            Path file = Files.createTempFile("unsigned", ".jar");
            Files.write(file, jar);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                how.apply(new JarSigner.Builder(signer.key().getPrivate(), certificates))
                        .build()
                        .sign(zip, signed);
            } finally {
                Files.delete(file);
            }
            return signed.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isSignature(String name) {
        return name.endsWith(".SF") || name.endsWith(".EC") || name.endsWith(".RSA");
    }

    /** The entries of a jar, in their order. */
    static Map<String, byte[]> entries(byte[] jar) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
