package it.varco.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What third parties begin their plugins with, compile and test them against, laid out as a Maven repository.
 *
 * <p>The poms say only what others need: the build's own name its parent, which is not published.
 *
 * @source rule DEV-01
 */
final class Sdk {

    private static final String GROUP = "it/varco";

    private static final List<String> CONTRACTS = List.of("it.varco.api", "it.varco.spi");

    private static final List<String> KIT = List.of("it.varco.tck", "it.varco.archetype.credential-provider");

    /** In the folder itself: what begins a project, and what the contracts say. */
    private static final List<String> START = List.of("pom.xml", "README.md");

    private final Path poms;
    private final Path jars;

    /**
     * @param poms folder of the poms, versions filled in, and of what goes into the folder itself
     * @param jars folder of all jars
     */
    Sdk(Path poms, Path jars) {
        this.poms = poms;
        this.jars = jars;
    }

    /** Whether a jar is in no feature, but here: the contracts are in both. */
    static boolean isKit(Path jar) {
        return KIT.stream().anyMatch(artifact -> jar.getFileName().toString().startsWith(artifact + "-"));
    }

    void fill(Path repository) throws IOException {
        for (String artifact : Stream.of(CONTRACTS, KIT).flatMap(List::stream).toList()) {
            Path jar = jar(artifact);
            String version =
                    jar.getFileName().toString().replace(artifact + "-", "").replace(".jar", "");
            Path place = repository.resolve(GROUP).resolve(artifact).resolve(version);
            Files.createDirectories(place);
            put(jar, place.resolve(jar.getFileName()));
            put(poms.resolve(artifact + ".pom"), place.resolve(artifact + "-" + version + ".pom"));
        }
        for (String file : START) {
            Files.copy(poms.resolve(file), repository.resolve(file));
        }
    }

    /** Copies a file, with the checksum beside it that Maven asks for. */
    private static void put(Path file, Path place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(place, bytes);
        try {
            String checksum =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
            Files.writeString(place.resolveSibling(place.getFileName() + ".sha1"), checksum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1: expected in every Java", e);
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
