package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the architecture over the bundles that were built; and each rule over a bundle that breaks it. */
class ArchitectureTest {

    private static final Path ROOT = ProjectRoot.find();
    private static final List<BuiltBundle> BUNDLES = BuiltBundle.all(ROOT);

    @Test
    void seesTheWholeHouse() {
        assertThat(BUNDLES)
                .extracting(BuiltBundle::name)
                .contains("it.varco.api", "it.varco.spi", "it.varco.access", "it.varco.web", "it.varco.store.jdbc");
        assertThat(BUNDLES)
                .extracting(BuiltBundle::name)
                .allMatch(name -> Files.exists(ROOT.resolve("bundles/" + name + "/README.md")), "has a README.md");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    @Proves({"SEC-01", "SEC-31"})
    void keepsTheRule(String name, Function<List<BuiltBundle>, List<String>> rule, BuiltBundle breach) {
        assertThat(rule.apply(BUNDLES)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void findsABreachOfTheRule(String name, Function<List<BuiltBundle>, List<String>> rule, BuiltBundle breach) {
        assertThat(rule.apply(List.of(breach))).hasSize(1);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("exports", Architecture::exports, headed("it.varco.access", "Export-Package", "it.varco.access")),
                rule("components", Architecture::components, headed("it.varco.api", "Service-Component", "x.xml")),
                rule("imports", Architecture::imports, headed("it.varco.web", "Import-Package", "it.varco.access")),
                rule(
                        "front ends",
                        Architecture::frontEnds,
                        headed("it.varco.rest", "Import-Package", "it.varco.spi.credential;version=\"[1,2)\"")),
                rule(
                        "listeners",
                        Architecture::listeners,
                        headed("it.varco.http", "Import-Package", "it.varco.api.form")),
                rule(
                        "plugins",
                        Architecture::plugins,
                        headed("it.varco.credential.pin", "Import-Package", "it.varco.spi.store")),
                rule(
                        "foreign APIs",
                        Architecture::foreignApis,
                        naming("it.varco.access", "java/sql/Connection", "x#y")),
                rule(
                        "provider calls",
                        Architecture::providerCalls,
                        naming("it.varco.web", "x/Y", "it/varco/spi/credential/CredentialProvider#resume")),
                rule(
                        "session writers",
                        Architecture::sessionWriters,
                        naming("it.varco.audit", "x/Y", "it/varco/spi/store/SessionRepository#open")),
                rule("package names", Architecture::packageNames, naming("it.varco.other", "x/Y", "x#y")));
    }

    private static Arguments rule(String name, Function<List<BuiltBundle>, List<String>> rule, BuiltBundle breach) {
        return Arguments.of(name, rule, breach);
    }

    private static BuiltBundle headed(String name, String header, String value) {
        return new BuiltBundle(name, Map.of(header, value), List.of());
    }

    private static BuiltBundle naming(String name, String type, String call) {
        ClassFile file = new ClassFile("it/varco/breach/Breach", Set.of(type), Set.of(call));
        return new BuiltBundle(name, Map.of(), List.of(file));
    }
}
