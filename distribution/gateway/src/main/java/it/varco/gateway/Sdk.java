package it.varco.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What third parties compile and test their plugins against, laid out as a Maven repository.
 *
 * <p>The poms say only what others need: the build's own name its parent, which is not published.
 *
 * @source rule DEV-01
 */
final class Sdk {

    private static final String GROUP = "it/varco";

    private static final String TEST_KIT = "it.varco.tck";

    private static final List<String> ARTIFACTS = List.of("it.varco.api", "it.varco.spi", TEST_KIT);

    private final Path poms;
    private final Path jars;

    /**
     * @param poms folder of the poms, versions filled in
     * @param jars folder of all jars
     */
    Sdk(Path poms, Path jars) {
        this.poms = poms;
        this.jars = jars;
    }

    /** Whether a jar is in no feature, but here: the contracts are in both. */
    static boolean isTestKit(Path jar) {
        return jar.getFileName().toString().startsWith(TEST_KIT + "-");
    }

    void fill(Path repository) throws IOException {
        for (String artifact : ARTIFACTS) {
            Path jar = jar(artifact);
            String version =
                    jar.getFileName().toString().replace(artifact + "-", "").replace(".jar", "");
            Path place = repository.resolve(GROUP).resolve(artifact).resolve(version);
            Files.createDirectories(place);
            Files.copy(jar, place.resolve(jar.getFileName()));
            Files.copy(poms.resolve(artifact + ".pom"), place.resolve(artifact + "-" + version + ".pom"));
        }
    }

    private Path jar(String artifact) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.getFileName().toString().startsWith(artifact + "-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("distribution/gateway/pom.xml has no " + artifact));
        }
    }
}
