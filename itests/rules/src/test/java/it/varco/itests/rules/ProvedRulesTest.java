package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.rules.ProvedRules.Claim;
import it.varco.itests.rules.TestReports.Ran;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Joins the rules that tests claim to prove with the tests that ran, and writes the table (D-53). */
class ProvedRulesTest {

    private final Path root = ProjectRoot.find();
    private final List<Claim> claims = ProvedRules.all(root);
    private final Map<String, String> known = KnownRules.read();

    @Test
    void nameOnlyRulesThatAreKnown() {
        assertThat(claims).isNotEmpty();
        assertThat(claims.stream().filter(claim -> !known.containsKey(claim.rule())))
                .isEmpty();
    }

    @Test
    void areProvedByTestsThatRanAndPassed() throws IOException {
        TestReports reports = TestReports.all(root);
        List<Claim> foreign = claims.stream()
                .filter(claim -> !claim.testClass().startsWith("it.varco.itests.rules."))
                .toList();
        assertThat(foreign.stream().filter(claim -> reports.of(claim) == Ran.FAILED))
                .isEmpty();
        assertThat(foreign.stream()
                        .filter(claim -> reports.hasReport(claim.testClass()))
                        .filter(claim -> reports.of(claim) == Ran.NOT))
                .isEmpty();
        Files.writeString(Path.of("target/rules.md"), table(reports));
    }

    @Test
    @Proves("DEV-02")
    void readsTheClaimsOfATest() throws IOException {
        try (var in = ProvedRulesTest.class.getResourceAsStream("ProvedRulesTest.class")) {
            assertThat(in).isNotNull();
            assertThat(ProvedRules.read(in.readAllBytes()))
                    .contains(new Claim("DEV-02", ProvedRulesTest.class.getName(), "readsTheClaimsOfATest"));
        }
    }

    private String table(TestReports reports) {
        Map<String, List<Claim>> byRule =
                claims.stream().collect(Collectors.groupingBy(Claim::rule, TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("| rule | what it says | test | ran |\n|---|---|---|---|\n");
        byRule.forEach((rule, tests) -> tests.stream()
                .distinct()
                .forEach(claim -> text.append("| %s | %s | %s | %s |%n"
                        .formatted(rule, known.getOrDefault(rule, ""), label(claim), reports.of(claim)))));
        return text.toString();
    }

    private static String label(Claim claim) {
        String simple = claim.testClass().substring("it.varco.".length());
        return claim.method().isEmpty() ? simple : simple + '.' + claim.method();
    }
}
