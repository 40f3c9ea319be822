package it.varco.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes jars for tests, good ones and others: its manifest is written as it is told. */
final class TestJar {

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A bundle of a third party with a class, against which nothing is. */
    static TestJar good() {
        return bundle("org.acme.login", "1.2.3")
                .header(
                        "Import-Package",
                        "it.varco.api.form;version=\"[1.0,2)\",it.varco.spi.credential;version=\"[1.0,2)\"")
                .entry("org/acme/login/Login.class", Compiled.from("package org.acme.login; class Login {}"));
    }

    static TestJar bundle(String name, String version) {
        return new TestJar()
                .header("Manifest-Version", "1.0")
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version);
    }

    static TestJar empty() {
        return new TestJar();
    }

    TestJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    TestJar entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TestJar entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    TestJar code(String source) {
        return entry("org/acme/login/Code" + entries.size() + ".class", Compiled.from(source));
    }

    byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        if (!headers.isEmpty()) {
            StringBuilder manifest = new StringBuilder();
            headers.forEach((name, value) -> manifest.append(folded(name + ": " + value)));
            all.put(MANIFEST, manifest.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        }
        all.putAll(entries);
        return zip(all);
    }

    private static String folded(String line) {
        return line.length() <= 70 ? line + "\r\n" : line.substring(0, 70) + "\r\n" + folded(" " + line.substring(70));
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
