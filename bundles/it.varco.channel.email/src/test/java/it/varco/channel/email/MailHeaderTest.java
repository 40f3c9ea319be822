package it.varco.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: altri@example.it", "a\nb", "a\rb", "a\u0000", "a\tb", "\u007f", "perché", ""})
    @Proves("SEC-52")
    void holdsNothingThatIsNotOneLineOfAscii(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailHeader("Subject", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sub ject", "Subject:", "X\r\nBcc"})
    @Proves("SEC-52")
    void hasANameOfLettersAndHyphens(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MailHeader(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Avviso",
                "=?UTF-8?Q?finto?= <altri@example.it>",
                "È cambiata la credenziale: perché più forte, 漢字 e 😀😀😀 fino alla fine di una riga molto lunga davvero"
            })
    void carriesWordsInWhateverLetters(String words) throws Exception {
        String line = MailHeader.words("Subject", words).line();

        assertThat(line).matches("[\\x20-\\x7e\\r\\n]+").endsWith("\r\n");
        assertThat(line.lines()).allMatch(each -> each.length() <= 76);
        assertThat(MimeUtility.decodeText(
                        MimeUtility.unfold(line.substring("Subject: ".length()).strip())))
                .isEqualTo(words);
    }

    @Test
    void sayWhetherATextIsOneLine() {
        assertThat(MailHeader.isLine("È cambiata la credenziale")).isTrue();
        assertThat(MailHeader.isLine("a\u2028b")).isFalse();
        assertThat(MailHeader.isLine("a\u0085b")).isFalse();
        assertThat(MailHeader.isLine("a\ud800b")).isFalse();
    }
}
