package it.varco.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All features of a gateway, put together: the one list of what runs.
 *
 * <p>Two features may not list the same bundle, in whatever version, nor set the same key of a configuration or of the
 * framework: there is no order between features that could decide.
 */
public final class Features {

    private final List<Feature> features;

    private Features(List<Feature> features) {
        this.features = features;
    }

    /**
     * Reads {@code folder/*}{@code /feature.json}, by name.
     *
     * @throws CannotStart if there is none, one cannot be read, or two contradict each other
     */
    public static Features read(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Feature> read = entries.map(entry -> entry.resolve("feature.json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(Feature::read)
                    .toList();
            if (read.isEmpty()) {
                throw new CannotStart("There is no feature in " + folder + ": expected NAME/feature.json.");
            }
            return of(read);
        } catch (IOException missing) {
            throw new CannotStart("The features in " + folder + " cannot be read.", missing);
        }
    }

    static Features of(List<Feature> features) {
        Map<String, String> claims = new HashMap<>();
        for (Feature feature : features) {
            feature.bundles()
                    .forEach(bundle -> claim(claims, "bundle " + bundle.id().unversioned(), feature));
            feature.properties().keySet().forEach(key -> claim(claims, "framework property " + key, feature));
            feature.configurations()
                    .forEach((pid, values) ->
                            values.keySet().forEach(key -> claim(claims, "key " + key + " of " + pid, feature)));
        }
        return new Features(List.copyOf(features));
    }

    private static void claim(Map<String, String> claims, String what, Feature by) {
        String other = claims.put(what, by.name());
        if (other != null) {
            throw new CannotStart("The features " + other + " and " + by.name() + " both have the " + what + ".");
        }
    }

    /** Names of the features, such as {@code core}. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** All bundles, lowest start level first, within a level as listed: the order to install and start them in. */
    public List<FeatureBundle> bundles() {
        List<FeatureBundle> all = new ArrayList<>();
        features.forEach(feature -> all.addAll(feature.bundles()));
        all.sort(Comparator.comparingInt(FeatureBundle::startLevel));
        return all;
    }

    /** Configurations by PID; {@code factory~name} for those of a factory. */
    public Map<String, Map<String, Object>> configurations() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        features.forEach(feature -> feature.configurations()
                .forEach((pid, values) ->
                        all.computeIfAbsent(pid, key -> new LinkedHashMap<>()).putAll(values)));
        return all;
    }

    /** Properties of the framework. */
    public Map<String, String> properties() {
        Map<String, String> all = new LinkedHashMap<>();
        features.forEach(feature -> all.putAll(feature.properties()));
        return all;
    }

    /** Names of the keys that some bundle needs, each once. */
    public List<String> secrets() {
        return features.stream()
                .flatMap(feature -> feature.secrets().stream())
                .distinct()
                .toList();
    }
}
