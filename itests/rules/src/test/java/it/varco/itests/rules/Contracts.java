package it.varco.itests.rules;

import it.varco.itests.rules.Row.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the contracts are written, so that they can grow. */
final class Contracts {

    static final String PROVIDER_TYPE = "org/osgi/annotation/versioning/ProviderType";
    static final String CONSUMER_TYPE = "org/osgi/annotation/versioning/ConsumerType";
    private static final String EXPORT = "org/osgi/annotation/bundle/Export";
    private static final String VERSION = "org/osgi/annotation/versioning/Version";
    private static final String NULL_MARKED = "org/jspecify/annotations/NullMarked";

    /** What others than its provider implement in the vocabulary: pages, and what tells how a bundle is. */
    private static final Set<String> IMPLEMENTED_BY_OTHERS =
            Set.of("it/varco/api/page/PageSet", "it/varco/api/health/HealthCheck", "it/varco/api/health/Measured");

    /** The largest record that is not said to be closed: an outcome has one component or two. */
    private static final int SMALL = 2;

    private Contracts() {}

    /** Each interface says who implements it; in the vocabulary that is Varco. */
    static List<String> roles(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.CONTRACT),
                bundle -> interfaces(bundle)
                        .filter(file -> file.has(PROVIDER_TYPE) == file.has(CONSUMER_TYPE)
                                || (bundle.name().equals("it.varco.api")
                                        && file.has(CONSUMER_TYPE) != IMPLEMENTED_BY_OTHERS.contains(file.name())))
                        .map(file -> "has " + file.name() + ": expected @ProviderType or, where others implement it,"
                                + " @ConsumerType"));
    }

    /** What a plugin implements says so: a new abstract method there breaks plugins of others. */
    static List<String> implementedByPlugins(List<BuiltBundle> bundles) {
        Map<String, ClassFile> contracts = bundles.stream()
                .filter(bundle -> Row.is(bundle.name(), Kind.CONTRACT))
                .flatMap(Contracts::interfaces)
                .collect(Collectors.toMap(ClassFile::name, file -> file));
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.PLUGIN),
                bundle -> bundle.classes().stream()
                        .flatMap(file -> file.parents().stream())
                        .distinct()
                        .filter(contracts::containsKey)
                        .filter(parent -> !contracts.get(parent).has(CONSUMER_TYPE))
                        .map(parent -> "implements " + parent + ", which is no @ConsumerType"));
    }

    /** The interfaces that plugins implement, of the areas of the SPI that fit. */
    static Set<String> ofPlugins(List<BuiltBundle> bundles, Predicate<String> area) {
        return bundles.stream()
                .filter(bundle -> bundle.name().equals("it.varco.spi"))
                .flatMap(Contracts::interfaces)
                .filter(file -> file.has(CONSUMER_TYPE) && area.test(file.inPackage()))
                .map(ClassFile::name)
                .collect(Collectors.toSet());
    }

    private static Stream<ClassFile> interfaces(BuiltBundle bundle) {
        return bundle.exportedClasses()
                .filter(file -> file.isInterface() && file.isPublic() && !file.isSealed())
                .filter(file -> !file.name().contains("$"));
    }

    /** A record cannot grow: it is small, or known to be closed. Plugins never see those of the store. */
    static List<String> records(List<BuiltBundle> bundles) {
        Set<String> closed = WordList.read("/closed-records.txt").keySet();
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.CONTRACT),
                bundle -> bundle.exportedClasses()
                        .filter(file -> !file.inPackage().equals("it.varco.spi.store"))
                        .filter(file -> file.isRecord() && file.isPublic())
                        .filter(file -> file.shape().components().size() > SMALL)
                        .filter(file -> !closed.contains(file.inPackage() + '.' + file.simpleName()))
                        .map(file -> "has the record " + file.name() + " with the components "
                                + file.shape().components()));
    }

    /**
     * Every package is described and free of null; those of the contracts, and no others, are exported, with version.
     */
    static List<String> packageDescriptions(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> bundle.classes().stream()
                        .map(ClassFile::inPackage)
                        .distinct()
                        .filter(name -> bundle.classes().stream()
                                .noneMatch(file -> file.inPackage().equals(name) && describes(bundle, file)))
                        .map(name -> "has " + name + " without a fitting package-info"));
    }

    private static boolean describes(BuiltBundle bundle, ClassFile file) {
        boolean exports = Row.is(bundle.name(), Kind.CONTRACT, Kind.FOR_OTHERS)
                || file.inPackage().equals("it.varco.federation");
        return file.simpleName().equals("package-info")
                && file.has(NULL_MARKED)
                && file.has(EXPORT) == exports
                && file.has(VERSION) == exports;
    }
}
