package it.varco.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.proves.Proves;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.tck.notification.ScriptedEnvelope;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpEmailChannelTest {

    private static final Delivery ACCEPTED = new Delivery.Accepted();
    private static final String WORDS = "È cambiata la credenziale.\n.\n..\n=3D riga " + "lunga ".repeat(40) + "\n";

    private final SmtpWorld world = new SmtpWorld(
            ScriptedServer.inClear(),
            SmtpWorld.inClear()
                    .with("senderName", "Istituto di Prova, \"è\" <altri@example.it>")
                    .with("replyTo", "aiuto@istituto.example")
                    .with("bounces", "ritorni@istituto.example"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves("OUT-01")
    void aMessageHasTwoFormsAndTheHeadersOfOneThatNobodyAnswersByMachine() throws Exception {
        ScriptedEnvelope envelope = envelope(WORDS);

        assertThat(world.channel().send(envelope)).isEqualTo(ACCEPTED);

        MimeMessage message = SmtpWorld.read(world.server.messages().get(0));
        assertThat(message.getSubject()).isEqualTo("Avviso: è cambiato");
        assertThat(message.getHeader("From", ",")).endsWith(" <avvisi@istituto.example>");
        assertThat(message.getFrom()).hasSize(1);
        assertThat(message.getHeader("Reply-To", ",")).isEqualTo("<aiuto@istituto.example>");
        assertThat(message.getHeader("To", ",")).isEqualTo("<persona@example.it>");
        assertThat(message.getMessageID()).isEqualTo("<" + envelope.key() + "@istituto.example>");
        assertThat(message.getHeader("Date", ",")).isEqualTo("Sat, 21 Nov 2026 10:00:00 +0100");
        assertThat(message.getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress", ",")).isEqualTo("All");
        assertThat(message.getHeader("Content-Language", ",")).isEqualTo("it");
        MimeMultipart parts = SmtpWorld.parts(message);
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        byte[] text = parts.getBodyPart(0).getInputStream().readAllBytes();
        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(WORDS);
    }

    @Test
    void whatDoesNotArriveComesBackToItsOwnAddress() {
        world.channel().send(envelope("parole"));

        assertThat(world.server.heardInClear())
                .contains("MAIL FROM:<ritorni@istituto.example>", "RCPT TO:<persona@example.it>");
    }

    @Test
    @Proves({"REL-06", "NC-02"})
    void aRepeatIsTheSameByteForByte() {
        ScriptedEnvelope envelope = envelope(WORDS);
        world.server.answering(".", ScriptedServer.DROP_LATE);
        world.channel().send(envelope);
        world.server.asUsual();
        world.channel().send(envelope);

        assertThat(world.server.messages()).hasSize(2);
        assertThat(world.server.messages().get(0))
                .isEqualTo(world.server.messages().get(1));
    }

    @Test
    @Proves("REL-06")
    void whatWasAcceptedIsSentOnceADay() {
        ScriptedEnvelope envelope = envelope("parole");
        world.channel().send(envelope);
        world.clock.advance(Duration.ofHours(23));
        assertThat(world.channel().send(envelope)).isEqualTo(ACCEPTED);
        assertThat(world.server.messages()).hasSize(1);

        world.clock.advance(Duration.ofHours(1));
        assertThat(world.channel().send(envelope)).isEqualTo(ACCEPTED);
        assertThat(world.server.messages()).hasSize(2);
        assertThat(world.records().orElseThrow().list("", "", 10))
                .extracting(record -> record.key(), record -> record.value().length)
                .containsExactly(tuple("sent/" + envelope.key(), 0));
    }

    @Test
    void nothingGoesOutWhileItCannotBeRemembered() {
        world.records().orElseThrow().breakDown();

        assertThat(world.channel().send(envelope("parole"))).isEqualTo(new Delivery.Unknown("mail.records"));
        assertThat(world.server.messages()).isEmpty();
    }

    @Test
    void oneConnectionCarriesManyMessagesAndIsLeftWhenTheChannelGoes() {
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        SmtpEmailChannel channel = world.channel();
        for (int i = 0; i < 20; i++) {
            assertThat(channel.send(envelope("parole"))).isEqualTo(ACCEPTED);
        }
        assertThat(world.server.heardInClear())
                .filteredOn(line -> line.startsWith("EHLO"))
                .hasSize(1);

        channel.close();

        await(() -> world.server.connections() == 0);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(each -> !others.contains(each))
                .noneMatch(each -> each.getName().equals("varco-email")));
        assertThat(channel.send(envelope("parole"))).isEqualTo(new Delivery.Unknown("mail.closed"));
    }

    @Test
    void aConnectionThatTheServerLeftIsNotUsedAgain() {
        SmtpEmailChannel channel = world.channel();
        channel.send(envelope("parole"));
        world.server.down();
        world.server.asUsual();

        assertThat(channel.send(envelope("parole"))).isEqualTo(ACCEPTED);
    }

    @Test
    void theLogTellsAChangeAndNotEachMessage() {
        SmtpEmailChannel channel = world.channel();
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            channel.send(envelope("parole"));
            world.server.answering("HELLO", "554 no service");
            world.server.answering("NOOP", ScriptedServer.DROP);
            for (int i = 0; i < 5; i++) {
                channel.send(envelope("parole"));
            }
            world.server.asUsual();
            channel.send(envelope("parole"));
            world.server.answering("RCPT", "450 grey");
            channel.send(envelope("parole"));
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("WARN", "takes no messages code=mail.server reason="),
                        line -> assertThat(line).contains("INFO", "takes messages again, after code=mail.server"));
    }

    private static ScriptedEnvelope envelope(String words) {
        String page = "<!DOCTYPE html><html lang=\"it\"><body><p>" + words + "</p></body></html>";
        return ScriptedEnvelope.of("persona@example.it", new Content.Mail("Avviso: è cambiato", words, page));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
