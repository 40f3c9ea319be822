package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.rules.ProvedRules.Claim;
import it.varco.itests.rules.TestReports.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Joins the rules that tests claim to prove with the tests that ran, and writes the table (D-53). */
class ProvedRulesTest {

    private static final String PROVES = "Lit/varco/proves/Proves;";

    private final Path root = ProjectRoot.find();
    private final List<Claim> claims = ProvedRules.all(root);
    private final Map<String, String> known = WordList.read("/rules.txt");
    private final Map<String, String> open = WordList.read("/open-rules.txt");

    @Test
    void nameOnlyRulesThatAreKnown() {
        assertThat(claims).isNotEmpty();
        assertThat(claims.stream().filter(claim -> !known.containsKey(claim.rule())))
                .isEmpty();
    }

    /** A rule that nothing proves is said to be open, with a reason; one that is proved, or unknown, is not. */
    @Test
    void areClaimedOrSaidToBeOpen() {
        Set<String> unclaimed = new TreeSet<>(known.keySet());
        claims.forEach(claim -> unclaimed.remove(claim.rule()));
        assertThat(open.keySet()).containsExactlyInAnyOrderElementsOf(unclaimed);
        assertThat(open.values()).allSatisfy(why -> assertThat(why).hasSizeGreaterThan(10));
    }

    @Test
    void areProvedByTestsThatRanAndPassed() throws IOException {
        TestReports reports = TestReports.all(root);
        Files.writeString(Path.of("target/rules.md"), table(reports));
        List<Claim> foreign = claims.stream()
                .filter(claim -> !claim.testClass().startsWith("it.varco.itests.rules."))
                .toList();
        assertThat(foreign.stream().filter(claim -> reports.of(claim) == Ran.FAILED))
                .isEmpty();
        assertThat(foreign.stream()
                        .filter(claim -> reports.hasReport(claim.testClass()))
                        .filter(claim -> reports.of(claim) == Ran.NOT))
                .isEmpty();
    }

    @Test
    void readsTheClaimsOfATest() {
        ClassWriter test = new ClassWriter(0);
        test.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "it/varco/ClaimingTest", null, "java/lang/Object", null);
        claim(test.visitAnnotation(PROVES, false), "X-01");
        claim(test.visitMethod(0, "isRight", "()V", null, null).visitAnnotation(PROVES, false), "X-02", "X-03");
        test.visitEnd();

        assertThat(ProvedRules.read(test.toByteArray()))
                .containsExactly(
                        new Claim("X-01", "it.varco.ClaimingTest", ""),
                        new Claim("X-02", "it.varco.ClaimingTest", "isRight"),
                        new Claim("X-03", "it.varco.ClaimingTest", "isRight"));
    }

    @Test
    void showsOpenRulesInTheTable() {
        String rule = open.keySet().iterator().next();

        assertThat(table(TestReports.all(root)))
                .contains("| %s | %s | %s | OPEN |\n".formatted(rule, known.get(rule), open.get(rule)));
    }

    private static void claim(AnnotationVisitor proves, String... rules) {
        AnnotationVisitor values = proves.visitArray("value");
        for (String rule : rules) {
            values.visit(null, rule);
        }
        values.visitEnd();
        proves.visitEnd();
    }

    private String table(TestReports reports) {
        Map<String, Set<Claim>> byRule = claims.stream()
                .collect(Collectors.groupingBy(Claim::rule, TreeMap::new, Collectors.toCollection(LinkedHashSet::new)));
        known.keySet().forEach(rule -> byRule.putIfAbsent(rule, Set.of()));
        StringBuilder text = new StringBuilder("| rule | what it says | test | ran |\n|---|---|---|---|\n");
        byRule.forEach((rule, tests) -> {
            String says = known.getOrDefault(rule, "");
            tests.forEach(claim ->
                    text.append(row(rule, says, label(claim), reports.of(claim).name())));
            if (tests.isEmpty()) {
                text.append(row(rule, says, open.getOrDefault(rule, ""), "OPEN"));
            }
        });
        return text.toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String label(Claim claim) {
        String simple = claim.testClass().substring("it.varco.".length());
        return claim.method().isEmpty() ? simple : simple + '.' + claim.method();
    }
}
