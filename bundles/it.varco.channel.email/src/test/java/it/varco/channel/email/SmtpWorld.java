package it.varco.channel.email;

import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.notification.Arrival;
import it.varco.tck.notification.Carrier;
import it.varco.tck.notification.NotificationChannelFixture;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Channels in front of a scripted server. */
final class SmtpWorld implements NotificationChannelFixture {

    final ScriptedServer server;
    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T09:00:00Z"));
    private final InMemoryRecordStore records = new InMemoryRecordStore(clock);
    private final List<SmtpEmailChannel> channels = new ArrayList<>();
    private final Settings settings;

    SmtpWorld(ScriptedServer server, Settings settings) {
        this.server = server;
        this.settings = settings.port(server.port());
    }

    @Override
    public synchronized SmtpEmailChannel channel() {
        SmtpEmailChannel channel = new SmtpEmailChannel(settings.checked(), records, clock);
        channels.add(channel);
        return channel;
    }

    @Override
    public boolean carrier(Carrier condition) {
        server.asUsual();
        switch (condition) {
            case UP -> {}
            case DOWN -> server.down();
            case BUSY -> server.answering("MAIL", "451 later");
            case REFUSING -> server.answering("RCPT", "550 no such user");
            case DROPPING -> server.answering(".", ScriptedServer.DROP);
            case DROPPING_LATE -> server.answering(".", ScriptedServer.DROP_LATE);
            case HANGING -> server.answering("*", ScriptedServer.SILENCE);
        }
        return true;
    }

    @Override
    public List<Arrival> arrivals() {
        return server.messages().stream().map(SmtpWorld::arrival).toList();
    }

    /** A message as a reader of mail takes it apart. */
    static Arrival arrival(String message) {
        try {
            MimeMessage read = read(message);
            MimeMultipart parts = parts(read);
            StringBuilder text = new StringBuilder(read.getSubject());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                text.append('\n').append(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            return new Arrival(read.getMessageID(), read.getHeader("To", ",").replaceAll("[<>]", ""), text.toString());
        } catch (MessagingException | IOException e) {
            throw new AssertionError("expected a message that can be read", e);
        }
    }

    static MimeMessage read(String message) throws MessagingException {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    static MimeMultipart parts(MimeMessage message) throws MessagingException {
        return new MimeMultipart(message.getDataHandler().getDataSource());
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(records);
    }

    @Override
    public void close() {
        channels.forEach(SmtpEmailChannel::close);
        server.close();
    }

    static Settings inClear() {
        return Settings.of().with("security", "none").timeout(Duration.ofSeconds(3));
    }
}
