package it.varco.gateway;

import it.varco.launcher.BundleId;
import it.varco.launcher.Checksums;
import it.varco.launcher.FeatureBundle;
import it.varco.launcher.Features;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the two products from the features and from the jars that the build has collected.
 *
 * <p>{@code varco} has every feature but {@code demo} and {@code dev}; {@code varco-demo} has them all, the examples,
 * and what third parties build against. The features and the jars must agree: each bundle of a feature has its jar,
 * each jar belongs to a feature or is an example. A bundle for the demonstration may stand in the feature {@code demo}
 * only.
 *
 * @source rule D-49
 */
public final class Assembler {

    private static final Set<String> NOT_IN_PRODUCTION = Set.of("demo", "dev");
    private static final Set<String> EXAMPLES = Set.of("it.varco.credential.demo", "it.varco.service.demo");
    private static final String DEMO_BUNDLES = "it.varco.demo";
    private static final String LAUNCHER = "it.varco.launcher";
    private static final String CLI = "it.varco.cli";

    /** In {@code lib/}: the programs under a name without version, and what they need beside them. */
    private static final List<String> PROGRAMS = List.of(LAUNCHER, CLI, "org.apache.felix.framework", "picocli");

    private static final String COMPLETION = "varco-completion.bash";

    private final Path sources;
    private final Path features;
    private final Path jars;
    private final Path poms;
    private final Path target;
    private final Instant time;

    Assembler(Path sources, Path features, Path jars, Path poms, Path target, Instant time) {
        this.sources = sources;
        this.features = features;
        this.jars = jars;
        this.poms = poms;
        this.target = target;
        this.time = time;
    }

    /**
     * Called by the build.
     *
     * @param arguments folder with the files of the products, folder of the features with their versions filled in,
     *     folder of all jars, folder of the poms for third parties, folder for the products, time for the files in the
     *     archives
     */
    public static void main(String... arguments) throws IOException {
        Assembler assembler = new Assembler(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                Path.of(arguments[4]),
                Instant.parse(arguments[5]));
        assembler.assemble();
    }

    void assemble() throws IOException {
        check(Features.read(features));
        product("varco", NOT_IN_PRODUCTION, List.of("varco"));
        Path demo = product("varco-demo", Set.of(), List.of("varco", "varco-demo"));
        for (Path jar : jars().stream().filter(Assembler::isExample).toList()) {
            Files.copy(jar, demo.resolve("examples").resolve(jar.getFileName()));
        }
        new Sdk(poms, jars).fill(demo.resolve("sdk"));
        for (String name : List.of("varco", "varco-demo")) {
            Tar.pack(target.resolve(name), target.resolve(name + ".tar.gz"), time);
        }
    }

    private void check(Features all) throws IOException {
        Set<String> wanted = all.bundles().stream()
                .map(bundle -> bundle.id().fileName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> collected = jars().stream()
                .filter(jar -> !isExample(jar) && !isProgram(jar) && !Sdk.isKit(jar))
                .map(jar -> jar.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(collected);
        collected.removeAll(wanted);
        if (!missing.isEmpty() || !collected.isEmpty()) {
            throw new IllegalStateException(
                    "features/ and distribution/gateway/pom.xml do not agree; in a feature only: " + missing
                            + ", in the pom only: " + collected);
        }
    }

    private Path product(String name, Set<String> left, List<String> layers) throws IOException {
        Path product = target.resolve(name);
        delete(product);
        for (String layer : layers) {
            copy(sources.resolve(layer), product);
        }
        try (Stream<Path> folders = Files.list(features)) {
            for (Path folder : folders.sorted().toList()) {
                if (!left.contains(folder.getFileName().toString())) {
                    copy(folder, product.resolve("features").resolve(folder.getFileName()));
                }
            }
        }
        fill(product, Features.read(product.resolve("features")), left.contains("demo"));
        return product;
    }

    private void fill(Path product, Features chosen, boolean isProduction) throws IOException {
        TreeSet<String> checksums = new TreeSet<>();
        for (FeatureBundle bundle : chosen.bundles()) {
            BundleId id = bundle.id();
            if (isProduction && id.artifact().startsWith(DEMO_BUNDLES)) {
                throw new IllegalStateException("Only the feature demo may have " + id);
            }
            Path place = product.resolve("system").resolve(id.path());
            Files.createDirectories(place.getParent());
            Files.copy(jars.resolve(id.fileName()), place);
            checksums.add(id.path() + "\n" + Checksums.hash(place));
        }
        List<String> lines = checksums.stream()
                .map(line -> line.split("\n"))
                .map(parts -> parts[1] + "  " + parts[0])
                .toList();
        Files.write(product.resolve("system").resolve(Checksums.FILE), lines);
        fillLib(product.resolve("lib"));
    }

    private void fillLib(Path lib) throws IOException {
        Files.createDirectories(lib);
        for (Path jar : jars().stream().filter(Assembler::isProgram).toList()) {
            String name = jar.getFileName().toString();
            String ours = Stream.of(LAUNCHER, CLI)
                    .filter(program -> name.startsWith(program + "-"))
                    .findFirst()
                    .orElse("");
            Files.copy(jar, lib.resolve(ours.isEmpty() ? name : ours + ".jar"));
            if (ours.equals(CLI)) {
                takeOut("it/varco/cli/" + COMPLETION, jar, lib.resolve(COMPLETION));
            }
        }
    }

    /** The completion is made of the commands when their program is built, and lies in its jar. */
    private static void takeOut(String name, Path jar, Path file) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            JarEntry entry = opened.getJarEntry(name);
            if (entry == null) {
                throw new IllegalStateException(jar + " has no " + name);
            }
            try (InputStream in = opened.getInputStream(entry)) {
                Files.copy(in, file);
            }
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.sorted().toList();
        }
    }

    private static boolean isProgram(Path jar) {
        String name = jar.getFileName().toString();
        return PROGRAMS.stream().anyMatch(program -> name.startsWith(program + "-"));
    }

    private static boolean isExample(Path jar) {
        return EXAMPLES.stream()
                .anyMatch(example -> jar.getFileName().toString().startsWith(example + "-"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path path : inside.toList()) {
                Path place = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(path, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                inside.sorted(Comparator.reverseOrder()).forEach(path -> {
                    try {
                        Files.delete(path);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
            }
        }
    }
}
