package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle as built: its own classes, and nothing else beside the Java runtime. */
class EmbeddedArgon2Test {

    private static final Path BUNDLE = Path.of("target/classes");

    @Test
    void computesAHashWithTheClassesInTheBundleAlone() throws Exception {
        URL[] only = {BUNDLE.toUri().toURL()};
        try (URLClassLoader bundle = new URLClassLoader(only, ClassLoader.getPlatformClassLoader())) {
            Class<?> argon2id = bundle.loadClass("it.varco.credential.hash.Argon2id");
            Class<?> cost = bundle.loadClass("it.varco.credential.hash.HashCost");
            var constructor = argon2id.getDeclaredConstructor();
            var costOf = cost.getDeclaredConstructor(int.class, int.class, int.class);
            var of = argon2id.getDeclaredMethod("of", byte[].class, byte[].class, cost);

            byte[] hash = (byte[]) of.invoke(
                    constructor.newInstance(),
                    "password".getBytes(StandardCharsets.UTF_8),
                    "somesalt".getBytes(StandardCharsets.UTF_8),
                    costOf.newInstance(256, 2, 1));

            assertThat(HexFormat.of().formatHex(hash))
                    .isEqualTo("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
        }
    }

    @Test
    void carriesLessThanOnePercentOfTheLibrary() throws Exception {
        try (Stream<Path> files = Files.walk(BUNDLE.resolve("org/bouncycastle"))) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(EmbeddedArgon2Test::size)
                    .sum();
            assertThat(bytes).isBetween(50_000L, 150_000L);
        }
        assertThat(BUNDLE.resolve("META-INF/LICENSE.md")).content().contains("Bouncy Castle");
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
