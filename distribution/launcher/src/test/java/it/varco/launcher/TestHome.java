package it.varco.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** A home of the gateway with bundles made for the test. */
final class TestHome {

    /** All files of a release carry the same time. */
    private static final FileTime TIME = FileTime.fromMillis(1_767_225_600_000L);

    final Path folder;
    private final Map<BundleId, Integer> bundles = new LinkedHashMap<>();
    private String configurations = "{}";
    private String properties = "";

    TestHome(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("features/test"));
    }

    /** Makes a bundle; {@code headers} are pairs of name and value. */
    TestHome bundle(String id, int level, String... headers) throws IOException {
        return bundle(id, level, null, headers);
    }

    TestHome bundle(String id, int level, @Nullable Class<?> activator, String... headers) throws IOException {
        BundleId parsed = BundleId.parse(id);
        bundles.put(parsed, level);
        jar(folder.resolve("system").resolve(parsed.path()), parsed.artifact(), activator, headers);
        return this;
    }

    TestHome without(String id) {
        bundles.remove(BundleId.parse(id));
        return this;
    }

    TestHome configurations(String json) {
        configurations = json;
        return this;
    }

    TestHome property(String line) {
        properties = "\"" + line + "\"";
        return this;
    }

    /** Writes the feature and the list of checksums. */
    Home write() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        bundles.forEach((id, level) -> {
            lines.add("{\"id\": \"" + id + "\", \"bundleStartLevel\": " + level + "}");
            sums.add(Checksums.hash(folder.resolve("system").resolve(id.path())) + "  " + id.path());
        });
        Files.writeString(folder.resolve("features/test/feature.json"), """
                {"id": "t:test:1", "bundles": [%s], "configurations": %s, "extensions": {
                 "framework-launching-properties": {"type": "text", "text": [%s]},
                 "varco-secrets": {"type": "text", "text": ["store"]}}}
                """.formatted(
                        String.join(",\n", lines), configurations, properties));
        Files.createDirectories(folder.resolve("system"));
        Files.write(folder.resolve("system").resolve(Checksums.FILE), sums);
        return Home.at(folder);
    }

    static Path jar(Path file, String name, @Nullable Class<?> activator, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        for (int at = 0; at < headers.length; at += 2) {
            main.putValue(headers[at], headers[at + 1]);
        }
        if (activator != null) {
            main.putValue("Bundle-Activator", activator.getName());
            main.putValue("Import-Package", "org.osgi.framework");
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (activator != null) {
                String entry = activator.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(entry));
                try (InputStream in = activator.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        Files.setLastModifiedTime(file, TIME);
        return file;
    }
}
