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
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle of ours as it was built.
 *
 * @param name its symbolic name
 * @param headers its manifest
 * @param classes those that are ours
 */
record BuiltBundle(String name, Map<String, String> headers, List<ClassFile> classes) {

    private static final Pattern CLAUSES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"); // not in quotes

    /** Every bundle below {@code bundles/} that was built. */
    static List<BuiltBundle> all(Path root) {
        try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("target/classes/META-INF/MANIFEST.MF")))
                    .sorted()
                    .map(BuiltBundle::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BuiltBundle read(Path folder) {
        Path classes = folder.resolve("target/classes");
        Map<String, String> headers = new HashMap<>();
        try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
            new Manifest(in).getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuiltBundle(headers.getOrDefault("Bundle-SymbolicName", ""), headers, classFiles(classes));
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

    /** The packages of ours that it imports. */
    Set<String> importsOfOurs() {
        Set<String> names = packages("Import-Package");
        names.removeIf(name -> !name.startsWith("it.varco."));
        return names;
    }

    /** The packages of every class it names. */
    Set<String> packagesNamed() {
        Set<String> names = new TreeSet<>();
        classes.forEach(file -> file.types().forEach(type -> names.add(ClassFile.packageOf(type))));
        return names;
    }
}
