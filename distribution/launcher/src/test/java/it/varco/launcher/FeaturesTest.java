package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {

    @Test
    void putsBundlesInTheOrderToStartThem() {
        Features features = Features.of(List.of(
                feature("a", Map.of(), bundle("g:late:1", 40), bundle("g:first:1", 1)),
                feature("b", Map.of(), bundle("g:second:1", 1), bundle("g:middle:1", 5))));

        assertThat(features.bundles().stream().map(bundle -> bundle.id().artifact()))
                .containsExactly("first", "second", "middle", "late");
        assertThat(features.bundles().stream().filter(FeatureBundle::isForThePage))
                .hasSize(3);
    }

    @Test
    void refusesTheSameBundleTwiceWhateverItsVersion() {
        assertThatThrownBy(() -> Features.of(List.of(
                        feature("a", Map.of(), bundle("g:x:1", 5)), feature("b", Map.of(), bundle("g:x:2", 5)))))
                .hasMessage("The features a and b both have the bundle g:x:.");
    }

    @Test
    void refusesTwoValuesForOneKeyOfAConfiguration() {
        assertThatThrownBy(() -> Features.of(List.of(
                        feature("a", Map.of("p", Map.of("k", "1"))), feature("b", Map.of("p", Map.of("k", "1"))))))
                .hasMessage("The features a and b both have the key k of p.");
    }

    @Test
    void joinsConfigurationsOfOnePid() {
        Features features = Features.of(List.of(
                feature("a", Map.of("p", Map.of("k", "1"))), feature("b", Map.of("p", Map.of("l", 2L)))));

        assertThat(features.configurations()).isEqualTo(Map.of("p", Map.of("k", "1", "l", 2L)));
    }

    @Test
    void refusesAFolderWithoutFeatures(@TempDir Path folder) {
        assertThatThrownBy(() -> Features.read(folder)).hasMessageContaining("There is no feature in ");
        assertThatThrownBy(() -> Features.read(folder.resolve("missing"))).hasMessageContaining("cannot be read");
    }

    private static FeatureBundle bundle(String id, int level) {
        return new FeatureBundle(BundleId.parse(id), level);
    }

    private static Feature feature(
            String name, Map<String, Map<String, Object>> configurations, FeatureBundle... bundles) {
        return new Feature(name, List.of(bundles), configurations, Map.of(), List.of());
    }
}
