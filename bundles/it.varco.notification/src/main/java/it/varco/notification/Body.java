package it.varco.notification;

import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The text of a message as the outbox keeps it. */
final class Body {

    private static final int VERSION = 1;

    private Body() {}

    static Bytes encode(Written written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(written.language().toLanguageTag());
            write(out, written.title());
            write(out, written.brief());
            write(out, written.text());
            write(out, written.html());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IllegalArgumentException if the bytes were not written by this version of the room */
    static Written decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("body: expected version " + VERSION);
            }
            Locale language = Locale.forLanguageTag(in.readUTF());
            return new Written(read(in), read(in), read(in), read(in), language);
        } catch (IOException e) {
            throw new IllegalArgumentException("body: expected a whole one", e);
        }
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
