package it.varco.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The report that a bundle encloses. */
class ContractReportTest {

    @TempDir
    private Path folder;

    @Test
    void saysOfEachRuleWhatBecameOfIt() throws IOException {
        run(EngineTestKit.engine("junit-jupiter")
                .configurationParameter(
                        ContractReport.FOLDER, folder.resolve("varco").toString()));

        Path report = folder.resolve("varco").resolve("TEST-" + Sample.class.getName() + ".xml");
        assertThat(Files.readAllLines(report))
                .containsExactly(
                        "<testsuite name=\"" + Sample.class.getName() + "\">",
                        "  <testcase name=\"cp01_isKept\"></testcase>",
                        "  <testcase name=\"cp02_isBroken\"><failure/></testcase>",
                        "  <testcase name=\"cp05_isNotExamined\"><skipped message=\"a &lt; b &amp; c\"/></testcase>",
                        "  <testcase name=\"cp07_isNotReady\"><skipped message=\"not &quot;yet&quot;\"/></testcase>",
                        "</testsuite>");
    }

    @Test
    void isWrittenWhereItIsAskedForOnly() {
        run(EngineTestKit.engine("junit-jupiter"));

        assertThat(folder).isEmptyDirectory();
    }

    private static void run(EngineTestKit.Builder kit) {
        kit.selectors(selectClass(Sample.class)).execute().testEvents().assertStatistics(seen -> seen.failed(1));
    }

    @ExtendWith(ContractReport.class)
    static final class Sample {

        @Test
        @Disabled("not \"yet\"")
        void cp07_isNotReady() {}

        @Test
        void cp01_isKept() {}

        @Test
        void cp02_isBroken() {
            assertThat("said at length").isEmpty();
        }

        @Test
        void cp05_isNotExamined() {
            Assumptions.abort("a < b\n & c");
        }
    }
}
