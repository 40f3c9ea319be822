package it.varco.demo.catcher;

import it.varco.demo.catcher.Mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one mail apart: its head, the first part that is plain text, the first one that is a page. */
final class MimeReader {

    /** Parts within parts; nobody who means well nests deeper. */
    private static final int DEEPEST = 5;

    /** Of a mail whose head is longer nothing is taken apart: each of its lines weighs much more than its letters. */
    private static final int LONGEST_HEAD = 1 << 15;

    private static final int WEIGHT = 1000;
    private static final int WEIGHT_OF_A_HEADER = 200;

    private static final @Nullable Session NO_SESSION = null;

    private final List<Header> headers = new ArrayList<>();
    private String subject = "";
    private String text = "";
    private String html = "";

    private MimeReader() {}

    /** What cannot be taken apart is shown as it came. */
    static Mail read(int number, Instant at, String from, String to, byte[] bytes) {
        MimeReader reader = new MimeReader();
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            if (head(plain) > LONGEST_HEAD) {
                throw new MessagingException("head: expected a shorter one");
            }
            reader.take(new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes)));
        } catch (MessagingException | IOException e) {
            reader.text = plain;
        }
        return new Mail(
                number, at, from, to, reader.subject, reader.headers, reader.text, reader.html, reader.weight());
    }

    private static int head(String mail) {
        int end = mail.indexOf("\r\n\r\n");
        return end < 0 ? mail.length() : end;
    }

    private int weight() {
        int characters = subject.length() + text.length() + html.length();
        for (Header header : headers) {
            characters += header.name().length() + header.value().length();
        }
        return WEIGHT + headers.size() * WEIGHT_OF_A_HEADER + 2 * characters;
    }

    private void take(MimeMessage message) throws MessagingException, IOException {
        for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
            headers.add(new Header(header.getName(), decoded(header.getValue())));
        }
        String line = message.getSubject();
        subject = line == null ? "" : line;
        part(message, 0);
    }

    private void part(MimePart part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
            for (int i = 0; i < parts.getCount(); i++) {
                if (parts.getBodyPart(i) instanceof MimePart inner) {
                    part(inner, depth + 1);
                }
            }
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
            html = words(part);
        } else if (part.isMimeType("text/plain") && text.isEmpty()) {
            text = words(part);
        }
    }

    private static String words(MimePart part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), charset(part.getContentType()));
    }

    private static Charset charset(String contentType) throws MessagingException {
        String name = new ContentType(contentType).getParameter("charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
