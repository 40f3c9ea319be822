package it.varco.itests.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle as it was built.
 *
 * @param name its symbolic name
 * @param headers its manifest
 * @param classes those that are ours
 * @param tests the classes of its tests
 * @param components its declarative services
 * @param needs what its pom names of ours
 */
record BuiltBundle(
        String name,
        Map<String, String> headers,
        List<ClassFile> classes,
        List<ClassFile> tests,
        List<ServiceComponent> components,
        Set<Need> needs) {

    private static final Pattern CLAUSES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"); // not in quotes
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** Every bundle below {@code bundles/} that was built. */
    static List<BuiltBundle> all(Path root) {
        try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
            return folders.filter(folder ->
                            Files.exists(folder.resolve("target/classes").resolve(MANIFEST)))
                    .sorted()
                    .map(BuiltBundle::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that was built in the folder of a module. */
    static BuiltBundle read(Path folder) {
        Path classes = folder.resolve("target/classes");
        try (InputStream in = Files.newInputStream(classes.resolve(MANIFEST))) {
            Map<String, String> headers = headers(new Manifest(in));
            return new BuiltBundle(
                    symbolicName(headers),
                    headers,
                    classFiles(classes),
                    classFiles(folder.resolve("target/test-classes")),
                    ServiceComponent.all(classes.resolve("OSGI-INF")),
                    Need.all(folder.resolve("pom.xml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the manifests of the jars below a folder say, and nothing else of them. */
    static List<BuiltBundle> manifests(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(BuiltBundle::manifest)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BuiltBundle manifest(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Map<String, String> headers = headers(jar.getManifest());
            return new BuiltBundle(symbolicName(headers), headers, List.of(), List.of(), List.of(), Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> headers(Manifest manifest) {
        Map<String, String> headers = new HashMap<>();
        manifest.getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
        return headers;
    }

    private static String symbolicName(Map<String, String> headers) {
        return headers.getOrDefault("Bundle-SymbolicName", "")
                .replaceFirst(";.*", "")
                .strip();
    }

    /** The class files of our packages below a folder. */
    static List<ClassFile> classFiles(Path folder) {
        Path ours = folder.resolve("it/varco");
        if (!Files.exists(ours)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(ours)) {
            List<ClassFile> found = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                found.add(ClassFile.read(Files.readAllBytes(file)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packages a header names, without attributes. */
    Set<String> packages(String header) {
        Set<String> names = new TreeSet<>();
        CLAUSES.splitAsStream(headers.getOrDefault(header, ""))
                .map(clause -> clause.replaceFirst(";.*", "").strip())
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    /** The packages of ours that it exports. */
    Set<String> exportsOfOurs() {
        return ours("Export-Package");
    }

    /** The packages of ours that it imports from others; whoever exports a package may import it too. */
    Set<String> importsOfOurs() {
        Set<String> names = ours("Import-Package");
        names.removeAll(packages("Export-Package"));
        return names;
    }

    private Set<String> ours(String header) {
        Set<String> names = packages(header);
        names.removeIf(name -> !name.startsWith("it.varco."));
        return names;
    }

    /** The packages of every class it names, and those it imports. */
    Set<String> packagesUsed() {
        Set<String> names = new TreeSet<>(packages("Import-Package"));
        classes.forEach(file -> file.types().forEach(type -> names.add(ClassFile.packageOf(type))));
        return names;
    }

    /** Its classes in packages that it exports. */
    Stream<ClassFile> exportedClasses() {
        Set<String> exported = exportsOfOurs();
        return classes.stream().filter(file -> exported.contains(file.inPackage()));
    }
}
