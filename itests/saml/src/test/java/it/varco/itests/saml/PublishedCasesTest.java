package it.varco.itests.saml;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the handbook says came of the cases. */
class PublishedCasesTest {

    private static final Path PAGE = Path.of("../../distribution/docs/handbook/spid-cases.md");
    private static final int LEVEL = 2;

    @Test
    @Proves("SEC-18")
    void hasARowForEachWithTheResultThatTheRulesWant() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<SpidCase> played = SpidCases.all().stream()
                .filter(each -> each.level() == 0 || each.level() == LEVEL)
                .toList();

        assertThat(rows).hasSameSizeAs(played);
        for (int each = 0; each < rows.size(); each++) {
            assertThat(rows.get(each)).startsWith(beginning(played.get(each))).endsWith("| as expected |");
        }
    }

    private static String beginning(SpidCase each) {
        return "| `" + each.name() + "` | " + String.join(", ", each.rules()) + " | ";
    }
}
