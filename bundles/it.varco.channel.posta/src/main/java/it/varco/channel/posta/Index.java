package it.varco.channel.posta;

import it.varco.spi.notification.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What lies beside a letter for the program of the printer: a line of names and a line of values (RFC 4180). It says
 * nothing about the person: the address stands in the letter alone.
 *
 * @source OUT-04, SEC-52
 */
final class Index {

    private static final List<String> NAMES =
            List.of("key", "file", "pages", "sha256", "language", "entered", "secret");

    /** With these a spreadsheet begins to compute. */
    private static final String FORMULA = "=+-@\t\r";

    private Index() {}

    /** In UTF-8. */
    static byte[] of(Envelope envelope, byte[] document) {
        OptionalInt pages = PageCount.of(document);
        List<String> values = List.of(
                envelope.key(),
                Spool.LETTER,
                pages.isPresent() ? String.valueOf(pages.getAsInt()) : "",
                sha256(document),
                envelope.language().toLanguageTag(),
                envelope.entered().toString(),
                envelope.secret() ? "yes" : "no");
        return (line(NAMES) + line(values)).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Index::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        boolean special = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        String safe = formula ? "'" + text : text;
        return formula || special ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }
}
