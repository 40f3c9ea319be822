package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTest {

    private static final String WHOLE = """
            {
              "feature-resource-version": "1.0",
              "id": "it.varco.features:web:1.0.0",
              "description": "what it is",
              "bundles": [
                {"id": "g:a:jar:light:1", "bundleStartLevel": 9},
                {"id": "g:b:2", "bundleStartLevel": 10}
              ],
              "configurations": {"it.varco.http~public": {"port:Integer": 8080, "hosts": ["a", "b"]}, "p": {}},
              "extensions": {
                "framework-launching-properties": {"type": "text", "kind": "mandatory", "text": ["a.b=c=d"]},
                "varco-secrets": {"type": "text", "kind": "mandatory", "text": ["store", "pin-pepper"]}
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void readsAWholeFeature() throws IOException {
        Feature feature = read(WHOLE);

        assertThat(feature.name()).isEqualTo("web");
        assertThat(feature.bundles())
                .containsExactly(
                        new FeatureBundle(BundleId.parse("g:a:jar:light:1"), 9),
                        new FeatureBundle(BundleId.parse("g:b:2"), 10));
        assertThat(feature.configurations())
                .containsEntry("it.varco.http~public", Map.of("port:Integer", 8080L, "hosts", List.of("a", "b")))
                .containsEntry("p", Map.of());
        assertThat(feature.properties()).isEqualTo(Map.of("a.b", "c=d"));
        assertThat(feature.secrets()).containsExactly("store", "pin-pepper");
    }

    @ParameterizedTest
    @MethodSource("featuresOfThisRepository")
    void readsTheSameAsTheReferenceReader(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("\\$\\{[a-z0-9.-]+version}", "1.2.3");
        Feature ours = read(text);
        org.osgi.service.feature.Feature theirs = new FeatureServiceImpl().readFeature(new StringReader(text));

        assertThat(ours.name()).isEqualTo(theirs.getID().getArtifactId());
        assertThat(ours.bundles().stream().map(bundle -> bundle.id().toString()))
                .isEqualTo(theirs.getBundles().stream()
                        .map(bundle -> bundle.getID().toString())
                        .toList());
        assertThat(ours.bundles().stream().map(bundle -> (Object) bundle.startLevel()))
                .isEqualTo(theirs.getBundles().stream()
                        .map(bundle -> (Object) ((Number) bundle.getMetadata().get("bundleStartLevel")).intValue())
                        .toList());
        assertThat(ours.configurations().keySet())
                .isEqualTo(theirs.getConfigurations().keySet());
    }

    static Stream<Path> featuresOfThisRepository() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("../../features"))) {
            return folders.map(folder -> folder.resolve("feature.json")).filter(Files::exists).toList().stream();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"9\"", "9.5", "0", "100", "-1", "true", "9000000000"})
    void refusesAStartLevelThatIsNone(String level) {
        refuses(WHOLE.replace("\"bundleStartLevel\": 9", "\"bundleStartLevel\": " + level));
    }

    @Test
    void refusesABundleItCannotRead() {
        refuses(WHOLE.replace("g:b:2", "g:b"));
        refuses(WHOLE.replace("g:b:2", "g:b:${b.version}"));
        refuses(WHOLE.replace(", \"bundleStartLevel\": 9", ""));
        refuses(WHOLE.replace("\"bundleStartLevel\": 9", "\"start-level\": 9"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refuses(WHOLE.replace("\"description\"", "\"variables\""));
        refuses(WHOLE.replace("varco-secrets", "varco-secret"));
        refuses(WHOLE.replace("\"feature-resource-version\": \"1.0\"", "\"feature-resource-version\": \"2.0\""));
        refuses(WHOLE.replace("\"id\": \"it.varco.features:web:1.0.0\",", ""));
        refuses(WHOLE.replace("a.b=c=d", "a.b"));
        refuses(WHOLE.replace("pin-pepper", "../pin"));
    }

    private void refuses(String text) {
        assertThat(text).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("feature.json cannot be read: ");
    }

    private Feature read(String text) throws IOException {
        return Feature.read(Files.writeString(folder.resolve("feature.json"), text));
    }
}
