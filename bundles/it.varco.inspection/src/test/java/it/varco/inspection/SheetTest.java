package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Sheet;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final Inspector INSPECTOR = new Inspector(new Surroundings(false, Set.of(), Set.of()));

    private static Sheet sheet(TestJar jar) {
        return INSPECTOR.inspect(jar.bytes()).sheet();
    }

    private static List<String> words(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::toString).toList();
    }

    private static TestJar described() {
        return TestJar.good()
                .header("Bundle-Name", "Acme login")
                .header("Bundle-Vendor", "Acme")
                .header("Bundle-License", "EUPL-1.2")
                .header(
                        "Import-Package",
                        "it.varco.api.store;version=\"[1.0,2)\",it.varco.spi.credential;version=\"[1.0,2)\","
                                + "it.varco.spi.catalogue,org.osgi.framework,org.slf4j;resolution:=optional")
                .header(
                        "Provide-Capability",
                        "osgi.service;objectClass:List<String>=\"it.varco.spi.catalogue.CatalogueService\"")
                .header(
                        "Require-Capability",
                        "osgi.service;effective:=active;filter:=\"(objectClass=it.varco.api.store.RecordStore)\","
                                + "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0))\"")
                .header("Service-Component", "OSGI-INF/login.xml,OSGI-INF/service.xml")
                .entry(
                        "OSGI-INF/login.xml",
                        "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"org.acme.login\""
                                + " configuration-policy=\"require\"><service>"
                                + "<provide interface=\"it.varco.spi.credential.CredentialProvider\"/></service>"
                                + "<reference interface=\"it.varco.api.store.RecordStore\"/>"
                                + "<implementation class=\"org.acme.login.Login\"/></scr:component>")
                .entry(
                        "OSGI-INF/service.xml",
                        "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\""
                                + " name=\"org.acme.login.service\" configuration-pid=\"$ org.acme.login.more\">"
                                + "<implementation class=\"org.acme.login.Login\"/></scr:component>")
                .entry(
                        "OSGI-INF/metatype/config.xml",
                        "<m:MetaData xmlns:m=\"http://www.osgi.org/xmlns/metatype/v1.2.0\">"
                                + "<Designate factoryPid=\"org.acme.login.many\"/></m:MetaData>");
    }

    @Test
    @Proves("SEC-83")
    void tellsWhatTheJarSaysOfItself() {
        Sheet sheet = sheet(described());

        assertThat(INSPECTOR.inspect(described().bytes()).objections()).isEmpty();
        assertThat(sheet.symbolicName()).isEqualTo("org.acme.login");
        assertThat(sheet.version()).isEqualTo("1.2.3");
        assertThat(sheet.name()).isEqualTo("Acme login");
        assertThat(sheet.vendor()).isEqualTo("Acme");
        assertThat(sheet.licence()).isEqualTo("EUPL-1.2");
        assertThat(sheet.size()).isEqualTo(described().bytes().length);
        assertThat(sheet.signer()).isEmpty();
        assertThat(sheet.imports())
                .containsExactly(
                        "it.varco.api.store [1.0,2)",
                        "it.varco.spi.credential [1.0,2)",
                        "it.varco.spi.catalogue",
                        "org.osgi.framework",
                        "org.slf4j");
        assertThat(sheet.offers())
                .containsExactly(
                        "it.varco.spi.catalogue.CatalogueService", "it.varco.spi.credential.CredentialProvider");
        assertThat(sheet.uses()).containsExactly("it.varco.api.store.RecordStore");
        assertThat(sheet.configurations())
                .containsExactly(
                        "org.acme.login", "org.acme.login.many", "org.acme.login.more", "org.acme.login.service");
        assertThat(sheet.components()).isEmpty();
        assertThat(sheet.contractReport()).isEmpty();
    }

    @Test
    @Proves("SEC-83")
    void saysInWordsWhatItMayDoAndWhichPersonalDataItReceives() {
        Sheet sheet = sheet(described());

        assertThat(words(sheet.permissions()))
                .containsExactly(
                        "It keeps records of its own in the store of the gateway, which others cannot read.",
                        "It sees the framework itself: the list of bundles, and services as far as they are not hidden"
                                + " from it.");
        assertThat(words(sheet.personalData())).hasSize(2);
        assertThat(words(sheet.personalData()).get(0))
                .startsWith("As a way to sign in, it receives the codice fiscale");
        assertThat(sheet.personalData().get(1).in(Locale.ITALIAN).orElseThrow()).startsWith("Come servizio riceve");
    }

    @Test
    void tellsOfTheTextsThatItReplaces() {
        Sheet sheet = sheet(TestJar.good().header("Varco-Texts", "it.varco.web;language=sl,it.varco.http;language=sl"));

        assertThat(words(sheet.permissions()))
                .containsExactly("It brings other words for what these bundles say: it.varco.http, it.varco.web.");
    }

    @Test
    @Proves("SEC-83")
    void tellsWhatItEncloses() {
        byte[] library = TestJar.empty().entry("a", "b").bytes();
        TestJar jar = TestJar.good().entry("lib/acme-util.jar", library);

        assertThat(sheet(jar).components()).containsExactly("acme-util.jar");
        assertThat(sheet(jar.entry(
                                "META-INF/sbom/bom.json",
                                "{\"bomFormat\": \"CycloneDX\", \"version\": 1, \"metadata\": {\"component\":"
                                        + " {\"name\": \"itself\"}}, \"components\": [ {\"type\": \"library\","
                                        + " \"group\": \"org.acme\", \"name\": \"util\", \"version\": \"1.0\","
                                        + " \"hashes\": [{\"alg\": \"x\"}], \"components\": [{\"name\": \"inner\"}]},"
                                        + " {\"name\": \"b\\u0041d\\n\", \"version\": null}] }"))
                        .components())
                .containsExactly("bu0041dn", "inner", "org.acme:util:1.0");
    }

    @Test
    @Proves("SEC-83")
    void tellsWhatTheReportOfTheContractTestsSays() {
        TestJar jar = TestJar.good()
                .entry(
                        "META-INF/varco/TEST-org.acme.LoginTest.xml",
                        "<testsuite tests=\"4\"><testcase name=\"cp01_descriptor\"/><testcase name=\"cp01_again\"/>"
                                + "<testcase name=\"cp02_another\"><failure/></testcase>"
                                + "<testcase name=\"cp03_level\"><skipped/></testcase>"
                                + "<testcase name=\"cp04_code\"/><testcase name=\"somethingElse\"/></testsuite>");

        assertThat(sheet(jar).contractReport().orElseThrow())
                .hasToString("The contract tests, by the report inside, which nobody signed:"
                        + " 2 rules passed, 1 failed, 1 skipped.");
    }

    @Test
    @Proves("SEC-83")
    void showsWordsThatNeitherSteerNorHide() {
        Sheet sheet = sheet(TestJar.good()
                .header("Bundle-Name", "a\u202egnp.exe" + "x".repeat(500))
                .header("Bundle-Vendor", "Va\u200brco"));

        assertThat(sheet.name()).startsWith("a gnp.exe").hasSizeLessThanOrEqualTo(200);
        assertThat(sheet.vendor()).isEqualTo("Va rco");
    }

    @Test
    void isBlankForWhatIsNotWhole() {
        Inspection inspection = INSPECTOR.inspect(new byte[10]);

        assertThat(inspection.isWhole()).isFalse();
        assertThat(inspection.sheet().symbolicName()).isEmpty();
        assertThat(inspection.sheet().size()).isEqualTo(10);
        assertThat(inspection.hash()).matches("[0-9a-f]{64}");
        assertThat(inspection.open()).hasBinaryContent(new byte[10]);
    }

    @Test
    @Proves("SEC-83")
    void tellsHowItDiffersFromWhatRuns() {
        Inspection running = INSPECTOR.inspect(described().bytes());
        Inspection lower = INSPECTOR.inspect(TestJar.bundle("org.acme.login", "1.2.2")
                .header("Import-Package", "it.varco.spi.credential;version=\"[1.0,2)\",javax.crypto")
                .code("package org.acme.login; class Code { Object o() throws Exception {"
                        + " return new ProcessBuilder(\"ls\").start(); } }")
                .bytes());

        assertThat(running.differencesTo(running)).isEmpty();
        assertThat(words(lower.differencesTo(running)))
                .startsWith(
                        "Version 1.2.2 is lower than 1.2.3, which runs.",
                        "New: It starts or ends other programs.",
                        "Imports also: javax.crypto.")
                .contains(
                        "No longer imports: it.varco.api.store [1.0,2), it.varco.spi.catalogue, org.osgi.framework,"
                                + " org.slf4j.",
                        "No longer uses the services: it.varco.api.store.RecordStore.");
        assertThat(words(running.differencesTo(lower))).startsWith("Version 1.2.3 replaces 1.2.2.");
        assertThat(words(INSPECTOR
                        .inspect(described().entry("more", "x").bytes())
                        .differencesTo(running)))
                .containsExactly("Version 1.2.3 is the one that runs, but the bytes are others.");
    }
}
