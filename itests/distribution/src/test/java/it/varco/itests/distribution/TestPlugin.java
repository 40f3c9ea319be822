package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Bundles of tests, in {@code src/plugins}: each one file, compiled against what a gateway has. */
final class TestPlugin {

    /** What a provider imports. */
    static final String CONTRACTS = "it.varco.api.form;version=\"[1.0,2)\","
            + "it.varco.api.identity;version=\"[1.0,2)\",it.varco.api.plugin;version=\"[1.0,2)\","
            + "it.varco.api.session;version=\"[1.0,2)\",it.varco.api.store;version=\"[1.0,2)\","
            + "it.varco.spi.credential;version=\"[1.0,2)\",org.osgi.framework";

    private TestPlugin() {}

    /**
     * Compiles a bundle.
     *
     * @param name of its source, which is its activator
     * @param imports its packages, with commas between them
     * @param headers what else its manifest says
     */
    static Path of(String name, Gateway gateway, Path folder, String imports, Map<String, String> headers) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("Bundle-Activator", name);
        more.put("Import-Package", imports);
        more.putAll(headers);
        return compiled(name, gateway, folder, more);
    }

    /** Compiles a fragment, whose class is in a package of its host and so sees what the host keeps to itself. */
    static Path fragment(String name, String host, Gateway gateway, Path folder) {
        return compiled(name, gateway, folder, Map.of("Fragment-Host", host));
    }

    private static Path compiled(String name, Gateway gateway, Path folder, Map<String, String> headers) {
        Path source = Archive.root().resolve("itests/distribution/src/plugins/" + name + ".java");
        try {
            int code = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), "-cp", jars(gateway.home()), source.toString());
            if (code != 0) {
                throw new IllegalStateException(name + " does not compile");
            }
            return jar(name, folder, manifest(name, headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(String name, Map<String, String> headers) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example." + name);
        main.putValue("Bundle-Version", "1.0.0");
        headers.forEach(main::putValue);
        return manifest;
    }

    private static Path jar(String name, Path folder, Manifest manifest) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> classes = Files.walk(folder)) {
            for (Path each :
                    classes.filter(file -> file.toString().endsWith(".class")).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    private static String jars(Path home) throws IOException {
        try (Stream<Path> system = Files.walk(home.resolve("system"));
                Stream<Path> lib = Files.walk(home.resolve("lib"))) {
            return Stream.concat(system, lib)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.joining(":"));
        }
    }
}
