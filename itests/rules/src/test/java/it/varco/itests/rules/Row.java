package it.varco.itests.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the table of bundles: who it is about, what stands there, what it may depend on.
 *
 * @source architecture, section 2; D-11, D-19, D-39, D-45, D-66
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made of constants
enum Row {
    API("it.varco.api", Kind.CONTRACT, Set.of()),
    SPI("it.varco.spi", Kind.CONTRACT, Set.of("api")),
    TCK("it.varco.tck", Kind.FOR_OTHERS, Set.of("api", "spi")),

    ACCESS("it.varco.access", Kind.ROOM, Set.of("api", "spi")),
    DELEGA("it.varco.delega", Kind.ROOM, Set.of("api", "spi")),
    COMUNI("it.varco.comuni", Kind.ROOM, Set.of("api", "spi")),
    CATALOGUE("it.varco.catalogue", Kind.ROOM, Set.of("api", "spi")),
    NOTIFICATION("it.varco.notification", Kind.ROOM, Set.of("api", "spi")),
    AUDIT("it.varco.audit", Kind.ROOM, Set.of("api", "spi")),
    PLUGINS("it.varco.plugins", Kind.ROOM, Set.of("api", "spi")),
    CONFIGURATION("it.varco.configuration", Kind.ROOM, Set.of("api", "spi")),
    FEDERATION("it.varco.federation", Kind.ROOM, Set.of("api", "spi")),

    STORE_JDBC("it.varco.store.jdbc", Kind.PERSISTENCE, Set.of("api", "spi")),
    STORE_DERBY("it.varco.store.derby", Kind.FOUNDATION, Set.of()),
    HTTP("it.varco.http", Kind.FOUNDATION, Set.of()),
    LOGGING("it.varco.logging", Kind.FOUNDATION, Set.of()),

    WEB("it.varco.web", Kind.FRONT_END, Set.of("api")),
    REST("it.varco.rest", Kind.FRONT_END, Set.of("api")),
    SHELL("it.varco.shell", Kind.FRONT_END, Set.of("api")),
    PAGES("it.varco.web.*", Kind.FRONT_END, Set.of("api")),
    DEMO("it.varco.demo.*", Kind.FRONT_END, Set.of("api")),

    /** No bundle of the gateway: a library that looks into jars, which whoever lets them in carries inside. */
    INSPECTION("it.varco.inspection", Kind.FOUNDATION, Set.of("api")),

    /**
     * No bundle of the gateway: a library that makes and reads certificates, which whoever needs them carries inside.
     */
    CERTIFICATE("it.varco.certificate", Kind.FOUNDATION, Set.of()),

    PDF("it.varco.pdf", Kind.FOUNDATION, Set.of("api")),

    /** Words alone: no code, so nothing to need. */
    LANGUAGE("it.varco.language.*", Kind.FOUNDATION, Set.of()),

    /** No plugin: a library that each credential with secrets to hash carries inside. */
    HASH("it.varco.credential.hash", Kind.FOUNDATION, Set.of("api")),
    CREDENTIAL(
            "it.varco.credential.*",
            Kind.PLUGIN,
            Set.of("api", "spi.credential", "spi.configuration", "spi.catalogue", "spi.archive", "spi.audit")),
    SERVICE("it.varco.service.*", Kind.PLUGIN, Set.of("api", "spi.catalogue", "spi.archive", "spi.audit")),
    ARCHIVE("it.varco.archive.*", Kind.PLUGIN, Set.of("api", "spi.archive")),
    CHANNEL("it.varco.channel.*", Kind.PLUGIN, Set.of("api", "spi.notification", "spi.catalogue"));

    /** What stands in a row. */
    enum Kind {
        CONTRACT,
        FOR_OTHERS,
        ROOM,
        PERSISTENCE,
        FOUNDATION,
        FRONT_END,
        PLUGIN
    }

    /** Who share the machinery of federated logins, and so its exported package. */
    private static final Set<String> FEDERATED =
            Set.of("it.varco.credential.spid", "it.varco.credential.cie", "it.varco.demo.idp");

    /** Who make or look at certificates, and so carry the library that does. */
    static final Set<String> CERTIFIED = Set.of("it.varco.credential.spid", "it.varco.demo.idp");

    private final String pattern;
    private final Kind kind;
    private final Set<String> mayNeed;

    Row(String pattern, Kind kind, Set<String> mayNeed) {
        this.pattern = pattern;
        this.kind = kind;
        this.mayNeed = mayNeed;
    }

    /** The row of a bundle; the first that fits. */
    static Optional<Row> of(String bundle) {
        return Arrays.stream(values()).filter(row -> row.isAbout(bundle)).findFirst();
    }

    /** Whether the row of a bundle says one of some things. */
    static boolean is(String bundle, Kind... kinds) {
        return of(bundle).map(row -> List.of(kinds).contains(row.kind)).orElse(false);
    }

    private boolean isAbout(String bundle) {
        return pattern.endsWith("*")
                ? bundle.startsWith(pattern.substring(0, pattern.length() - 1))
                : bundle.equals(pattern);
    }

    /** Whether a bundle of this row may use a package of ours. */
    boolean mayImport(String bundle, String packageName) {
        return mayNeed.stream()
                        .map("it.varco."::concat)
                        .anyMatch(area -> packageName.equals(area) || packageName.startsWith(area + '.'))
                || (FEDERATED.contains(bundle) && packageName.equals("it.varco.federation"));
    }

    /** Whether the pom of a bundle of this row may name a module of ours, outside its tests. */
    boolean mayDependOn(String bundle, String artifact) {
        return mayNeed.stream()
                        .map(area -> area.replaceFirst("\\..*", ""))
                        .map("it.varco."::concat)
                        .anyMatch(artifact::equals)
                || (this == CREDENTIAL && artifact.equals("it.varco.credential.hash"))
                || (this == PLUGINS && artifact.equals("it.varco.inspection"))
                || (CERTIFIED.contains(bundle) && artifact.equals("it.varco.certificate"))
                || (FEDERATED.contains(bundle) && artifact.equals("it.varco.federation"));
    }
}
