package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/**
 * What the headers of a foreign bundle may say: to what it connects itself, and what it claims to be.
 *
 * @source SEC-82, D-11, D-39, D-40, D-59
 */
final class HeaderRules {

    private static final String OURS = "it.varco.";
    private static final String PAGES = "it.varco.api.page";
    private static final String STORE = "it.varco.spi.store";
    private static final String HEALTH = "it.varco.api.health";

    /** The areas of the SPI that plugins implement; a service reads from archives, too. */
    static final List<String> AREAS = List.of(
            "it.varco.spi.credential",
            "it.varco.spi.catalogue",
            "it.varco.spi.configuration",
            "it.varco.spi.notification",
            "it.varco.spi.archive",
            "it.varco.spi.audit");

    /** Packages of others that any bundle may import; what comes with Java is added. */
    private static final List<String> LIBRARIES = List.of("org.osgi.service.component", "org.slf4j", "org.jspecify");

    /** What others connect to, and so would get from whoever exports or offers it. */
    private static final List<String> KEPT = List.of(
            "it.varco",
            "java",
            "javax",
            "jakarta",
            "org.osgi",
            "org.slf4j",
            "org.jspecify",
            "org.apache.felix",
            "org.apache.aries",
            "org.eclipse.jetty");

    /** What Java exports, whichever of its modules are there; what {@code jdk.} modules export is not for everybody. */
    private static final Set<String> OF_JAVA = ModuleFinder.ofSystem().findAll().stream()
            .map(module -> module.descriptor())
            .filter(module -> module.name().startsWith("java."))
            .flatMap(module -> module.exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST = 100;
    private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    /** By the first two parts of its name a bundle says who made it. */
    private static final Pattern MAKER = Pattern.compile("^([^.]+\\.[^.]+)\\..*");

    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");
    /** As the tools write it that describe components; other filters can be met by others, too. */
    private static final Pattern COMPONENTS = Pattern.compile("\\(osgi\\.extender=osgi\\.component\\)"
            + "|\\(&\\(osgi\\.extender=osgi\\.component\\)\\(version>=[0-9.]+\\)(\\(!\\(version>=[0-9.]+\\)\\))?\\)");

    private static final String EXTENDER = "osgi.extender";

    /** What a bundle may ask for of all that OSGi has in store. */
    private static final Set<String> REQUIRED = Set.of(EXTENDER, "osgi.service", "osgi.ee");

    private final Surroundings surroundings;
    private final Headers headers;
    private final Set<String> brought;
    private final List<Objection> objections = new ArrayList<>();
    /** Its symbolic name. */
    private String own = "";

    /** @param brought packages of which it has classes itself */
    HeaderRules(Surroundings surroundings, Headers headers, Set<String> brought) {
        this.surroundings = surroundings;
        this.headers = headers;
        this.brought = brought;
    }

    /** What is against them; a header that cannot be read is the last thing that is found. */
    List<Objection> objections() {
        try {
            name();
            kind();
            List<String> imports = paths(Constants.IMPORT_PACKAGE);
            List<String> dynamic = paths(Constants.DYNAMICIMPORT_PACKAGE);
            if (dynamic.stream().anyMatch(path -> path.contains("*"))) {
                against("gate.dynamic", Sentence.of(HeaderRules.class, "dynamic"));
            }
            imports(Stream.concat(imports.stream(), dynamic.stream().filter(path -> !path.contains("*")))
                    .toList());
            exports(paths(Constants.EXPORT_PACKAGE));
            capabilities();
        } catch (Flaw flaw) {
            objections.add(flaw.objection());
        }
        return objections;
    }

    private void name() throws Flaw {
        String name = symbolicName(headers);
        own = name;
        if (name.isEmpty()) {
            against("gate.name", Sentence.of(HeaderRules.class, "name.none"));
        } else if (name.length() > LONGEST || !SYMBOLIC_NAME.matcher(name).matches()) {
            against("gate.name", Sentence.of(HeaderRules.class, "name.shape", LONGEST));
        } else if (surroundings.house().stream().anyMatch(name::equalsIgnoreCase)
                || name.equalsIgnoreCase(Constants.SYSTEM_BUNDLE_SYMBOLICNAME)) {
            against("gate.house", Sentence.of(HeaderRules.class, "name.house", name));
        } else if (!surroundings.development() && isOurs(name)) {
            against("gate.reserved", Sentence.of(HeaderRules.class, "name.reserved"));
        }
        String version = headers.value(Constants.BUNDLE_VERSION).orElse("0.0.0");
        if (BundleVersion.parse(version).isEmpty()) {
            against("gate.manifest", Sentence.of(HeaderRules.class, "manifest.version", Quoted.of(version)));
        }
        if (!headers.value(Constants.BUNDLE_MANIFESTVERSION).filter("2"::equals).isPresent()) {
            against("gate.manifest", Sentence.of(HeaderRules.class, "manifest.two"));
        }
    }

    /** The symbolic name without its directives, as it stands there; empty if there is none. */
    static String symbolicName(Headers headers) throws Flaw {
        List<Clause> clauses = headers.clauses(Constants.BUNDLE_SYMBOLICNAME);
        return clauses.size() == 1 && clauses.get(0).paths().size() == 1
                ? clauses.get(0).paths().get(0)
                : "";
    }

    private void kind() {
        headers.value(Constants.FRAGMENT_HOST)
                .ifPresent(host -> against(
                        "gate.fragment",
                        Sentence.of(HeaderRules.class, "fragment", Quoted.of(host.split("[;,]", 2)[0]))));
        headers.value(Constants.REQUIRE_BUNDLE)
                .ifPresent(bundles ->
                        against("gate.require", Sentence.of(HeaderRules.class, "require", Quoted.of(bundles))));
        headers.value(Constants.BUNDLE_NATIVECODE)
                .ifPresent(code -> against("gate.native", Sentence.of(HeaderRules.class, "native.header")));
        headers.value(Constants.BUNDLE_UPDATELOCATION)
                .ifPresent(place -> against(
                        "gate.manifest",
                        Sentence.of(HeaderRules.class, "manifest.header.refused", Constants.BUNDLE_UPDATELOCATION)));
        Stream.of("SPI-Provider", "SPI-Consumer", "Agent-Class", "Launcher-Agent-Class", "Premain-Class")
                .filter(header -> headers.value(header).isPresent())
                .forEach(header ->
                        against("gate.extender", Sentence.of(HeaderRules.class, "manifest.header.refused", header)));
    }

    private void imports(List<String> packages) {
        packagesOnly(packages);
        refuse(
                packages,
                name -> isIn(PAGES, name),
                names -> against("gate.pages", Sentence.of(HeaderRules.class, "imports.pages", names)));
        refuse(
                packages,
                name -> isIn(STORE, name),
                names -> against("gate.store", Sentence.of(HeaderRules.class, "imports.store", names)));
        refuse(
                packages,
                name -> isPackage(name) && !isIn(PAGES, name) && !isIn(STORE, name) && !mayImport(name),
                names -> against("gate.imports", Sentence.of(HeaderRules.class, "imports.others", names)));
    }

    private boolean mayImport(String name) {
        return name.startsWith("it.varco.api.")
                || AREAS.stream().anyMatch(area -> isIn(area, name))
                || LIBRARIES.stream().anyMatch(library -> isIn(library, name))
                || name.equals("org.osgi.framework")
                || name.startsWith("java.")
                || OF_JAVA.contains(name)
                || (brought.contains(name) && KEPT.stream().noneMatch(kept -> isIn(kept, name)));
    }

    private void packagesOnly(List<String> names) {
        refuse(
                names,
                name -> !isPackage(name),
                wrong -> against("gate.manifest", Sentence.of(HeaderRules.class, "manifest.package", wrong)));
    }

    private void exports(List<String> packages) {
        packagesOnly(packages);
        refuse(
                packages,
                exported -> !isIn(own, exported) || isOfOthers(exported),
                names -> against("gate.exports", Sentence.of(HeaderRules.class, "exports", names, Quoted.of(own))));
    }

    /** Whether a package belongs to Java, or to whoever made a bundle that came with the gateway. */
    private boolean isOfOthers(String exported) {
        return OF_JAVA.contains(exported)
                || KEPT.stream().anyMatch(kept -> isIn(kept, exported))
                || surroundings.house().stream()
                        .map(each -> MAKER.matcher(each).replaceFirst("$1"))
                        .anyMatch(maker -> isIn(maker, exported));
    }

    /** A capability binds others to it; whoever is asked for acts for the bundle, and some can do anything. */
    private void capabilities() throws Flaw {
        refuse(
                paths(Constants.PROVIDE_CAPABILITY),
                name -> name.startsWith("osgi.") && !name.equals("osgi.service"),
                names -> against("gate.capabilities", Sentence.of(HeaderRules.class, "capabilities", names)));
        refuse(
                paths(Constants.REQUIRE_CAPABILITY),
                name -> name.startsWith("osgi.") && !REQUIRED.contains(name),
                names -> against("gate.extender", Sentence.of(HeaderRules.class, "extender", names)));
        for (Clause clause : headers.clauses(Constants.REQUIRE_CAPABILITY)) {
            String filter = clause.directives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
            if (clause.paths().contains(EXTENDER) && !COMPONENTS.matcher(filter).matches()) {
                against(
                        "gate.extender",
                        Sentence.of(HeaderRules.class, "extender", Quoted.of(EXTENDER + ' ' + filter)));
            }
        }
    }

    /**
     * Against services that others would take for those of the gateway, and configurations that are not its own: it
     * would be given what is in them, passwords too.
     *
     * @param offers interfaces of services
     * @param configurations their identifiers
     */
    List<Objection> objections(Set<String> offers, Set<String> configurations) {
        List<Objection> before = List.copyOf(objections);
        refuse(
                offers,
                name -> !mayOffer(name),
                names -> against("gate.services", Sentence.of(HeaderRules.class, "services", names)));
        refuse(
                configurations,
                pid -> isOfTheHouse(pid) || !isIn(own, pid),
                names -> against(
                        "gate.configuration", Sentence.of(HeaderRules.class, "configuration", names, Quoted.of(own))));
        return objections.subList(before.size(), objections.size());
    }

    private boolean mayOffer(String name) {
        String inPackage = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return AREAS.contains(inPackage)
                || inPackage.equals(HEALTH)
                || brought.contains(inPackage)
                || KEPT.stream().noneMatch(kept -> isIn(kept, name));
    }

    private boolean isOfTheHouse(String pid) {
        return surroundings.house().stream().anyMatch(name -> isIn(name, pid))
                || isIn("org.apache.felix", pid)
                || isIn("org.apache.aries", pid)
                || (!surroundings.development() && isOurs(pid) && !isOurs(own)); // a name of ours is refused as such
    }

    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(OURS);
    }

    private static void refuse(Iterable<String> names, Predicate<String> wrong, Consumer<String> objection) {
        Set<String> found = new TreeSet<>();
        names.forEach(name -> {
            if (wrong.test(name)) {
                found.add(name);
            }
        });
        if (!found.isEmpty()) {
            objection.accept(Quoted.listed(found));
        }
    }

    private static boolean isPackage(String name) {
        return name.length() <= 2 * LONGEST && PACKAGE.matcher(name).matches();
    }

    private static boolean isIn(String area, String name) {
        return name.equals(area) || name.startsWith(area + '.') || name.startsWith(area + '~');
    }

    private List<String> paths(String header) throws Flaw {
        return headers.clauses(header).stream()
                .flatMap(clause -> clause.paths().stream())
                .toList();
    }

    private void against(String rule, Sentence why) {
        objections.add(new Objection(rule, why));
    }
}
