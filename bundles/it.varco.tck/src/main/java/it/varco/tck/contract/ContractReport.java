package it.varco.tck.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * What became of each rule of a contract, for the bundle to enclose: a report in the XML of JUnit, {@code TEST-} and
 * the name of the test class, written into the folder that the property {@value #FOLDER} names; without it, nowhere.
 *
 * <p>Those of build tools tell when, where and by whom a test was run, and how long it took. This one tells nothing of
 * it, so that the same sources give the same bundle.
 *
 * @source SEC-83
 */
public final class ContractReport implements TestWatcher, AfterAllCallback {

    /** The property, of the system or of JUnit, that says into which folder. */
    public static final String FOLDER = "varco.contract.report";

    private final Map<String, String> outcomes = new ConcurrentSkipListMap<>();

    @Override
    public void testSuccessful(ExtensionContext test) {
        note(test, "");
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        note(test, "<failure/>");
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable cause) {
        skipped(test, String.valueOf(cause.getMessage()).replaceFirst("^Assumption failed: ", ""));
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        skipped(test, reason.orElse("disabled"));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        String name = tests.getRequiredTestClass().getName();
        List<String> lines = new ArrayList<>();
        lines.add("<testsuite name=\"" + name + "\">");
        outcomes.forEach((test, outcome) -> lines.add("  <testcase name=\"" + test + "\">" + outcome + "</testcase>"));
        lines.add("</testsuite>");
        tests.getConfigurationParameter(FOLDER).map(Path::of).ifPresent(folder -> {
            try {
                Files.write(Files.createDirectories(folder).resolve("TEST-" + name + ".xml"), lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void skipped(ExtensionContext test, String why) {
        String text = why.replaceAll("[\\s\\p{Cntrl}]+", " ").replace("&", "&amp;");
        note(test, "<skipped message=\"" + text.replace("<", "&lt;").replace("\"", "&quot;") + "\"/>");
    }

    private void note(ExtensionContext test, String outcome) {
        outcomes.put(test.getRequiredTestMethod().getName(), outcome);
    }
}
