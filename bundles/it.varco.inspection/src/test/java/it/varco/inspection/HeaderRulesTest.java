package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.Objection;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

    private static final String OWN = "org.acme.login.own";
    private static final Set<String> HOUSE = Set.of("it.varco.web", "org.apache.felix.scr");
    private static final Surroundings PRODUCTION = new Surroundings(false, HOUSE, Set.of());
    private static final Surroundings DEVELOPMENT = new Surroundings(true, HOUSE, Set.of());

    private static List<String> rules(TestJar jar) {
        List<String> production = rules(jar, PRODUCTION);
        assertThat(rules(jar, DEVELOPMENT)).as("in development").isEqualTo(production);
        return production;
    }

    private static List<String> rules(TestJar jar, Surroundings surroundings) {
        return new Inspector(surroundings)
                .inspect(jar.bytes()).objections().stream().map(Objection::rule).toList();
    }

    @Test
    void hasNothingAgainstAGoodBundle() {
        assertThat(rules(TestJar.good())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; singleton:=true", "org acme", "org..acme", ".acme", "org/acme", "àcme", "a,b"})
    @Proves("SEC-82")
    void refusesWhatHasNoName(String name) {
        assertThat(rules(TestJar.good().header("Bundle-SymbolicName", name)))
                .containsAnyOf("gate.name", "gate.manifest");
    }

    @Test
    void readsTheNameWithoutItsDirectives() {
        assertThat(rules(TestJar.good().header("Bundle-SymbolicName", "org.acme.login; singleton:=true")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it.varco.web", "IT.varco.Web", "org.apache.felix.scr", "system.bundle"})
    @Proves("SEC-82")
    void refusesTheNameOfABundleThatCameWithTheGateway(String name) {
        assertThat(rules(TestJar.good().header("Bundle-SymbolicName", name))).containsExactly("gate.house");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it.varco.credential.mine", "It.Varco.mine"})
    @Proves("SEC-82")
    void keepsOurNamesForUsOutsideDevelopment(String name) {
        TestJar jar = component(name, "it.varco.spi.credential.CredentialProvider", "")
                .header("Bundle-SymbolicName", name);

        assertThat(rules(jar, PRODUCTION)).containsExactly("gate.reserved");
        assertThat(rules(jar, DEVELOPMENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fragment-Host | it.varco.web;bundle-version=\"1\" | gate.fragment",
                "Fragment-Host | system.bundle;extension:=framework | gate.fragment",
                "Require-Bundle | it.varco.api | gate.require",
                "Bundle-NativeCode | lib/x.so;osname=Linux | gate.native",
                "Bundle-UpdateLocation | http://example.org/x.jar | gate.manifest",
                "SPI-Provider | * | gate.extender",
                "Agent-Class | org.acme.login.Login | gate.extender",
                "Launcher-Agent-Class | org.acme.login.Login | gate.extender",
                "Premain-Class | org.acme.login.Login | gate.extender",
                "DynamicImport-Package | * | gate.dynamic",
                "DynamicImport-Package | it.varco.api.* | gate.dynamic",
                "DynamicImport-Package | org.acme.* | gate.dynamic",
                "DynamicImport-Package | it.varco.api.page | gate.pages",
                "Export-Package | org.acme,it.varco.access;version=\"1.0.0\" | gate.exports",
                "Export-Package | java.lang | gate.exports",
                "Export-Package | javax.crypto | gate.exports",
                "Export-Package | jakarta.servlet | gate.exports",
                "Export-Package | org.osgi.framework | gate.exports",
                "Export-Package | org.w3c.dom | gate.exports",
                "Provide-Capability | osgi.extender;osgi.extender=\"osgi.component\" | gate.capabilities",
                "Require-Capability|osgi.extender;filter:=\"(osgi.extender=osgi.configurator)\"|gate.extender",
                "Require-Capability | osgi.extender;filter:=\"(osgi.extender=*)\" | gate.extender",
                "Require-Capability | osgi.extender | gate.extender",
                "Require-Capability|osgi.extender;filter:=\"(&(a=b)(!(osgi.extender=osgi.component)))\"|gate.extender",
                "Require-Capability|osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(a=b))\"|gate.extender",
                "Require-Capability|osgi.extender;filter:=\"(!(osgi.extender=osgi.component))\"|gate.extender",
                "Require-Capability|osgi.extender;filter:=\"(osgi.extender>=osgi.component)\"|gate.extender",
                "Require-Capability | osgi.implementation;filter:=\"(osgi.implementation=osgi.http)\" | gate.extender",
                "Require-Capability | osgi.wiring.package;filter:=\"(osgi.wiring.package=x)\" | gate.extender",
                "Require-Capability | osgi.wiring.bundle;filter:=\"(osgi.wiring.bundle=x)\" | gate.extender",
                "Require-Capability | osgi.serviceloader;filter:=\"(osgi.serviceloader=x)\" | gate.extender",
                "Bundle-Version | 1.x | gate.manifest",
                "Bundle-ManifestVersion | 1 | gate.manifest",
            })
    @Proves("SEC-82")
    void refusesHeaders(String header, String value, String rule) {
        assertThat(rules(TestJar.good().header(header, value))).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "osgi.extender;filter:=\"(osgi.extender=osgi.component)\"",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3))\"",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"",
                "osgi.service;effective:=active;filter:=\"(objectClass=it.varco.api.store.RecordStore)\"",
                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"",
                "org.acme.moon;filter:=\"(phase=full)\"",
            })
    void takesRequirementsAsToolsWriteThem(String value) {
        assertThat(rules(TestJar.good().header("Require-Capability", value))).isEmpty();
    }

    /** Whoever exports what a library of the gateway is made of could be what others get instead. */
    @ParameterizedTest
    @CsvSource({
        "org.acme.login, com.fasterxml.jackson.databind",
        "org.acme.login, org.acme.loginpage",
        "org.acme.login, org.acme",
        "com.fasterxml.jackson, com.fasterxml.jackson.databind",
        "com.fasterxml, com.fasterxml.jackson.databind",
        "com, com.fasterxml.jackson.databind",
        "javassist.util, javassist.util.proxy",
        "org.slf4j, org.slf4j.event",
        "javax.crypto, javax.crypto",
    })
    @Proves("SEC-82")
    void refusesToExportWhatIsNotItsOwn(String name, String exported) {
        Surroundings around =
                new Surroundings(false, Set.of("com.fasterxml.jackson.core.jackson-databind", "javassist"), Set.of());

        assertThat(rules(TestJar.bundle(name, "1.0.0").header("Export-Package", exported + ";version=\"99\""), around))
                .containsExactly("gate.exports");
    }

    @Test
    void letsExportWhatIsBelowItsName() {
        assertThat(rules(TestJar.good().header("Export-Package", "org.acme.login,org.acme.login.api;version=\"1.0\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.acme,it.varco.api.page;version=\"[1.0,2)\" | gate.pages",
                "org.slf4j;uses:=\"a,b\",it.varco.api.page.more | gate.pages",
                "it.varco.spi.store | gate.store",
                "it.varco.access | gate.imports",
                "org.eclipse.jetty.server | gate.imports",
                "jakarta.servlet | gate.imports",
                "org.osgi.framework.wiring | gate.imports",
                "org.osgi.framework.hooks.service | gate.imports",
                "org.osgi.service.cm | gate.imports",
                "sun.misc | gate.imports",
                "com.sun.net.httpserver;resolution:=optional | gate.imports",
                "org.acme.util | gate.imports",
                "org/acme | gate.manifest",
            })
    @Proves({"SEC-82", "D-39", "D-40"})
    void refusesImports(String value, String rule) {
        assertThat(rules(TestJar.good().header("Import-Package", value))).contains(rule);
    }

    @Test
    void takesImportsThatPluginsMayHave() {
        assertThat(rules(TestJar.good()
                        .header(
                                "Import-Package",
                                "it.varco.api.store,it.varco.spi.catalogue,it.varco.spi.archive,"
                                        + "it.varco.spi.notification,it.varco.spi.audit,"
                                        + "org.osgi.framework;version=\"[1.10,2)\",javax.crypto,"
                                        + "org.osgi.service.component.annotations,org.slf4j.event,java.util,"
                                        + "org.jspecify.annotations;resolution:=optional,org.xml.sax,javax.sql,"
                                        + "org.acme.login")
                        .header("Export-Package", "org.acme.login;version=\"1.0.0\"")
                        .header("DynamicImport-Package", "org.slf4j")))
                .isEmpty();
    }

    @Test
    void letsNobodyBringAPackageOfOursToImportIt() {
        assertThat(rules(TestJar.good()
                        .header("Import-Package", "it.varco.spi.secret")
                        .entry(
                                "it/varco/spi/secret/A.class",
                                Compiled.from("package it.varco.spi.secret; class A {}"))))
                .containsExactly("gate.imports");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.slf4j;x=b\"c,it.varco.api.page,d\"",
                "\"it.varco.api.page\"",
                "org.slf4j;x=\"a\"b,it.varco.api.page",
                "org.slf4j;x:y,it.varco.api.page;z=1",
                "org.slf4j;x=\"a",
                "org.slf4j;x=a;x=b",
                "org.slf4j,,org.slf4j.event",
                "org.slf4j;x=\"a\\",
            })
    @Proves("SEC-82")
    void refusesHeadersThatTheFrameworkCouldReadInAnotherWay(String value) {
        assertThat(rules(TestJar.good().header("Import-Package", value))).containsExactly("gate.manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "Bundle-SymbolicName: a\rImport-Package: it.varco.api.page\n\n",
                "Bundle-SymbolicName: a\nbundle-symbolicname: b\n\n",
                "Bundle-SymbolicName:a\n\n",
                "Bundle-SymbolicName: a",
                " Bundle-SymbolicName: a\n\n",
                "Bundle-SymbolicName: a\n\u0000\n\n",
                "Bundle-SymbolicName: a\nnonsense\n\n",
            })
    @Proves("SEC-82")
    void refusesManifestsThatCanBeReadInTwoWays(String manifest) {
        assertThat(rules(TestJar.empty().entry(TestJar.MANIFEST, manifest))).containsExactly("gate.manifest");
    }

    @Test
    void refusesManifestsThatCostMuchToRead() {
        String lines = "X: a\n" + " b\n".repeat(3000);

        assertThat(rules(TestJar.empty().entry(TestJar.MANIFEST, "Bundle-SymbolicName: a\n" + lines + "\n")))
                .containsExactly("gate.manifest");
        assertThat(rules(TestJar.empty().entry(TestJar.MANIFEST, "Bundle-SymbolicName: a\n\nName: x\n" + lines)))
                .containsExactly("gate.manifest");
    }

    @Test
    @Proves("SEC-82")
    void refusesServicesOfTheGatewayAndConfigurationsOfIts() {
        assertThat(rules(component("offers", "it.varco.api.access.AccessControl", OWN)))
                .containsExactly("gate.services");
        assertThat(rules(component("offers", "it.varco.api.page.PageSet", OWN))).containsExactly("gate.services");
        assertThat(rules(component("offers", "org.osgi.framework.hooks.bundle.FindHook", OWN)))
                .containsExactly("gate.services");
        assertThat(rules(component("offers", "it.varco.spi.credential.CredentialProvider", "it.varco.web")))
                .containsExactly("gate.configuration");
        assertThat(rules(component("offers", "it.varco.spi.credential.CredentialProvider", "org.apache.felix.http~x")))
                .containsExactly("gate.configuration");
        assertThat(rules(component("offers", "it.varco.spi.credential.CredentialProvider", OWN)))
                .isEmpty();
        assertThat(rules(component("offers", "it.varco.api.health.HealthCheck", OWN)))
                .isEmpty();
        assertThat(rules(component("it.varco.web", "it.varco.api.health.HealthCheck", "")))
                .containsExactly("gate.configuration");
    }

    /** What is in a configuration comes with its passwords resolved. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"org.acme.pay\"",
                "name=\"org.acme.loginpage\"",
                "name=\"org.acme\"",
                "name=\"org.acme.login\" configuration-pid=\"org.acme.pay\"",
                "name=\"org.acme.login\" configuration-pid=\"$ org.acme.pay\"",
                "name=\"org.acme.login\" configuration-pid=\"org.acme.login&#9;org.acme.pay\"",
                "name=\"org.acme.pay\" configuration-pid=\"$ org.acme.login\"",
                "name=\"org.acme.pay\" configuration-policy=\"optional\"",
                "name=\"org.acme.pay\" configuration-policy=\"require\"",
                "name=\"org.acme.pay\" configuration-policy=\"Ignore\"",
            })
    @Proves("SEC-84")
    void refusesConfigurationsOfOthersAlsoWhereOnlyAComponentIsCalledLikeThem(String attributes) {
        assertThat(rules(configured(attributes))).containsExactly("gate.configuration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"org.acme.login\"",
                "name=\"org.acme.login.Other\"",
                "name=\"org.acme.pay\" configuration-pid=\"org.acme.login\"",
                "name=\"org.acme.login\" configuration-pid=\"$ org.acme.login.more org.acme.login~one\"",
                "name=\"org.acme.pay\" configuration-policy=\"ignore\"",
            })
    void leavesToAPluginWhatIsCalledLikeIt(String attributes) {
        assertThat(rules(configured(attributes))).isEmpty();
    }

    @Test
    @Proves("SEC-84")
    void keepsConfigurationsOfTheHouseFromWhoeverHasTheBeginningOfItsName() {
        assertThat(rules(component("it.varco.secret", "offers", "").header("Bundle-SymbolicName", "it"), PRODUCTION))
                .containsExactly("gate.configuration");
        assertThat(rules(component("it.varco.web", "offers", "").header("Bundle-SymbolicName", "it")))
                .containsExactly("gate.configuration");
        assertThat(rules(component("org.apache.felix.http", "offers", "")
                        .header("Bundle-SymbolicName", "org.apache.felix.http")))
                .containsExactly("gate.configuration");
    }

    @Test
    @Proves("SEC-84")
    void refusesDescriptionsOfTheConfigurationsOfOthers() {
        assertThat(rules(TestJar.good()
                        .entry("OSGI-INF/metatype/m.xml", "<MetaData><Designate pid=\"org.acme.pay\"/></MetaData>")))
                .containsExactly("gate.configuration");
    }

    private static TestJar configured(String attributes) {
        return TestJar.good()
                .header("Service-Component", "OSGI-INF/some.xml")
                .entry("OSGI-INF/some.xml", "<component " + attributes + "/>");
    }

    private static TestJar component(String name, String offers, String pid) {
        return TestJar.good()
                .header("Service-Component", "OSGI-INF/*.xml")
                .entry(
                        "OSGI-INF/some.xml",
                        "<c:component xmlns:c=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"" + name
                                + "\" configuration-pid=\""
                                + pid + "\"><service><provide interface=\"" + offers
                                + "\"/></service><implementation class=\"org.acme.login.Login\"/></c:component>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c name=\"it.varco.web\" x:name=\"org.acme\" xmlns:x=\"x\"/>",
                "<c name=\"it.varco.web\" xmlns:x=\"x\"><x:component name=\"org.acme\"/></c>",
                "<c xmlns:x=\"x\"><x:implementation class=\"A\"/><implementation class=\"it.varco.web\"/></c>",
                "<c name=\"a\" configuration-pid=\"$ it.varco.web\"/>",
                "<c xmlns:x=\"x\"><x:component name=\"org.acme.login\"/><implementation class=\"org.acme.pay\"/></c>",
            })
    @Proves("SEC-82")
    void findsConfigurationsThatAreHiddenBehindOthers(String xml) {
        TestJar jar = TestJar.good()
                .header("Service-Component", "OSGI-INF/some.xml")
                .entry("OSGI-INF/some.xml", xml.replace("<c ", "<component ").replace("</c>", "</component>"));

        assertThat(rules(jar)).containsExactly("gate.configuration");
    }

    @Test
    void refusesComponentsWhoseDescriptionCannotBeRead() {
        TestJar jar = TestJar.good()
                .header("Service-Component", "OSGI-INF/some.xml")
                .entry(
                        "OSGI-INF/some.xml",
                        "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><component name=\"&x;\"/>");

        assertThat(rules(jar)).containsExactly("gate.components");
    }

    /** Whoever starts components splits at blanks too, and resolves dots, slashes and stars in every part. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OSGI-INF/some.xml OSGI-INF/hidden.xml",
                "/OSGI-INF/hidden.xml",
                "OSGI-INF//hidden.xml",
                "OSGI-INF/x/../hidden.xml",
                "OSGI-INF/./hidden.xml",
                "OSGI-*/hidden.xml",
                "*/hidden.xml",
                "OSGI-INF/hidden.xml;x=y",
                "OSGI-INF/some.xml;OSGI-INF/hidden.xml",
            })
    @Proves("SEC-82")
    void refusesDescriptionsThatWhoeverStartsComponentsCouldFindElsewhere(String value) {
        assertThat(rules(described(value, "OSGI-INF/hidden.xml"))).containsExactly("gate.manifest");
    }

    @Test
    @Proves("SEC-82")
    void refusesDescriptionsThatAreNotThereOrThereTwice() {
        assertThat(rules(described("OSGI-INF/some.xml,OSGI-INF/none.xml", "OSGI-INF/hidden.xml")))
                .containsExactly("gate.components");
        assertThat(rules(described("OSGI-INF/none*.xml", "hidden.xml"))).isEmpty();
        assertThat(rules(described("none/*.xml", "hidden.xml"))).containsExactly("gate.components");
        assertThat(rules(described("OSGI-INF/", "hidden.xml"))).containsExactly("gate.components");
        assertThat(rules(described("OSGI-INF/some.xml", "META-INF/versions/9/OSGI-INF/some.xml")))
                .containsExactly("gate.components");
        assertThat(rules(described("OSGI-INF/*.xml", "META-INF/versions/9/OSGI-INF/more.xml")))
                .containsExactly("gate.components");
        assertThat(rules(described("OSGI-INF/some.xml,OSGI-INF/org.acme.A$B.xml", "OSGI-INF/org.acme.A$B.xml")))
                .isEmpty();
    }

    private static TestJar described(String value, String more) {
        String component = "<component name=\"org.acme.login.a\"/>";
        return TestJar.good()
                .header("Service-Component", value)
                .entry("OSGI-INF/some.xml", component)
                .entry(more, component);
    }

    @Test
    void refusesMoreComponentsThanAnybodyReads() {
        String components = IntStream.range(0, 3000)
                .mapToObj(i -> "<component name=\"org.acme.login.c" + i + "\"/>")
                .collect(Collectors.joining("", "<c>", "</c>"));
        TestJar jar =
                TestJar.good().header("Service-Component", "OSGI-INF/some.xml").entry("OSGI-INF/some.xml", components);

        assertThat(rules(jar)).containsExactly("gate.components");
    }
}
