package it.varco.itests.rules;

import it.varco.itests.rules.ProvedRules.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What Surefire and Failsafe reported of all modules. */
final class TestReports {

    /** How a test ended. */
    enum Ran {
        PASSED,
        SKIPPED,
        FAILED,
        NOT
    }

    private final Map<String, Ran> byTest = new HashMap<>();
    private final Set<String> classes = new HashSet<>();

    static TestReports all(Path root) {
        TestReports reports = new TestReports();
        for (String part : List.of("bundles", "distribution", "itests")) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                files.filter(TestReports::isReport).forEach(reports::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reports;
    }

    /** Whether the class stands in any report. */
    boolean hasReport(String testClass) {
        return classes.contains(testClass);
    }

    Ran of(Claim claim) {
        return byTest.getOrDefault(claim.testClass() + '#' + claim.method(), Ran.NOT);
    }

    private void add(Path file) {
        XmlFile.elements(file, "testcase").forEach(this::add);
    }

    private void add(Element test) {
        String testClass = test.getAttribute("classname");
        String method = test.getAttribute("name").replaceFirst("[({\\[ ].*", "");
        Ran ran = has(test, "failure") || has(test, "error")
                ? Ran.FAILED
                : has(test, "skipped") ? Ran.SKIPPED : Ran.PASSED;
        classes.add(testClass);
        byTest.merge(testClass + '#' + method, ran, TestReports::worse);
        byTest.merge(testClass + '#', ran, TestReports::worse);
    }

    private static Ran worse(Ran one, Ran other) {
        if (one == Ran.FAILED || other == Ran.FAILED) {
            return Ran.FAILED;
        }
        return one == Ran.PASSED ? one : other;
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static boolean isReport(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.matches(".*/target/(surefire|failsafe)-reports/TEST-.*\\.xml");
    }
}
