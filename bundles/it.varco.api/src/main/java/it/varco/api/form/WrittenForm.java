package it.varco.api.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Form} with its bytes, for rooms that keep what was asked last until the answer comes. Written once, however
 * often it is measured or kept.
 *
 * <p>The bytes are without its errors, which belong to one answer. An exhibit may be secret, so they are kept
 * encrypted.
 */
public final class WrittenForm {

    private final Form form;
    private final byte[] bytes;

    private WrittenForm(Form form, byte[] bytes) {
        this.form = form;
        this.bytes = bytes;
    }

    /** Writes a form. */
    public static WrittenForm of(Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeForm(out, form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WrittenForm(form, bytes.toByteArray());
    }

    /**
     * Reads {@link #bytes}.
     *
     * @throws IllegalArgumentException if the bytes are anything else
     */
    public static WrittenForm read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new WrittenForm(readForm(in), bytes.clone());
        } catch (IOException e) {
            throw new IllegalArgumentException("form: expected a whole one", e);
        }
    }

    /** The form itself. */
    public Form form() {
        return form;
    }

    /** The form as bytes: at most some hundreds of kilobytes, a copy at each call. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    private static void writeForm(DataOutputStream out, Form form) throws IOException {
        writeText(out, form.heading());
        out.writeByte(form.step().map(Form.Step::number).orElse(0));
        out.writeByte(form.step().map(Form.Step::of).orElse(0));
        writeText(out, form.introduction());
        writeText(out, form.submit());
        out.writeByte(form.points().size());
        for (Text point : form.points()) {
            writeText(out, Optional.of(point));
        }
        out.writeByte(form.fields().size());
        for (Field field : form.fields()) {
            writeField(out, field);
        }
        out.writeByte(form.exhibits().size());
        for (Exhibit exhibit : form.exhibits()) {
            out.writeUTF(exhibit.kind().name());
            writeText(out, Optional.of(exhibit.label()));
            out.writeByte(exhibit.values().size());
            for (String value : exhibit.values()) {
                out.writeUTF(value);
            }
        }
    }

    private static Form readForm(DataInputStream in) throws IOException {
        Form.Builder form = Form.builder();
        readText(in).ifPresent(form::heading);
        int number = in.readByte();
        int of = in.readByte();
        if (number > 0) {
            form.step(number, of);
        }
        readText(in).ifPresent(form::introduction);
        readText(in).ifPresent(form::submit);
        for (int left = in.readByte(); left > 0; left--) {
            form.point(readText(in).orElseThrow());
        }
        for (int left = in.readByte(); left > 0; left--) {
            form.field(readField(in));
        }
        for (int left = in.readByte(); left > 0; left--) {
            form.exhibit(readExhibit(in));
        }
        return form.build();
    }

    private static Exhibit readExhibit(DataInputStream in) throws IOException {
        Exhibit.Kind kind = Exhibit.Kind.valueOf(in.readUTF());
        Text label = readText(in).orElseThrow();
        List<String> values = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            values.add(in.readUTF());
        }
        return kind == Exhibit.Kind.CODES ? Exhibit.codes(label, values) : Exhibit.of(kind, label, values.get(0));
    }

    private static void writeField(DataOutputStream out, Field field) throws IOException {
        out.writeUTF(field.name());
        out.writeUTF(field.kind().name());
        writeText(out, Optional.of(field.label()));
        writeText(out, field.hint());
        out.writeBoolean(field.required());
        out.writeBoolean(field.subject());
        out.writeShort(field.minLength());
        out.writeShort(field.maxLength());
        out.writeUTF(field.autocomplete());
        out.writeBoolean(field.digits());
        out.writeByte(field.options().size());
        for (Field.Option option : field.options()) {
            out.writeUTF(option.value());
            writeText(out, Optional.of(option.label()));
        }
    }

    private static Field readField(DataInputStream in) throws IOException {
        String name = in.readUTF();
        FieldKind kind = FieldKind.valueOf(in.readUTF());
        Field.Builder field = Field.of(name, kind, readText(in).orElseThrow());
        readText(in).ifPresent(field::hint);
        if (!in.readBoolean()) {
            field.optional();
        }
        if (in.readBoolean()) {
            field.subject();
        }
        field.length(in.readShort(), in.readShort()).autocomplete(in.readUTF());
        if (in.readBoolean()) {
            field.digits();
        }
        for (int left = in.readByte(); left > 0; left--) {
            field.option(in.readUTF(), readText(in).orElseThrow());
        }
        return field.build();
    }

    private static void writeText(DataOutputStream out, Optional<Text> text) throws IOException {
        @Nullable Text known = text.orElse(null);
        out.writeUTF(known == null ? "" : known.key());
        if (known != null) {
            out.writeByte(known.arguments().size());
            for (String argument : known.arguments()) {
                out.writeUTF(argument);
            }
        }
    }

    private static Optional<Text> readText(DataInputStream in) throws IOException {
        String key = in.readUTF();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String[] arguments = new String[in.readByte()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = in.readUTF();
        }
        return Optional.of(Text.of(key, arguments));
    }
}
