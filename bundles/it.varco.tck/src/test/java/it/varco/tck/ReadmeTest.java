package it.varco.tck;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.tck.credential.CredentialRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {

    @ParameterizedTest
    @EnumSource
    @Proves("DEV-02")
    void explainsEachRuleUnderItsNumber(CredentialRule rule) throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("### " + rule.number() + "\n\n" + rule.sentence() + "\n" + rule.breach() + "\n");
    }
}
