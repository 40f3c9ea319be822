package it.varco.itests.distribution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A jar as it would be if its maker had built it a little differently. */
final class Repacked {

    private final byte[] original;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private UnaryOperator<String> components = UnaryOperator.identity();

    private Repacked(byte[] original) {
        this.original = original;
    }

    static Repacked of(Path original) {
        try {
            return of(Files.readAllBytes(original));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Repacked of(byte[] original) {
        return new Repacked(original);
    }

    /** The example of a credential provider, under a name that a foreign bundle may bear, as its component too. */
    static Repacked example(Gateway gateway, String symbolicName) {
        return of(gateway.example("it.varco.credential.demo"))
                .header("Bundle-SymbolicName", symbolicName)
                .components(text -> text.replace("name=\"it.varco.credential.demo\"", "name=\"" + symbolicName + '"'));
    }

    /** The same, as an office that nobody knows would deliver it. */
    static Repacked almanac(Gateway gateway) {
        return example(gateway, "org.example.almanac")
                .header("Bundle-Name", "Almanacco delle parole")
                .header("Bundle-Vendor", "Ufficio Esempio")
                .header("Bundle-Version", "1.0.0");
    }

    /** With another value in its manifest. */
    Repacked header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** With other descriptions of its components; changed once more, if they were changed before. */
    Repacked components(UnaryOperator<String> change) {
        UnaryOperator<String> before = components;
        components = text -> change.apply(before.apply(text));
        return this;
    }

    /** With one more entry, or other bytes in one that it has. */
    Repacked entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Puts it in its place. */
    void to(Path target) {
        try {
            Files.copy(new ByteArrayInputStream(bytes()), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(original), false)) {
            Manifest manifest = in.getManifest();
            headers.forEach(manifest.getMainAttributes()::putValue);
            try (JarOutputStream out = new JarOutputStream(whole, manifest)) {
                copy(in, out);
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    out.putNextEntry(new JarEntry(entry.getKey()));
                    out.write(entry.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    private void copy(JarInputStream in, JarOutputStream out) throws IOException {
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
            if (entries.containsKey(entry.getName())) {
                continue;
            }
            out.putNextEntry(new JarEntry(entry.getName()));
            boolean isDescription = entry.getName().matches("OSGI-INF/[^/]+\\.xml");
            byte[] bytes = in.readAllBytes();
            out.write(
                    isDescription
                            ? components
                                    .apply(new String(bytes, StandardCharsets.UTF_8))
                                    .getBytes(StandardCharsets.UTF_8)
                            : bytes);
        }
    }
}
