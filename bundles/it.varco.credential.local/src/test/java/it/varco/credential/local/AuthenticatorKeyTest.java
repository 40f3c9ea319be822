package it.varco.credential.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorKeyTest {

    private static final AuthenticatorKey PUBLISHED =
            new AuthenticatorKey("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.ofEpochSecond(1_234_567_890);
    private static final long STEP = 41_152_263;

    /** RFC 6238 appendix B, SHA-1; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    @Proves("SEC-71")
    void givesThePublishedCodes(long second, String published) {
        long step = AuthenticatorKey.stepOf(Instant.ofEpochSecond(second));

        assertThat(PUBLISHED.code(step)).isEqualTo(published.substring(2));
    }

    @Test
    void writesDigitsThatEverybodyTypesWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(PUBLISHED.code(1)).isEqualTo("287082");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void acceptsTheCodeOfAClockThatIsAStepWrong(long skew) {
        assertThat(PUBLISHED.stepOf(PUBLISHED.code(STEP + skew), NOW, LocalAccount.NEVER))
                .hasValue(STEP + skew);
    }

    @ParameterizedTest
    @ValueSource(longs = {-20, -2, 2, 20})
    void refusesTheCodeOfAnyOtherStep(long skew) {
        assertThat(PUBLISHED.stepOf(PUBLISHED.code(STEP + skew), NOW, LocalAccount.NEVER))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5924", "0059240", "00592\u0664", "aaaaaa"})
    void refusesWhatIsNoCode(String typed) {
        assertThat(PUBLISHED.stepOf(typed, NOW, LocalAccount.NEVER)).isEmpty();
    }

    @Test
    @Proves("SEC-06")
    void saysAlsoOfAUsedCodeToWhichStepItBelongs() {
        assertThat(PUBLISHED.stepOf(PUBLISHED.code(STEP), NOW, STEP)).hasValue(STEP);
    }

    @Test
    void isShownAsLettersAndAsAnAddressForAuthenticators() {
        assertThat(PUBLISHED.text()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(PUBLISHED.uri("Comune di Forlì", "BRBSRA********4X"))
                .isEqualTo("otpauth://totp/Comune%20di%20Forl%C3%AC:BRBSRA********4X"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Comune%20di%20Forl%C3%AC"
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    @Proves("SEC-06")
    void isMadeOf160RandomBits() {
        SecureRandom random = new SecureRandom();

        assertThat(AuthenticatorKey.random(random).bytes()).hasSize(20);
        assertThat(AuthenticatorKey.random(random).bytes())
                .isNotEqualTo(AuthenticatorKey.random(random).bytes());
    }

    @Test
    @Proves("SEC-53")
    void neverPrintsItself() {
        assertThat(PUBLISHED).hasToString("AuthenticatorKey[redacted]");
        assertThatThrownBy(() -> new AuthenticatorKey(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
