package it.varco.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.tck.notification.ScriptedEnvelope;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is said to a server that is not the right one, or in clear. */
class EncryptionTest {

    private static final Delivery TLS = new Delivery.Unknown("mail.tls");

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void aMessageGoesOutEncrypted(String security) throws Exception {
        try (SmtpWorld world = world(security, "good")) {
            assertThat(send(world)).isEqualTo(new Delivery.Accepted());

            assertThat(world.server.messages()).hasSize(1);
            assertThat(world.server.heardInClear()).allMatch(line -> line.matches("EHLO .*|STARTTLS"));
            assertThat(world.server.heardEncrypted()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "starttls, other-name",
        "starttls, expired",
        "starttls, unknown",
        "tls, other-name",
        "tls, expired",
        "tls, unknown"
    })
    @Proves("SEC-53")
    void nothingIsSaidToAServerWithAWrongCertificate(String security, String quality) throws Exception {
        try (SmtpWorld world = world(security, quality)) {
            assertThat(send(world)).isEqualTo(TLS);

            requireNothingSaid(world);
        }
    }

    @Test
    void nothingIsSaidWhereTheOfferOfEncryptionWasTakenOut() throws Exception {
        try (SmtpWorld world = world("starttls", "good")) {
            world.server.answering("EHLO", "250-mail.example.it\r\n250 AUTH PLAIN LOGIN");

            assertThat(send(world)).isEqualTo(TLS);

            requireNothingSaid(world);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 not now", "501 what", "250 no need"})
    void nothingIsSaidWhereEncryptionIsRefused(String answer) throws Exception {
        try (SmtpWorld world = world("starttls", "good")) {
            world.server.answering("STARTTLS", answer);

            assertThat(send(world)).isInstanceOf(Delivery.Unknown.class);

            requireNothingSaid(world);
        }
    }

    @Test
    void whatWasSlippedInBeforeEncryptionCountsForNothing() throws Exception {
        try (SmtpWorld world = world("starttls", "good")) {
            world.server.answering("STARTTLS", "220 go on\r\n250-mail.example.it\r\n250 SIZE 1\r\n235 welcome");

            Delivery delivery = send(world);

            assertThat(world.server.heardInClear()).allMatch(line -> line.matches("EHLO .*|STARTTLS"));
            if (delivery instanceof Delivery.Accepted) { // it was thrown away: the whole conversation is encrypted
                assertThat(world.server.heardEncrypted()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
            } else {
                assertThat(delivery).isInstanceOf(Delivery.Unknown.class);
            }
        }
    }

    @Test
    void aServerThatNeverShakesHandsIsGivenUpInTime() throws Exception {
        try (SmtpWorld world = world("tls", "good");
                ScriptedServer silent = ScriptedServer.inClear().answering("*", ScriptedServer.SILENCE)) {
            SmtpEmailChannel channel = new SmtpEmailChannel(
                    settings("tls").port(silent.port()).checked(),
                    world.records().orElseThrow(),
                    world.clock);
            long begun = System.nanoTime();

            assertThat(channel.send(envelope())).isInstanceOf(Delivery.Unknown.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            channel.close();
        }
    }

    private static void requireNothingSaid(SmtpWorld world) {
        assertThat(world.server.messages()).isEmpty();
        assertThat(world.server.heardInClear()).noneMatch(line -> line.matches("(AUTH|MAIL|RCPT).*"));
        assertThat(world.server.heardEncrypted()).isEmpty();
    }

    private static Delivery send(SmtpWorld world) {
        return world.channel().send(envelope());
    }

    private static ScriptedEnvelope envelope() {
        return ScriptedEnvelope.of("persona@example.it", ScriptedEnvelope.content(Medium.EMAIL, "Avviso", "parole"));
    }

    private static Settings settings(String security) {
        return Settings.of()
                .with("security", security)
                .with("user", "varco")
                .with("_password", "girasole-anfora")
                .with("authorities", TestAuthority.made().file().toString())
                .timeout(Duration.ofSeconds(3));
    }

    private static SmtpWorld world(String security, String quality) throws Exception {
        ScriptedServer server =
                new ScriptedServer(Optional.of(TestAuthority.made().server(quality)), security.equals("tls"));
        return new SmtpWorld(server, settings(security));
    }
}
