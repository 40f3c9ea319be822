package it.varco.itests.rules;

import java.util.List;
import java.util.function.Function;

/** The rules that keep the house standing: where each is written, how it is checked, and bundles that break it. */
@SuppressWarnings("ImmutableEnumChecker") // the checks are method references, and nobody changes a breach
enum HouseRule {
    EXPORTS(
            "architecture 1, rule 1; D-19",
            "only the contracts export packages of ours",
            Boundaries::exports,
            Breach.of("it.varco.access", "a room exports its package").header("Export-Package", "it.varco.access"),
            Breach.of("it.varco.credential.pin", "a plugin exports one of an SPI")
                    .header("Export-Package", "it.varco.spi.credential;version=\"1.0.0\""),
            Breach.of("it.varco.federation", "the federation machinery exports a second one")
                    .header("Export-Package", "it.varco.federation,it.varco.federation.keys")),

    COMPONENTS(
            "architecture 1, rule 1",
            "the contracts hold no component",
            Boundaries::components,
            Breach.of("it.varco.api", "a component in the vocabulary").header("Service-Component", "OSGI-INF/x.xml"),
            Breach.of("it.varco.spi", "an activator in the SPI").header("Bundle-Activator", "it.varco.spi.Start")),

    IMPORTS(
            "architecture 1, rules 2 and 3; 2; D-19, D-39, D-45",
            "a bundle imports what its row of the table says",
            Boundaries::imports,
            importing("it.varco.api", "it.varco.spi.store", "the vocabulary sees the SPI"),
            importing("it.varco.spi", "it.varco.access", "the SPI sees a room"),
            importing("it.varco.access", "it.varco.plugins", "a room sees a room"),
            importing("it.varco.store.jdbc", "it.varco.audit", "the store sees a room"),
            importing("it.varco.http", "it.varco.api.form", "the listeners see the vocabulary"),
            importing("it.varco.web", "it.varco.spi.credential;version=\"[1,2)\"", "a front end sees the SPI"),
            importing("it.varco.rest", "it.varco.spi.store", "the interface sees the store"),
            importing("it.varco.shell", "it.varco.access", "the shell sees a room"),
            importing("it.varco.web.cittadino", "it.varco.web", "pages see who draws them"),
            importing("it.varco.demo.people", "it.varco.credential.pin", "the demonstration sees a plugin"),
            importing("it.varco.credential.pin", "it.varco.spi.store", "a plugin sees the repositories"),
            importing("it.varco.credential.pin", "it.varco.spi.notification", "a credential sees the channels"),
            importing("it.varco.credential.pin", "it.varco.federation", "another than SPID and CIE sees SAML"),
            importing("it.varco.service.isee", "it.varco.spi.credential", "a service sees the credentials"),
            importing("it.varco.archive.simulated", "it.varco.spi.catalogue", "an archive sees the services"),
            importing("it.varco.channel.email", "it.varco.spi.archive", "a channel sees the archives")),

    WIRES(
            "architecture 1, rule 2",
            "nobody gets at another bundle past its exports",
            Boundaries::wires,
            Breach.of("it.varco.web", "a bundle is required").header("Require-Bundle", "it.varco.access"),
            Breach.of("it.varco.web", "imports are left open").header("DynamicImport-Package", "*"),
            Breach.of("it.varco.service.isee", "a fragment enters a room").header("Fragment-Host", "it.varco.access")),

    DEPENDENCIES(
            "architecture 1, rule 2; 2",
            "no pom names a room, a plugin or the store",
            Boundaries::dependencies,
            Breach.of("it.varco.web", "a front end builds on a room").need("it.varco.access"),
            Breach.of("it.varco.web", "a front end builds on the SPI").need("it.varco.spi"),
            Breach.of("it.varco.access", "a room builds on the store").need("it.varco.store.jdbc"),
            Breach.of("it.varco.credential.pin", "a plugin builds on a plugin").need("it.varco.credential.local"),
            Breach.of("it.varco.http", "the listeners build on the vocabulary").need("it.varco.api"),
            Breach.of("it.varco.access", "the tck outside a test").need("it.varco.tck")),

    ROWS(
            "architecture 2; D-66",
            "every bundle stands in the table",
            Boundaries::rows,
            Breach.of("it.varco.common", "a bundle for everything")),

    PACKAGE_NAMES(
            "architecture 2, packages",
            "a bundle keeps to the package of its name, a plugin also below it, a contract to the areas of the table",
            Boundaries::packageNames,
            Breach.of("it.varco.audit", "a package below").source("it.varco.audit.internal.Breach", "class Breach {}"),
            Breach.of("it.varco.audit", "a package of somebody else")
                    .source("it.varco.access.Breach", "class Breach {}"),
            Breach.of("it.varco.api", "an area that the table does not know")
                    .source("it.varco.api.util.Breach", "class Breach {}")),

    SQL(
            "architecture 1, rule 4",
            "only the store knows SQL",
            Boundaries::sql,
            Breach.of("it.varco.access", "a room asks a database")
                    .source("it.varco.access.Breach", "class Breach { java.sql.Connection open; }"),
            importing("it.varco.credential.pin", "javax.sql", "a plugin imports a data source")),

    SERVLETS(
            "architecture 1, rule 4",
            "only the site and the interface know servlets",
            Boundaries::servlets,
            Breach.of("it.varco.web.cittadino", "pages read a request themselves")
                    .source("jakarta.servlet.ServletRequest", "public interface ServletRequest {}")
                    .source(
                            "it.varco.web.cittadino.Breach",
                            "class Breach { void read(jakarta.servlet.ServletRequest request) {} }")),

    JETTY(
            "architecture 1, rule 4; D-45",
            "only the listeners know Jetty",
            Boundaries::jetty,
            Breach.of("it.varco.web", "the site sets up the server")
                    .source("org.eclipse.jetty.server.Server", "public class Server {}")
                    .source(
                            "it.varco.web.Breach",
                            "class Breach { Object made = new org.eclipse.jetty.server.Server(); }"),
            importing("it.varco.rest", "org.eclipse.jetty.util;version=\"[12,13)\"", "the interface imports it")),

    PLUGIN_CALLS(
            "architecture 1, rule 3",
            "only rooms call plugins",
            Conduct::pluginCalls,
            Breach.of("it.varco.web", "a front end logs somebody in").source("it.varco.web.Breach", """
                            import it.varco.spi.credential.CredentialProvider;
                            import it.varco.spi.credential.LoginRequest;
                            import it.varco.spi.credential.LoginStep;
                            class Breach {
                                LoginStep enter(CredentialProvider provider, LoginRequest request) {
                                    return provider.begin(request);
                                }
                            }
                            """),
            Breach.of("it.varco.credential.cns", "a plugin calls another")
                    .source("it.varco.credential.cns.Breach", """
                            import it.varco.spi.credential.CredentialProvider;
                            import it.varco.spi.credential.ProviderDescriptor;
                            class Breach {
                                java.util.function.Function<CredentialProvider, ProviderDescriptor> ask =
                                        provider -> provider.descriptor();
                            }
                            """)),

    ONE_DOOR(
            "style 3, a call into a plugin",
            "one class runs the plugins of a kind, whatever they say about themselves",
            Conduct::oneDoor,
            Breach.of("it.varco.audit", "a second room runs a login").source("it.varco.audit.Breach", """
                            import it.varco.spi.credential.CredentialProvider;
                            import it.varco.spi.credential.LoginRequest;
                            import it.varco.spi.credential.LoginStep;
                            import it.varco.spi.credential.ProviderState;
                            class Breach {
                                LoginStep go(CredentialProvider provider, LoginRequest request, ProviderState state) {
                                    return provider.resume(request, state);
                                }
                            }
                            class Second {
                                LoginStep go(CredentialProvider provider, LoginRequest request) {
                                    return provider.begin(request);
                                }
                            }
                            """)),

    CATCH_ALL(
            "style 3, a call into a plugin",
            "nobody but PluginCalls catches Exception",
            Conduct::catchAll,
            catching("it.varco.access", "Exception", "a room swallows everything"),
            catching("it.varco.web", "Throwable", "a front end swallows even errors")),

    PLUGIN_SERVICES(
            "D-39",
            "of services, a plugin uses its records, documents and archives",
            Conduct::pluginServices,
            Breach.of("it.varco.credential.pin", "a plugin asks for sessions")
                    .component("<reference name=\"s\" interface=\"it.varco.api.session.Sessions\" field=\"s\"/>"),
            Breach.of("it.varco.service.isee", "a plugin asks for a repository")
                    .component(
                            "<reference name=\"s\" interface=\"it.varco.spi.store.PersonRepository\" field=\"s\"/>")),

    SESSION_WRITERS(
            "architecture 2",
            "one room makes sessions, attempts and reservations",
            Conduct::sessionWriters,
            Breach.of("it.varco.audit", "another room ends a session")
                    .source(
                            "it.varco.spi.store.SessionRepository",
                            "public interface SessionRepository { void end(); }")
                    .source(
                            "it.varco.audit.Breach",
                            "class Breach { void end(it.varco.spi.store.SessionRepository all) { all.end(); } }")),

    PAGES(
            "D-40",
            "plugins draw no pages",
            Conduct::pages,
            Breach.of("it.varco.service.isee", "a service brings its own page")
                    .source("it.varco.service.isee.Breach", "class Breach { it.varco.api.page.PageSet pages; }")),

    ABSENT_ROOMS(
            "D-42",
            "a front end goes on without any room",
            Conduct::absentRooms,
            Breach.of("it.varco.web", "a page waits for the room")
                    .component("<reference name=\"s\" interface=\"it.varco.api.session.Sessions\" field=\"s\"/>"),
            Breach.of("it.varco.rest", "a better service is not taken")
                    .component("<reference name=\"s\" interface=\"it.varco.api.session.Sessions\" cardinality=\"0..1\""
                            + " policy=\"dynamic\" field=\"s\"/>")),

    ROLES(
            "architecture 2, packages; D-40",
            "interfaces of api are @ProviderType, and each of spi says who implements it",
            Contracts::roles,
            contract("it.varco.api", "it.varco.api.form.Breach", "public interface Breach {}", "nothing is said"),
            contract(
                    "it.varco.api",
                    "it.varco.api.form.Breach",
                    "@org.osgi.annotation.versioning.ConsumerType public interface Breach {}",
                    "one of the vocabulary is for others"),
            contract(
                    "it.varco.spi",
                    "it.varco.spi.archive.Breach",
                    "public interface Breach {}",
                    "an archive that says nothing")),

    IMPLEMENTED_BY_PLUGINS(
            "architecture 2, packages",
            "what plugins implement is @ConsumerType",
            Contracts::implementedByPlugins,
            Breach.of("it.varco.credential.cns", "a plugin implements what it should only receive")
                    .source(
                            "it.varco.credential.cns.Breach",
                            "abstract class Breach implements it.varco.spi.credential.LoginRequest {}")),

    RECORDS(
            "style 3; architecture 2, packages",
            "an exported record has one component or two, or is known to be closed",
            Contracts::records,
            contract(
                    "it.varco.api",
                    "it.varco.api.form.Breach",
                    "public record Breach(String one, String two, String three) {}",
                    "a record that will grow")),

    PACKAGE_DESCRIPTIONS(
            "style 3, a package description",
            "every package is @NullMarked; those of the contracts, and no others, have @Export and @Version",
            Contracts::packageDescriptions,
            Breach.of("it.varco.audit", "no description").source("it.varco.audit.Breach", "class Breach {}"),
            described("it.varco.audit", "it.varco.audit", "@org.osgi.annotation.bundle.Export", "a room exports"),
            described("it.varco.spi", "it.varco.spi.archive", "", "a contract without version")),

    SEALED_IN_ONE_PLACE(
            "style 3, an outcome",
            "a bundle takes a sealed type apart in one class",
            Conduct::sealedInOnePlace,
            taking("it.varco.audit", "two classes tell the variants apart", true, "One", "Other")),

    SEALED_WHOLE(
            "style 3, an outcome",
            "where a sealed type is taken apart no variant is forgotten, or a test walks them",
            Conduct::sealedWhole,
            taking("it.varco.audit", "a variant is left to else", false, "One"));

    private final String source;
    private final String says;
    private final Function<List<BuiltBundle>, List<String>> check;
    private final List<Breach> breaches;

    HouseRule(String source, String says, Function<List<BuiltBundle>, List<String>> check, Breach... breaches) {
        this.source = source;
        this.says = says;
        this.check = check;
        this.breaches = List.of(breaches);
    }

    String source() {
        return source;
    }

    String says() {
        return says;
    }

    /** The breaches found, in words. */
    List<String> check(List<BuiltBundle> bundles) {
        return check.apply(bundles);
    }

    List<Breach> breaches() {
        return breaches;
    }

    private static Breach importing(String bundle, String packages, String how) {
        return Breach.of(bundle, how).header("Import-Package", packages);
    }

    private static Breach catching(String bundle, String type, String how) {
        String code = "class Breach { void run(Runnable foreign) { try { foreign.run(); } catch (" + type
                + " all) { System.err.println(all); } } }";
        return Breach.of(bundle, how).source(bundle + ".Breach", code);
    }

    private static Breach contract(String bundle, String name, String code, String how) {
        return Breach.of(bundle, how)
                .header("Export-Package", name.substring(0, name.lastIndexOf('.')))
                .source(name, code);
    }

    private static Breach described(String bundle, String packageName, String annotation, String how) {
        return Breach.of(bundle, how)
                .source(packageName + ".Breach", "class Breach {}")
                .description(packageName, "@org.jspecify.annotations.NullMarked " + annotation);
    }

    private static Breach taking(String bundle, String how, boolean whole, String... classes) {
        Breach breach = Breach.of(bundle, how)
                .source(
                        bundle + ".Step",
                        "sealed interface Step { record A() implements Step {} record B() implements Step {}"
                                + " record C() implements Step {} }");
        for (String name : classes) {
            breach.source(
                    bundle + '.' + name,
                    "class " + name + " { int number(Step step) { if (step instanceof Step.A) { return 1; }"
                            + " if (step instanceof Step.B) { return 2; }"
                            + (whole ? " if (step instanceof Step.C) { return 3; }" : "") + " return 4; } }");
        }
        return breach;
    }
}
