package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    /** What programs look for, said in another way than the class does: it may be more than they take. */
    private static final List<Pattern> LOOKED_FOR = List.of(
            Pattern.compile("(?i)[a-z0-9]://?[^ ]"),
            Pattern.compile("(?i)mailto:[a-z]"),
            Pattern.compile("(?i)www\\.[^ ]"),
            Pattern.compile("(?i)[^ ]\\.(?:com|it|eu|example|so|xn--p1ai)"),
            Pattern.compile("(?<![0-9])(?:(?:1[0-9]{2}|[1-9]?[0-9])\\.){3}(?:1[0-9]{2}|[1-9]?[0-9])(?![0-9])"),
            Pattern.compile("\\\\\\\\"));

    private static final int A_SIGN = 80;

    /** Counts how often it was looked into. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "www.evil.example/pin chiama 899123456|www. evil. example/pin chiama 899123456",
                "WWW.1|WWW. 1",
                "https://evil.example/pin|https: //evil. example/pin",
                "hTTps://localhost|hTTps: //localhost",
                "http:/\\evil|http: /\\evil",
                "h2://evil|h2: //evil",
                "inps-pin.it|inps-pin. it",
                "INPS-PIN.IT/login|INPS-PIN. IT/login",
                "a.b.co.uk|a.b. co. uk",
                "evil.le/pin|evil. le/pin",
                "evil.ssa.com|evil.ssa. com",
                "evil.go@a|evil. go@a",
                "i❤.ws|i❤. ws",
                "пример.рф|пример. рф",
                "evil.xn--p1ai|evil. xn--p1ai",
                "例え。中国|例え。 中国",
                "evil․com|evil․ com",
                "mailto:a@b|mailto: a@b",
                "javascript:alert(1)|javascript: alert(1)",
                "m****o@evil.it|m****o@evil. it",
                "10.0.0.1/pin|10.0.0. 1/pin",
                "vai a 93.184.216.34.|vai a 93.184.216. 34.",
                "\\\\server\\c|\\ \\server\\c",
                "//evil|/ /evil",
                "P.IVA.it|P.IVA. it"
            })
    @Proves("NOT-28")
    void whatWouldBeALinkGetsABlankAndIsNone(String text, String broken) {
        assertThat(Links.in(text)).isTrue();
        assertThat(Links.broken(text)).isEqualTo(broken);
        assertThat(Links.in(Links.broken(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.234,56 €",
                "1.234.567,00",
                "S.p.A.",
                "S.r.l. e C. s.n.c.",
                "12.30",
                "12:30:00",
                "30.09.2026",
                "2026-09-30T08:00:00Z",
                "RSSMRA80A41H501Y",
                "2345-6789",
                "INPS.0042.12/03/2026.0012345",
                "IT60 X054 2811 1010 0000 0123 456",
                "RIF:12345/2026",
                "06.59.05.40",
                "999.999.999.999",
                "G. B. Rossi, Dott.ssa D’Àngelo-Müller, Sigg.ri F.lli Bianchi",
                "V.le Europa 12/A, P.zza Roma",
                "D.Lgs. 33/2013 e P.IVA",
                "comprare il pane (e il latte...)",
                "a/b, e/o, 1/2",
                "Nota: ciao; «sì»."
            })
    @Proves("NOT-28")
    void codesNamesAmountsAndDatesStayAsTheyAre(String text) {
        assertThat(Links.in(text)).isFalse();
        assertThat(Links.broken(text)).isEqualTo(text);
    }

    @Test
    @Proves("NOT-28")
    void noneGoesOnBehindAWord() {
        assertThat(Links.broken("https:") + "/" + Links.broken("/evil")).isEqualTo("https: //evil");
    }

    @Test
    @Proves("NOT-28")
    void whateverIsTypedNothingIsLeftThatProgramsLookFor() {
        Random random = new Random(11);
        List<String> pieces =
                List.of("http", ":", "/", "\\", ".", "www", "it", "com", "10", "1", "@", "a", " ", "mailto");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int length = random.nextInt(10); length > 0; length--) {
                typed.append(pieces.get(random.nextInt(pieces.size())));
            }
            String broken = Links.broken(typed.toString());
            assertThat(LOOKED_FOR)
                    .as("%s as %s", typed, broken)
                    .noneMatch(pattern -> pattern.matcher(broken).find());
            assertThat(Links.in(broken)).isFalse();
            assertThat(broken.replace(" ", "")).isEqualTo(typed.toString().replace(" ", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "a+", "a ", "1", "1.", "255.", "25", ".", ". ", ".1", "w", "ww", ":", ": ", "/ ", "\\ ", "a.b"
            })
    void aLongTextIsReadInStepsThatGrowAsItDoes(String piece) {
        Counted text = new Counted(piece.repeat(Template.LONGEST / piece.length()));
        Links.in(text);
        assertThat(text.looks).isLessThanOrEqualTo((long) Template.LONGEST * A_SIGN);
    }
}
