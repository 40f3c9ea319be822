package it.varco.itests.rules;

import it.varco.itests.rules.Row.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may see whom: what manifests, poms and names say. */
final class Boundaries {

    /** The machinery of federated logins: the one room that exports its package (D-19). */
    private static final String FEDERATION = "it.varco.federation";

    private static final String HASHING = "it.varco.credential.hash";
    private static final String CERTIFICATES = "it.varco.certificate";
    private static final String INSPECTION = "it.varco.inspection";
    private static final Set<String> KNOWS_SQL = Set.of("it.varco.store.jdbc", "it.varco.store.derby");
    private static final Set<String> FOR_TESTS =
            Set.of("it.varco.tck", "it.varco.http", "it.varco.pdf", "it.varco.certificate", "it.varco.itests.saml");

    /** The areas of the two tables of packages. */
    private static final Set<String> AREAS = Set.of(
            "it.varco.api.access",
            "it.varco.api.audit",
            "it.varco.api.catalogue",
            "it.varco.api.comune",
            "it.varco.api.configuration",
            "it.varco.api.delega",
            "it.varco.api.document",
            "it.varco.api.form",
            "it.varco.api.health",
            "it.varco.api.identity",
            "it.varco.api.notification",
            "it.varco.api.page",
            "it.varco.api.plugin",
            "it.varco.api.session",
            "it.varco.api.staff",
            "it.varco.api.store",
            "it.varco.spi.archive",
            "it.varco.spi.audit",
            "it.varco.spi.catalogue",
            "it.varco.spi.configuration",
            "it.varco.spi.credential",
            "it.varco.spi.notification",
            "it.varco.spi.store");

    private Boundaries() {}

    /** Only the contracts export packages of ours, the tck, which never runs in a gateway, and the federation one. */
    static List<String> exports(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> !Row.is(bundle.name(), Kind.CONTRACT, Kind.FOR_OTHERS),
                bundle -> bundle.exportsOfOurs().stream()
                        .filter(name -> !(bundle.name().equals(FEDERATION) && name.equals(FEDERATION)))
                        .map(name -> "exports " + name));
    }

    /** The contracts hold no component and run nothing. */
    static List<String> components(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Row.is(bundle.name(), Kind.CONTRACT),
                bundle -> Stream.of("Service-Component", "Bundle-Activator")
                        .filter(bundle.headers()::containsKey)
                        .map(header -> "has a " + header));
    }

    /** A bundle imports of ours what its row of the table says. */
    static List<String> imports(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> bundle.importsOfOurs().stream()
                        .filter(name -> Row.of(bundle.name())
                                .filter(row -> row.mayImport(bundle.name(), name))
                                .isEmpty())
                        .map(name -> "imports " + name));
    }

    /** No other way to get at the classes of another bundle. */
    static List<String> wires(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Stream.of("Require-Bundle", "DynamicImport-Package", "Fragment-Host")
                        .filter(bundle.headers()::containsKey)
                        .map(header -> "has a " + header));
    }

    /** The same in the poms; tests may use the tck, and need a listener or a document now and then. */
    static List<String> dependencies(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> bundle.needs().stream()
                        .filter(need -> !need.artifact().equals("it.varco.proves"))
                        .filter(need -> !need.artifact().equals(bundle.name()))
                        .filter(need -> !(need.scope().equals("test") && FOR_TESTS.contains(need.artifact())))
                        .filter(need -> Row.of(bundle.name())
                                .filter(row -> row.mayDependOn(bundle.name(), need.artifact()))
                                .isEmpty())
                        .map(need -> "depends on " + need.artifact()));
    }

    /** Every bundle stands in the table. */
    static List<String> rows(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> Row.of(bundle.name()).isEmpty()
                        ? Stream.of("stands in no row of the table of bundles")
                        : Stream.empty());
    }

    /** Only the store knows SQL. */
    static List<String> sql(List<BuiltBundle> bundles) {
        return Stream.concat(
                        uses(bundles, "java.sql", KNOWS_SQL).stream(), uses(bundles, "javax.sql", KNOWS_SQL).stream())
                .toList();
    }

    /** Only the two front ends on the listeners know servlets. */
    static List<String> servlets(List<BuiltBundle> bundles) {
        return Stream.concat(
                        uses(bundles, "jakarta.servlet", Set.of("it.varco.web", "it.varco.rest")).stream(),
                        uses(bundles, "javax.servlet", Set.of()).stream())
                .toList();
    }

    /** Only the bundle that owns the listeners knows Jetty. */
    static List<String> jetty(List<BuiltBundle> bundles) {
        return uses(bundles, "org.eclipse.jetty", Set.of("it.varco.http"));
    }

    private static List<String> uses(List<BuiltBundle> bundles, String api, Set<String> owners) {
        return Finding.in(
                bundles,
                bundle -> !owners.contains(bundle.name()),
                bundle -> bundle.packagesUsed().stream()
                        .filter(name -> name.equals(api) || name.startsWith(api + '.'))
                        .map(name -> "uses " + name));
    }

    /**
     * A bundle keeps to the package of its name, a large plugin also to packages below it; a contract to the areas of
     * the table; three libraries are carried inside.
     */
    static List<String> packageNames(List<BuiltBundle> bundles) {
        return Finding.in(
                bundles,
                bundle -> bundle.classes().stream()
                        .map(ClassFile::inPackage)
                        .distinct()
                        .filter(name -> !fits(bundle.name(), name))
                        .map(name -> "has the package " + name));
    }

    private static boolean fits(String bundle, String name) {
        if (Row.is(bundle, Kind.CONTRACT)) {
            return AREAS.contains(name) && name.startsWith(bundle + '.');
        }
        boolean carriesHashing = name.equals(HASHING) && bundle.startsWith("it.varco.credential.");
        boolean ofTheTck = Row.is(bundle, Kind.FOR_OTHERS) && name.startsWith(bundle + '.');
        boolean carriesInspection = name.equals(INSPECTION) && bundle.equals("it.varco.plugins");
        boolean carriesCertificates = name.equals(CERTIFICATES) && Row.CERTIFIED.contains(bundle);
        boolean belowPlugin = Row.is(bundle, Kind.PLUGIN) && name.startsWith(bundle + '.');
        return name.equals(bundle)
                || belowPlugin
                || carriesHashing
                || carriesCertificates
                || carriesInspection
                || ofTheTck;
    }
}
