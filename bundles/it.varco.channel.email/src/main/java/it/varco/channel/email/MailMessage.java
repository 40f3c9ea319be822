package it.varco.channel.email;

import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The message that an envelope becomes: the same bytes each time, so that a receiver that gets it twice knows.
 *
 * @source OUT-01; RFC 5322, RFC 2046 section 5.1.4, RFC 3834
 */
final class MailMessage {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome"); // the day that the reader's calendar shows
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private MailMessage() {}

    /**
     * Writes a message.
     *
     * @param mail of which {@link MailHeader#isLine} was asked about the subject
     */
    static byte[] of(SmtpSettings settings, Envelope envelope, MailAddress to, Content.Mail mail)
            throws IOException, MessagingException {
        MailAddress sender = settings.sender();
        String boundary = "=_" + envelope.key();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, new MailHeader("Date", DATE.format(envelope.entered().atZone(ROME))));
        write(bytes, MailHeader.address("From", settings.senderName(), sender));
        for (MailAddress replyTo : settings.replyTo()) {
            write(bytes, MailHeader.address("Reply-To", "", replyTo));
        }
        write(bytes, MailHeader.address("To", "", to));
        write(bytes, MailHeader.words("Subject", mail.subject()));
        write(bytes, new MailHeader("Message-ID", "<" + envelope.key() + "@" + sender.domain() + ">"));
        write(bytes, new MailHeader("MIME-Version", "1.0"));
        write(bytes, new MailHeader("Content-Language", envelope.language().toLanguageTag()));
        write(bytes, new MailHeader("Auto-Submitted", "auto-generated"));
        write(bytes, new MailHeader("X-Auto-Response-Suppress", "All"));
        write(bytes, new MailHeader("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\""));
        writePart(bytes, boundary, "text/plain", mail.text());
        writePart(bytes, boundary, "text/html", mail.html());
        write(bytes, "\r\n--" + boundary + "--\r\n");
        return bytes.toByteArray();
    }

    private static void writePart(OutputStream bytes, String boundary, String type, String text)
            throws IOException, MessagingException {
        write(bytes, "\r\n--" + boundary + "\r\n");
        for (MailHeader header : List.of(
                new MailHeader("Content-Type", type + "; charset=UTF-8"),
                new MailHeader("Content-Transfer-Encoding", "quoted-printable"))) {
            write(bytes, header);
        }
        write(bytes, "\r\n");
        OutputStream encoded = MimeUtility.encode(bytes, "quoted-printable");
        encoded.write(text.getBytes(StandardCharsets.UTF_8));
        encoded.flush();
    }

    private static void write(OutputStream bytes, MailHeader header) throws IOException {
        write(bytes, header.line());
    }

    private static void write(OutputStream bytes, String line) throws IOException {
        bytes.write(line.getBytes(StandardCharsets.US_ASCII));
    }
}
