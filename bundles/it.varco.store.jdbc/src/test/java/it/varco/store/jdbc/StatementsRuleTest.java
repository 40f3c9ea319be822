package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads every statement of this bundle. */
class StatementsRuleTest {

    private static final Pattern CHANGES_THE_CHAIN = Pattern.compile(
            "(UPDATE|DELETE\\s+FROM|TRUNCATE(\\s+TABLE)?|DROP\\s+TABLE|MERGE\\s+INTO)\\s+audit_chain"
                    + "|ALTER\\s+TABLE\\s+audit_chain(?!\\s+ADD\\s+COLUMN)"
                    + "|Sweep\\(\"audit_chain",
            Pattern.CASE_INSENSITIVE);

    /** A text that ends in a place for a value, and something joined to it. */
    private static final Pattern JOINED_VALUE =
            Pattern.compile("(=|LIKE|<|>|VALUES)\\s*'?\"\\s*\\+", Pattern.CASE_INSENSITIVE);

    @Test
    @Proves({"AUD-06", "SEC-60"})
    void noStatementChangesOrDeletesALinkOfAChain() throws IOException {
        String sources = sources();

        assertThat(sources).contains("INSERT INTO audit_chain").doesNotContainPattern(CHANGES_THE_CHAIN);
        assertThat("DELETE  FROM audit_chain WHERE").containsPattern(CHANGES_THE_CHAIN);
        assertThat("ALTER TABLE audit_chain DROP COLUMN entry").containsPattern(CHANGES_THE_CHAIN);
    }

    @Test
    @Proves("SEC-50")
    void noStatementIsJoinedWithAValue() throws IOException {
        String sources = sources();

        assertThat(sources).doesNotContainPattern(JOINED_VALUE);
        assertThat(sources).doesNotContain("createStatement().execute");
        assertThat("\"WHERE owner = '\" + owner").containsPattern(JOINED_VALUE);
    }

    /** All of it, with texts that go over two lines made whole. */
    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            return files.filter(Files::isRegularFile)
                    .map(StatementsRuleTest::read)
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
