package it.varco.itests.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules that keep the house standing; each method tells the breaches it finds, in words. */
final class Architecture {

    private static final Set<String> CONTRACTS = Set.of("it.varco.api", "it.varco.spi");
    private static final Set<String> FOR_THIRD_PARTIES = Set.of("it.varco.tck");
    private static final String HASHING = "it.varco.credential.hash";
    private static final Set<String> KNOWS_SQL = Set.of("it.varco.store.jdbc", "it.varco.store.derby");

    private Architecture() {}

    /** Only the contracts export packages of ours, and the tck, which never runs in a gateway. */
    static List<String> exports(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> !CONTRACTS.contains(bundle.name()) && !FOR_THIRD_PARTIES.contains(bundle.name()),
                bundle -> bundle.packages("Export-Package").stream()
                        .filter(name -> name.startsWith("it.varco."))
                        .map(name -> "exports " + name));
    }

    /** The contracts hold no component. */
    static List<String> components(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> CONTRACTS.contains(bundle.name()),
                bundle -> Stream.of("Service-Component", "Bundle-Activator")
                        .filter(bundle.headers()::containsKey)
                        .map(header -> "has a " + header));
    }

    /** Nobody depends on a room, a plugin or the persistence bundle: only packages of the contracts are imported. */
    static List<String> imports(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> true,
                bundle -> bundle.importsOfOurs().stream()
                        .filter(name -> !name.startsWith("it.varco.api.") && !name.startsWith("it.varco.spi."))
                        .filter(name -> !bundle.packages("Export-Package").contains(name))
                        .map(name -> "imports " + name));
    }

    /** Front ends, the pages they contribute, and the vocabulary itself see nothing of the SPI. */
    static List<String> frontEnds(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> isFrontEnd(bundle.name()) || bundle.name().equals("it.varco.api"),
                bundle -> bundle.importsOfOurs().stream()
                        .filter(name -> name.startsWith("it.varco.spi."))
                        .map(name -> "imports " + name));
    }

    /** The bundle that owns the listeners depends on nothing of ours. */
    static List<String> listeners(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> Set.of("it.varco.http", "it.varco.logging", "it.varco.store.derby")
                        .contains(bundle.name()),
                bundle -> bundle.importsOfOurs().stream().map(name -> "imports " + name));
    }

    /** A plugin sees the vocabulary and the area of the SPI that it implements, never the store's. */
    static List<String> plugins(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> isPlugin(bundle.name()),
                bundle -> bundle.importsOfOurs().stream()
                        .filter(name -> name.startsWith("it.varco.spi."))
                        .filter(name -> !allowedToPlugins(bundle.name(), name))
                        .map(name -> "imports " + name));
    }

    /** SQL, servlets and Jetty stay where they belong. */
    static List<String> foreignApis(List<BuiltBundle> bundles) {
        List<String> found = new ArrayList<>();
        found.addAll(owns(bundles, "java.sql", KNOWS_SQL));
        found.addAll(owns(bundles, "javax.sql", KNOWS_SQL));
        found.addAll(owns(bundles, "jakarta.servlet", Set.of("it.varco.web", "it.varco.rest")));
        found.addAll(owns(bundles, "org.eclipse.jetty", Set.of("it.varco.http")));
        return found;
    }

    /** One class calls credential providers, and only through the guard. */
    static List<String> providerCalls(List<BuiltBundle> bundles) {
        return callers(
                bundles,
                Set.of(
                        "it/varco/spi/credential/CredentialProvider#begin",
                        "it/varco/spi/credential/CredentialProvider#resume"),
                Set.of("it/varco/access/Examiner"));
    }

    /**
     * Only the room that decides makes sessions and callers; nobody else writes where sessions and attempts are kept.
     */
    static List<String> sessionWriters(List<BuiltBundle> bundles) {
        return callers(
                bundles,
                Set.of(
                        "it/varco/spi/store/SessionRepository#open",
                        "it/varco/spi/store/SessionRepository#end",
                        "it/varco/spi/store/AttemptRepository#open",
                        "it/varco/spi/store/BlockRepository#reserve"),
                Set.of("it/varco/access/SessionBook", "it/varco/access/Attempts"));
    }

    /** A bundle keeps to the package that bears its name; bundles with secrets to hash carry the code that does it. */
    static List<String> packageNames(List<BuiltBundle> bundles) {
        return breaches(
                bundles,
                bundle -> !CONTRACTS.contains(bundle.name()),
                bundle -> bundle.classes().stream()
                        .map(file -> ClassFile.packageOf(file.name()))
                        .distinct()
                        .filter(name -> !name.equals(bundle.name()))
                        .filter(name -> !(name.equals(HASHING) && bundle.name().startsWith("it.varco.credential.")))
                        .filter(name -> !bundle.packages("Export-Package").contains(name))
                        .map(name -> "has the package " + name));
    }

    private static boolean isFrontEnd(String name) {
        return name.equals("it.varco.web")
                || name.startsWith("it.varco.web.")
                || name.startsWith("it.varco.demo.")
                || name.equals("it.varco.rest")
                || name.equals("it.varco.shell");
    }

    private static boolean isPlugin(String name) {
        return Stream.of("credential", "service", "channel", "archive")
                .anyMatch(area -> name.startsWith("it.varco." + area + '.'));
    }

    private static boolean allowedToPlugins(String bundle, String imported) {
        String area = bundle.split("\\.", -1)[2];
        return switch (area) {
            case "credential" ->
                imported.equals("it.varco.spi.credential") || imported.equals("it.varco.spi.catalogue");
            case "service" -> imported.equals("it.varco.spi.catalogue") || imported.equals("it.varco.spi.archive");
            case "channel" -> imported.equals("it.varco.spi.notification");
            default -> imported.equals("it.varco.spi.archive");
        };
    }

    private static List<String> owns(List<BuiltBundle> bundles, String api, Set<String> owners) {
        return breaches(
                bundles,
                bundle -> !owners.contains(bundle.name()),
                bundle -> bundle.packagesNamed().stream()
                        .filter(name -> name.equals(api) || name.startsWith(api + '.'))
                        .map(name -> "uses " + name));
    }

    private static List<String> callers(List<BuiltBundle> bundles, Set<String> methods, Set<String> allowed) {
        Predicate<ClassFile> calls = file -> file.calls().stream().anyMatch(methods::contains);
        return breaches(
                bundles,
                bundle -> !FOR_THIRD_PARTIES.contains(bundle.name()),
                bundle -> bundle.classes().stream()
                        .filter(calls)
                        .map(ClassFile::name)
                        .filter(name -> !allowed.contains(name))
                        .map(name -> name + " calls what only " + allowed + " may"));
    }

    private static List<String> breaches(
            List<BuiltBundle> bundles, Predicate<BuiltBundle> concerned, Function<BuiltBundle, Stream<String>> check) {
        return bundles.stream()
                .filter(concerned)
                .flatMap(bundle -> check.apply(bundle).map(breach -> bundle.name() + ' ' + breach))
                .toList();
    }
}
