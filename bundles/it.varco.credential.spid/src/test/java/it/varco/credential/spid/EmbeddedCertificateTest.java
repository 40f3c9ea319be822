package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle carries what of Bouncy Castle makes and reads a certificate. */
class EmbeddedCertificateTest {

    private static final Path BUNDLE = Path.of("target/classes");
    private static final String NAME = "Istituto di Prova";
    private static final String ENTITY = "https://accesso.istituto.example";

    @Test
    void makesAndReadsOneWithTheClassesInTheBundleAlone() throws Exception {
        URL[] only = {BUNDLE.toUri().toURL()};
        try (URLClassLoader bundle = new URLClassLoader(only, ClassLoader.getPlatformClassLoader())) {
            Class<?> profiles = bundle.loadClass("it.varco.certificate.SpidProfile");
            Object profile = profiles.getMethod("publicBody", String.class, String.class, String.class)
                    .invoke(null, NAME, ENTITY, "idp_prova");
            KeyPair key = (KeyPair) bundle.loadClass("it.varco.certificate.RsaKeys")
                    .getMethod("make", int.class)
                    .invoke(null, 2048);
            Object draft = profiles.getMethod("draft", String.class, String.class, Instant.class, Instant.class)
                    .invoke(profile, NAME, "Roma", Instant.EPOCH, Instant.parse("2051-01-01T00:00:00Z"));
            Object made =
                    draft.getClass().getMethod("selfSigned", KeyPair.class).invoke(draft, key);

            assertThat(profiles.getMethod("flaws", X509Certificate.class).invoke(profile, made))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void carriesAFewPercentOfTheLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLE.resolve("org/bouncycastle"))) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isBetween(200_000L, 450_000L);
        }
        assertThat(BUNDLE.resolve("META-INF/LICENSE.md")).content().contains("Bouncy Castle");
    }
}
