package it.varco.credential.pin;

import it.varco.credential.hash.SecretHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is kept about the PIN of one person.
 *
 * @param demo whether the PIN is published for a demonstration, and therefore opens nothing in production
 * @param name given name and family name, at most 120 characters
 * @param setAt when the PIN was set last, to the millisecond
 */
record PinRecord(PinState state, PinLevel level, boolean demo, String name, Instant setAt, SecretHash hash) {

    private static final int FORMAT = 2; // 1 did not say whose PIN is published

    /** The same record with another hash of the same PIN. */
    PinRecord with(SecretHash other) {
        return new PinRecord(state, level, demo, name, setAt, other);
    }

    /** The record as bytes: the number of the format, then its parts in order. */
    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(state.number());
            out.writeByte(level.number());
            out.writeByte(demo ? 1 : 0);
            out.writeUTF(name);
            out.writeLong(setAt.toEpochMilli());
            hash.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote; empty if the bytes are anything else, or of another format. */
    static Optional<PinRecord> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != FORMAT) {
                return Optional.empty();
            }
            PinRecord record = read(in);
            return in.read() < 0 ? Optional.of(record) : Optional.empty();
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static PinRecord read(DataInputStream in) throws IOException {
        PinState state = state(in.readUnsignedByte());
        PinLevel level = level(in.readUnsignedByte());
        boolean demo = demo(in.readUnsignedByte());
        String name = in.readUTF();
        Instant setAt = Instant.ofEpochMilli(in.readLong());
        return new PinRecord(state, level, demo, name, setAt, SecretHash.read(in));
    }

    private static PinState state(int number) {
        return Arrays.stream(PinState.values())
                .filter(state -> state.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("state: expected 1 to 5"));
    }

    private static PinLevel level(int number) {
        return Arrays.stream(PinLevel.values())
                .filter(level -> level.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("level: expected 1 or 2"));
    }

    private static boolean demo(int number) {
        if (number > 1) {
            throw new IllegalArgumentException("demo: expected 0 or 1");
        }
        return number == 1;
    }

    /** State and level only. */
    @Override
    public String toString() {
        return "PinRecord[" + state + ", " + level + "]";
    }
}
