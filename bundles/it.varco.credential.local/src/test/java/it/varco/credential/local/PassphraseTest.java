package it.varco.credential.local;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.credential.local.Passphrase.Verdict;
import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tre gatti leggono Dante",
                "Neve sul molo, così presto",
                "correvano verso il mare",
                "x7!Qp-0vR#m2Lw9",
                "天地玄黄宇宙洪荒日月盈昃辰宿列张",
                "🐈🏔🌊🎻📚🚲🧀⛵🌻🕰🧭🎈🔭🪁🧶",
                "!?.,;:-_()[]{}'",
                "sara beve il caffè amaro"
            })
    void isGoodWhenItIsLongAndItsOwn(String typed) {
        assertThat(judge(typed)).isEqualTo(Verdict.GOOD);
    }

    @Test
    void hasFifteenTo128CharactersHoweverTheyAreEncoded() {
        assertThat(judge("quattordici.ca")).isEqualTo(Verdict.LENGTH);
        assertThat(judge("quindici car.xy")).isEqualTo(Verdict.GOOD);
        String long126 = "tre gatti leggono ".repeat(7);
        assertThat(judge(long126 + "da")).isEqualTo(Verdict.GOOD);
        assertThat(judge(long126 + "🐈🏔")).isEqualTo(Verdict.GOOD);
        assertThat(judge(long126 + "da!")).isEqualTo(Verdict.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaa",
                "ababababababababab",
                "ciao ciao ciao ciao",
                "123456789012345",
                "abcdefghijklmnopqrs",
                "qwertyuiopasdfghjkl",
                "password password",
                "Password-Passphrase1",
                "P a s s w o r d P a s s w o r d",
                "administrator admin",
                "correct horse battery staple",
                "girasole-anfora-tramonto-7",
                "BRBSRA75C48A944X",
                "brbsra75c48a944x!",
                "BRB SRA 75C48 A944X 12",
                "Sara Barbieri Sara Barbieri",
                "Barbieri Sara 1975"
            })
    @Proves("SEC-70")
    void isTrivialWhenAnybodyWouldTryIt(String typed) {
        assertThat(judge(typed)).isEqualTo(Verdict.TRIVIAL);
    }

    @Test
    void isTheSameHoweverAnAccentWasTyped() {
        char[] composed = "cos\u00ec presto, s\u00ec".toCharArray();
        char[] decomposed = "cosi\u0300 presto, si\u0300".toCharArray();

        assertThat(Passphrase.same(composed, decomposed)).isTrue();
        assertThat(Passphrase.counted(composed)).isEqualTo(Passphrase.counted(decomposed));
        assertThat(decomposed).isEqualTo("cosi\u0300 presto, si\u0300".toCharArray());
    }

    @Test
    void isAnotherOneWithOtherCaseOrBlanks() {
        assertThat(Passphrase.same("tre gatti".toCharArray(), "Tre gatti".toCharArray()))
                .isFalse();
        assertThat(Passphrase.same("tre gatti".toCharArray(), "tre gatti ".toCharArray()))
                .isFalse();
    }

    private static Verdict judge(String typed) {
        return Passphrase.judge(typed.toCharArray(), LocalWorld.SARA, "Sara Barbieri");
    }
}
