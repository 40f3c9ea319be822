package it.varco.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "host, ''",
        "host, a b",
        "host, -a",
        "security, ssl",
        "security, ''",
        "sender, ''",
        "sender, varco",
        "senderName, 'a\nb'",
        "replyTo, nobody",
        "bounces, nobody",
        "timeout, PT0S",
        "timeout, PT61S",
        "timeout, 10",
        "user, 'a\nb'"
    })
    void sayWhichKeyIsWrong(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of().with(key, value).checked())
                .withMessageStartingWith(key + ": expected ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void knowWhichPortsThereAre(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of().port(port).checked())
                .withMessage("port: expected 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.example.it", "10.0.0.1", "localhost.example.it", "1270.0.0.1", "127.0.0.1.example.it"})
    void letNothingGoInClearToAnotherMachine(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of()
                        .with("host", host)
                        .with("security", "none")
                        .checked())
                .withMessage("security: expected starttls or tls, unless the host is localhost, " + "127.0.0.1 or ::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
    void knowThisMachine(String host) {
        assertThat(Settings.of()
                        .with("host", host)
                        .with("security", "none")
                        .checked()
                        .security())
                .isEqualTo(Security.NONE);
    }

    @Test
    void wantUserAndPasswordTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of().with("user", "varco").checked())
                .withMessageStartingWith(".password: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of().with("_password", "girasole").checked())
                .withMessageStartingWith(".password: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("girasole"));
    }

    @Test
    void encryptAndAskForBouncesAtTheSenderUnlessToldOtherwise() {
        SmtpSettings settings = Settings.of().checked();

        assertThat(settings.security()).isEqualTo(Security.STARTTLS);
        assertThat(settings.bounces()).isEqualTo(settings.sender());
        assertThat(settings.replyTo()).isEmpty();
    }

    @Test
    void printNoPassword() {
        assertThat(Settings.of()
                        .with("user", "varco")
                        .with("_password", "girasole")
                        .checked()
                        .toString())
                .doesNotContain("girasole");
    }

    @Test
    void wantAFileOfCertificates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client("/nowhere"))
                .withMessageStartingWith("authorities: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client("pom.xml"))
                .withMessageStartingWith("authorities: ");
    }

    private static SmtpClient client(String authorities) {
        return new SmtpClient(Settings.of().with("authorities", authorities).checked(), Duration.ofSeconds(1));
    }
}
