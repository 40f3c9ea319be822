package it.varco.itests.rules;

import it.varco.itests.rules.Row.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls whom, and how: what class files and components say. */
final class Conduct {

    private static final String ARCHIVES = "it.varco.spi.archive";
    private static final Set<String> FOR_PLUGINS =
            Set.of("it.varco.api.store.RecordStore", "it.varco.api.document.Documents");
    private static final String PAGES = "it.varco.api.page";

    /** Whom Jetty makes catch everything: its methods declare it, or a servlet below may throw it. */
    private static final Set<String> MAY_CATCH_ALL = Set.of("it/varco/http/Connectors", "it/varco/http/WholeBody");

    private static final Set<String> CATCH_ALL = Set.of("java/lang/Exception", "java/lang/Throwable");

    private Conduct() {}

    /** Only rooms call plugins, and services call archives. */
    static List<String> pluginCalls(List<BuiltBundle> bundles) {
        Set<String> archives = Contracts.ofPlugins(bundles, ARCHIVES::equals);
        Set<String> others = Contracts.ofPlugins(bundles, area -> !area.equals(ARCHIVES));
        return Finding.in(
                bundles,
                bundle -> !Row.is(bundle.name(), Kind.CONTRACT, Kind.FOR_OTHERS, Kind.ROOM),
                bundle -> bundle.classes().stream()
                        .flatMap(file -> file.calls().stream()
                                .filter(call -> others.contains(owner(call))
                                        || (archives.contains(owner(call)) && !Row.is(bundle.name(), Kind.PLUGIN)))
                                .map(call -> file.name() + " calls " + call)));
    }

    /** Each kind of plugin is run from one class; what it says about itself may be asked elsewhere too. */
    static List<String> oneDoor(List<BuiltBundle> bundles) {
        List<String> found = new ArrayList<>();
        for (String plugin : Contracts.ofPlugins(bundles, area -> !area.equals(ARCHIVES))) {
            Set<String> callers = bundles.stream()
                    .filter(bundle -> !Row.is(bundle.name(), Kind.FOR_OTHERS))
                    .flatMap(bundle -> bundle.classes().stream())
                    .filter(file -> file.calls().stream()
                            .anyMatch(call -> owner(call).equals(plugin) && !call.endsWith("#descriptor")))
                    .map(ClassFile::outermost)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (callers.size() > 1) {
                found.add(plugin + " is called by " + callers);
            }
        }
        return found;
    }

    /**
     * Only the room that decides makes sessions and attempts, and reserves the tries of a person; that of services
     * reserves them too, for what is examined where nobody is signed in.
     */
    static List<String> sessionWriters(List<BuiltBundle> bundles) {
        Set<String> methods = Set.of(
                "it/varco/spi/store/SessionRepository#open",
                "it/varco/spi/store/SessionRepository#end",
                "it/varco/spi/store/AttemptRepository#open",
                "it/varco/spi/store/BlockRepository#reserve");
        Set<String> writers = Set.of(
                "it/varco/access/SessionBook",
                "it/varco/access/OtherSessions",
                "it/varco/access/Attempts",
                "it/varco/catalogue/Turnstile");
        return Finding.in(
                bundles,
                bundle -> !Row.is(bundle.name(), Kind.FOR_OTHERS),
                bundle -> bundle.classes().stream()
                        .filter(file -> !writers.contains(file.name()))
                        .filter(file -> file.calls().stream().anyMatch(methods::contains))
                        .map(file -> file.name() + " calls what only " + writers + " may"));
    }

    /** Of services a plugin uses its records, documents, and archives. */
    static List<String> pluginServices(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.PLUGIN),
                bundle -> references(bundle)
                        .map(ServiceComponent.Reference::service)
                        .filter(service -> service.startsWith("it.varco."))
                        .filter(service -> !service.startsWith(bundle.name() + '.'))
                        .filter(service -> !FOR_PLUGINS.contains(service) && !service.startsWith(ARCHIVES + '.'))
                        .map(service -> "uses the service " + service));
    }

    /** Plugins draw no pages. */
    static List<String> pages(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.PLUGIN)
                        && bundle.packagesUsed().contains(PAGES),
                bundle -> Stream.of("uses " + PAGES));
    }

    /** A front end goes on without any room. */
    static List<String> absentRooms(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.FRONT_END),
                bundle -> references(bundle)
                        .filter(reference -> reference.service().startsWith("it.varco.api."))
                        .filter(reference -> !reference.mayBeAbsent())
                        .map(reference -> "cannot do without " + reference.service()));
    }

    private static Stream<ServiceComponent.Reference> references(BuiltBundle bundle) {
        return bundle.components().stream().flatMap(component -> component.references().stream());
    }

    /** Nobody but the guard around plugins catches whatever comes. */
    static List<String> catchAll(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> bundle.classes().stream()
                        .filter(file -> file.caught().stream().anyMatch(CATCH_ALL::contains))
                        .filter(file -> !file.parents().contains("it/varco/api/plugin/PluginCalls"))
                        .map(ClassFile::outermost)
                        .distinct()
                        .filter(name -> !MAY_CATCH_ALL.contains(name))
                        .map(name -> name + " catches Exception"));
    }

    /** In a bundle, one class takes a sealed type apart. */
    static List<String> sealedInOnePlace(List<BuiltBundle> bundles) {
        return told(bundles, Conduct::inMorePlaces, "in one place");
    }

    /** Where a sealed type is taken apart, no variant is forgotten: all are named there, or a test walks them. */
    static List<String> sealedWhole(List<BuiltBundle> bundles) {
        return told(bundles, Conduct::inParts, "whole, or with a test that walks its variants");
    }

    /** Where one of the two is so, listed or not: bundle, colon, sealed type. */
    static Set<String> behind(List<BuiltBundle> bundles) {
        Set<String> found = new TreeSet<>();
        for (BuiltBundle bundle : bundles) {
            sealed(bundles)
                    .filter(type -> inMorePlaces(bundle, type) || inParts(bundle, type))
                    .forEach(type -> found.add(bundle.name() + ':' + type.simpleName()));
        }
        return found;
    }

    private static List<String> told(
            List<BuiltBundle> bundles, BiPredicate<BuiltBundle, ClassFile> isBreach, String expected) {
        Set<String> listed = WordList.read("/not-yet.txt").keySet();
        return Finding.in(
                bundles,
                bundle -> !Row.is(bundle.name(), Kind.FOR_OTHERS),
                bundle -> sealed(bundles)
                        .filter(type -> isBreach.test(bundle, type))
                        .filter(type -> !listed.contains(bundle.name() + ':' + type.simpleName()))
                        .map(type -> "takes " + type.simpleName() + " apart in " + takers(bundle, type) + ", expected "
                                + expected));
    }

    private static Stream<ClassFile> sealed(List<BuiltBundle> bundles) {
        return bundles.stream().flatMap(bundle -> bundle.classes().stream()).filter(ClassFile::isSealed);
    }

    private static boolean inMorePlaces(BuiltBundle bundle, ClassFile type) {
        return takers(bundle, type).size() > 1;
    }

    private static boolean inParts(BuiltBundle bundle, ClassFile type) {
        Map<String, Set<String>> tested = tested(bundle);
        return takers(bundle, type).stream()
                        .anyMatch(taker -> asked(tested.get(taker), type)
                                < type.shape().variants().size())
                && bundle.tests().stream().noneMatch(test -> walks(test, type.name()));
    }

    private static boolean walks(ClassFile test, String sealed) {
        return test.calls().contains("java/lang/Class#getPermittedSubclasses")
                && test.types().contains(sealed);
    }

    /** The classes that tell its variants from each other: they ask for all, or all but one. */
    private static Set<String> takers(BuiltBundle bundle, ClassFile type) {
        int variants = type.shape().variants().size();
        return tested(bundle).entrySet().stream()
                .filter(file -> asked(file.getValue(), type) >= Math.max(2, variants - 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long asked(Set<String> tested, ClassFile type) {
        return type.shape().variants().stream().filter(tested::contains).count();
    }

    private static Map<String, Set<String>> tested(BuiltBundle bundle) {
        return bundle.classes().stream()
                .collect(Collectors.toMap(ClassFile::outermost, ClassFile::tested, Conduct::both));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static String owner(String call) {
        return call.substring(0, call.indexOf('#'));
    }
}
