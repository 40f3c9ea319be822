package it.varco.plugins;

import it.varco.plugins.sample.SampleProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes plugins for tests, as jars. */
final class TestJar {

    private static final String IMPORTS =
            "it.varco.api.access;version=\"[1.0,2)\",it.varco.api.form;version=\"[1.0,2)\","
                    + "it.varco.api.identity;version=\"[1.0,2)\",it.varco.api.plugin;version=\"[1.0,2)\","
                    + "it.varco.api.session;version=\"[1.0,2)\",it.varco.spi.credential;version=\"[1.0,2)\","
                    + "org.osgi.framework";

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private byte[] signed = {};

    private TestJar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** A jar with a manifest and nothing else. */
    static TestJar empty() {
        return new TestJar();
    }

    static TestJar bundle(String name, String version) {
        return empty().header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version)
                .header("Import-Package", IMPORTS);
    }

    /** A bundle with a provider that answers with the version of the bundle. */
    static TestJar provider(String name, String version, String id) {
        return bundle(name, version)
                .provider(
                        name,
                        "<property name=\"id\" value=\"" + id + "\"/><property name=\"answer\" value=\"sample.v"
                                + version.replace('.', '-') + "\"/>",
                        "",
                        "");
    }

    /**
     * Adds a provider component.
     *
     * @param attributes further attributes of the component
     * @param references elements for references
     */
    TestJar provider(String name, String properties, String attributes, String references) {
        return with(SampleProvider.class)
                .component(
                        name,
                        SampleProvider.class,
                        "it.varco.spi.credential.CredentialProvider",
                        properties,
                        attributes + " init=\"1\"",
                        references);
    }

    TestJar component(
            String name, Class<?> type, String offers, String properties, String attributes, String references) {
        String xml =
                "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"" + name + "\" " + attributes
                        + ">" + properties + "<service><provide interface=\"" + offers + "\"/></service>" + references
                        + "<implementation class=\"" + type.getName() + "\"/></scr:component>";
        entries.put("OSGI-INF/component.xml", xml.getBytes(StandardCharsets.UTF_8));
        return header("Service-Component", "OSGI-INF/component.xml");
    }

    TestJar header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    TestJar with(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            entries.put(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Signs it as it is now. */
    TestJar signedBy(SigningKey key) throws IOException, GeneralSecurityException {
        signed = key.sign(bytes());
        return this;
    }

    /** SHA-256 of its bytes. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes() {
        return signed.length > 0 ? signed.clone() : unsigned();
    }

    private byte[] unsigned() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(jar);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(entry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Always of the same time, so that the same jar has the same bytes. */
    private static JarEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    /** Puts the jar in a folder at once, in the place of an earlier one. */
    void in(Path folder, String file) {
        try {
            Path part = folder.resolve('.' + file + ".part");
            Files.write(part, bytes());
            Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
