package it.varco.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One change of the schema, as its file says it.
 *
 * <p>Statements end with a semicolon at the end of a line, lines that begin with two hyphens are comments. The tokens
 * {@code {id}}, {@code {text:n}} and {@code {bytes:n}} stand for types; a statement that begins with {@code {derby}} or
 * {@code {postgresql}} is for that database alone.
 *
 * @param version counted from 1
 * @param name name of the file
 * @param text its content
 */
record Migration(int version, String name, String text) {

    private static final List<String> FILES = List.of(
            "0001-first-tables.sql",
            "0002-administration.sql",
            "0003-catalogue.sql",
            "0004-receipts.sql",
            "0005-staff-names.sql",
            "0006-approvals.sql",
            "0007-plugin-owners.sql",
            "0008-messages.sql",
            "0009-attempts-of-people.sql",
            "0010-key-of-records.sql");

    /** All changes, in order. */
    static List<Migration> all() {
        return FILES.stream().map(Migration::load).toList();
    }

    /** SHA-256 of the content, in hexadecimal digits. */
    String checksum() {
        try {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }

    /** Its statements for one database, in order. */
    List<String> statements(Engine engine) {
        String code = String.join(
                "\n", text.lines().filter(line -> !line.startsWith("--")).toList());
        return Stream.of(code.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty() && engine.understands(statement))
                .map(engine::translate)
                .toList();
    }

    private static Migration load(String file) {
        try (InputStream content = Migration.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("expected " + file + " in this bundle");
            }
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new Migration(Integer.parseInt(file.substring(0, 4)), file, text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
