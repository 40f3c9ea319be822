package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house over the bundles that were built, and over the same house with a bundle that breaks them. */
class ArchitectureTest {

    private static final Path ROOT = ProjectRoot.find();
    private static final List<BuiltBundle> BUNDLES = BuiltBundle.all(ROOT);

    @TempDir
    private Path folder;

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
    @EnumSource
    @Proves({"SEC-01", "SEC-31"})
    void keepsTheRule(HouseRule rule) {
        assertThat(rule.check(BUNDLES)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaches")
    void findsABreachOfTheRule(HouseRule rule, String how, Breach breach) {
        List<BuiltBundle> others = BUNDLES.stream()
                .filter(bundle -> !bundle.name().equals(breach.bundle()))
                .toList();
        List<String> found = new ArrayList<>(rule.check(
                Stream.concat(others.stream(), Stream.of(breach.built(folder))).toList()));
        found.removeAll(rule.check(others));
        assertThat(found).singleElement().asString().contains(breach.bundle().replaceFirst("it\\.varco\\.", ""));
    }

    static Stream<Arguments> breaches() {
        return Arrays.stream(HouseRule.values())
                .flatMap(rule -> rule.breaches().stream().map(breach -> Arguments.of(rule, breach.how(), breach)));
    }

    @Test
    void exportsNothingElseOfOursFromTheAssembledGateway() {
        Path system = ROOT.resolve("distribution/gateway/target/varco-demo/system");
        assumeThat(system).as("the archive was assembled").exists();
        List<BuiltBundle> shipped = BuiltBundle.manifests(system);
        assertThat(shipped).extracting(BuiltBundle::name).contains("it.varco.api", "org.apache.felix.scr");
        assertThat(Boundaries.exports(shipped)).isEmpty();
    }

    @Test
    void findsAJarInTheGatewayThatExportsAPackageOfOurs() {
        Breach breach = Breach.of("org.example.borrowed", "a jar of others carries a package of ours")
                .header("Export-Package", "org.example,it.varco.access;version=\"1.0.0\"");
        assertThat(Boundaries.exports(List.of(breach.packed(folder)))).hasSize(1);
    }

    /** What is closed or not yet as it should is said as long as it is so. */
    @Test
    void listNothingThatIsNoMore() {
        Set<String> records = BUNDLES.stream()
                .flatMap(BuiltBundle::exportedClasses)
                .filter(file -> file.isRecord() && file.shape().components().size() > 2)
                .map(file -> file.inPackage() + '.' + file.simpleName())
                .collect(Collectors.toSet());
        assertThat(records).containsAll(WordList.read("/closed-records.txt").keySet());
        assertThat(Conduct.behind(BUNDLES))
                .containsAll(WordList.read("/not-yet.txt").keySet());
    }

    @Test
    void standInTheReadme() throws IOException {
        StringBuilder table = new StringBuilder("| rule | what it says | written in | broken on purpose |\n");
        table.append("|---|---|---|---|\n");
        for (HouseRule rule : HouseRule.values()) {
            table.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            rule.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            rule.says(),
                            rule.source(),
                            rule.breaches().stream().map(Breach::how).collect(Collectors.joining("; "))));
        }
        assertThat(Files.readString(ROOT.resolve("itests/rules/README.md")))
                .as("README.md has this table")
                .contains(table);
    }
}
