package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.form.Text;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever can be wrong has words, in both languages. */
class FaultWordsTest {

    private static final Path CONTRACTS = Path.of("../it.varco.api/src/main/java/it/varco/api");
    private static final Pattern RULE = Pattern.compile(
            "\\{@code ((?:audit|configuration|messages|plugins|sessions|setup|staff|tokens)\\.[a-z.-]+)}");

    private static Set<String> rulesOfTheContracts() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(CONTRACTS)) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher rule = RULE.matcher(Files.readString(source));
                rule.results().map(found -> found.group(1)).forEach(rules::add);
            }
        }
        Administration.all().forEach(operation -> rules.remove(operation.name()));
        rules.removeIf(rule -> rule.endsWith("."));
        return rules;
    }

    @Test
    void everyRuleThatTheContractsNameHasWords() throws IOException {
        assertThat(FaultWords.RULES).containsExactlyInAnyOrderElementsOf(rulesOfTheContracts());
        for (String file : List.of(Words.ITALIAN, Words.ENGLISH)) {
            assertThat(Words.of(file).keySet())
                    .containsAll(FaultWords.RULES.stream()
                            .map(rule -> "rule." + rule)
                            .toList());
        }
    }

    @Test
    void aRuleThatNobodyKnowsIsShownByItsName() {
        assertThat(FaultWords.of("new.rule")).isEqualTo(Text.of("rule.other", "new.rule"));
    }

    @ParameterizedTest
    @EnumSource(Flaw.Kind.class)
    @Proves("UX-03")
    void everyKindOfFlawHasWords(Flaw.Kind kind) {
        for (String expected : List.of("", "3..200", "ON|OFF", "x".repeat(2000))) {
            Text text = FaultWords.of(new Flaw("field", kind, expected));
            assertThat(Words.of(Words.ITALIAN)).containsKey(text.key());
            assertThat(Words.of(Words.ENGLISH)).containsKey(text.key());
        }
    }

    @Test
    @Proves("UX-03")
    void aCodeThatIsNotAcceptedHasWordsOfItsOwn() {
        assertThat(FaultWords.of(new Flaw("code", Flaw.Kind.SHAPE, ""))).isEqualTo(Text.of("flaw.code"));
        assertThat(FaultWords.of(new Flaw("reason", Flaw.Kind.SHAPE, ""))).isEqualTo(Text.of("flaw.other"));
        assertThat(Words.of(Words.ITALIAN)).containsKey("flaw.code");
    }

    @Test
    void aRangeThatIsOpenAtOneEndIsAWholeSentence() {
        assertThat(FaultWords.of(new Flaw("after", Flaw.Kind.RANGE, "0.."))).isEqualTo(Text.of("flaw.range.from", "0"));
        assertThat(FaultWords.of(new Flaw("size", Flaw.Kind.RANGE, "..9"))).isEqualTo(Text.of("flaw.range.to", "9"));
        assertThat(FaultWords.range("setting.range", "1..")).isEqualTo(Text.of("setting.range.from", "1"));
        for (String key : List.of("flaw.range", "setting.range")) {
            assertThat(Words.of(Words.ITALIAN)).containsKeys(key, key + ".from", key + ".to", key + ".other");
        }
    }

    @Test
    void bothEndsOfARangeStandInTheSentence() {
        assertThat(FaultWords.of(new Flaw("days", Flaw.Kind.RANGE, "1..365")))
                .isEqualTo(Text.of("flaw.range", "1", "365"));
        assertThat(FaultWords.of(new Flaw("state", Flaw.Kind.CHOICE, "ON|OFF")))
                .isEqualTo(Text.of("flaw.choice", "ON, OFF"));
    }
}
