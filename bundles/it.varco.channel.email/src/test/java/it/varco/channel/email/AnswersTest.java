package it.varco.channel.email;

import static it.varco.channel.email.ScriptedServer.DROP;
import static it.varco.channel.email.ScriptedServer.DROP_LATE;
import static it.varco.channel.email.ScriptedServer.ENDLESS;
import static it.varco.channel.email.ScriptedServer.SILENCE;
import static it.varco.channel.email.ScriptedServer.THEN_DROP;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.tck.notification.ScriptedEnvelope;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each answer of a server, at each place, means to the outbox. */
class AnswersTest {

    private static final Delivery ACCEPTED = new Delivery.Accepted();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("HELLO", "220 a\r\n220 b", unknown("mail.server")),
                Arguments.of("HELLO", "554 no service", unknown("mail.server")),
                Arguments.of("HELLO", "421 leaving", unknown("mail.busy")),
                Arguments.of("HELLO", "good morning", unknown("mail.lost")),
                Arguments.of("HELLO", SILENCE, unknown("mail.lost")),
                Arguments.of("HELLO", DROP, unknown("mail.lost")),
                Arguments.of("HELLO", ENDLESS, unknown("mail.lost")),
                Arguments.of("EHLO", SILENCE, unknown("mail.lost")),
                Arguments.of("EHLO", ENDLESS, unknown("mail.lost")),
                Arguments.of("AUTH", "535 wrong", unknown("mail.login")),
                Arguments.of("AUTH", "454 later", unknown("mail.login")),
                Arguments.of("AUTH", DROP, unknown("mail.login")),
                Arguments.of("MAIL", "421 leaving", unknown("mail.busy")),
                Arguments.of("MAIL", "451 later", unknown("mail.busy")),
                Arguments.of("MAIL", "452 full", unknown("mail.busy")),
                Arguments.of("MAIL", "530 sign in", unknown("mail.login")),
                Arguments.of("MAIL", "550 not in my name", unknown("mail.server")),
                Arguments.of("MAIL", "552 too large", rejected("mail.refused")),
                Arguments.of("RCPT", "450 later", unknown("mail.busy")),
                Arguments.of("RCPT", "452 full", unknown("mail.busy")),
                Arguments.of("RCPT", "503 out of turn", unknown("mail.server")),
                Arguments.of("RCPT", "550 no such user", rejected("mail.address")),
                Arguments.of("RCPT", "553 no such name", rejected("mail.address")),
                Arguments.of("RCPT", "550 no such user" + THEN_DROP, rejected("mail.address")),
                Arguments.of("RCPT", DROP, unknown("mail.lost")),
                Arguments.of("DATA", "451 later", unknown("mail.busy")),
                Arguments.of("DATA", "550 no", rejected("mail.refused")),
                Arguments.of("DATA", "250 ok", unknown("mail.server")),
                Arguments.of("DATA", DROP, unknown("mail.lost")),
                Arguments.of("DATA", "354 go on" + THEN_DROP, unknown("mail.lost")),
                Arguments.of(".", "421 leaving", unknown("mail.busy")),
                Arguments.of(".", "452 full", unknown("mail.busy")),
                Arguments.of(".", "552 too large", rejected("mail.refused")),
                Arguments.of(".", "554 not this", rejected("mail.refused")),
                Arguments.of(".", DROP, unknown("mail.lost")),
                Arguments.of(".", DROP_LATE, unknown("mail.lost")),
                Arguments.of(".", SILENCE, unknown("mail.lost")),
                Arguments.of(".", "\u0000\u00ff\u0001", unknown("mail.lost")),
                Arguments.of(".", "250 queued\r\n\u0000\u00ff", ACCEPTED),
                Arguments.of(".", "250 queued" + THEN_DROP, ACCEPTED));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @Proves({"NC-03", "NC-04"})
    void anAnswerMeans(String word, String answer, Delivery expected) {
        try (SmtpWorld world = world()) {
            world.server.answering(word, answer);
            SmtpEmailChannel channel = world.channel();

            assertThat(channel.send(envelope())).isEqualTo(expected);

            world.server.asUsual();
            assertThat(channel.send(envelope())).as("the next one").isEqualTo(ACCEPTED);
        }
    }

    @Test
    void isUnreachableWhereNobodyListens() {
        try (SmtpWorld world = world()) {
            world.server.close();

            assertThat(world.channel().send(envelope())).isEqualTo(unknown("mail.unreachable"));
        }
    }

    @Test
    @Proves("NC-03")
    void anAnswerTooManyIsNeverTakenForTheOneToTheNextMessage() {
        try (SmtpWorld world = world()) {
            SmtpEmailChannel channel = world.channel();
            world.server.answering(".", "250 queued\r\n250 and one more");
            assertThat(channel.send(envelope())).isEqualTo(ACCEPTED);

            world.server.asUsual();
            world.server.answering(".", "451 later");
            assertThat(channel.send(envelope())).isInstanceOf(Delivery.Unknown.class);
            assertThat(world.server.messages()).hasSize(1);
        }
    }

    private static Delivery unknown(String code) {
        return new Delivery.Unknown(code);
    }

    private static Delivery rejected(String code) {
        return new Delivery.Rejected(code);
    }

    private static ScriptedEnvelope envelope() {
        return ScriptedEnvelope.of("persona@example.it", ScriptedEnvelope.content(Medium.EMAIL, "Avviso", "parole"));
    }

    private static SmtpWorld world() {
        Settings settings = SmtpWorld.inClear().timeout(Duration.ofSeconds(1));
        return new SmtpWorld(
                ScriptedServer.inClear(), settings.with("user", "varco").with("_password", "girasole-anfora"));
    }
}
