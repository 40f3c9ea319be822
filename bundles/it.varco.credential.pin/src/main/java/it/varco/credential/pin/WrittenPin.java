package it.varco.credential.pin;

import it.varco.credential.hash.SecretHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A {@link PinRecord} as bytes: the number of the format, then its parts in order. */
final class WrittenPin {

    /** Written until rules, use and renewal of a PIN were kept; still read. */
    private static final int WITHOUT_USE = 2;

    /** Written until it was kept whether the holder is eligible; still read, and nobody is by it (FAS-07). */
    private static final int WITHOUT_ELIGIBILITY = 3;

    private static final int FORMAT = 4;

    private WrittenPin() {}

    static byte[] of(PinRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(record.state().number());
            out.writeByte(record.level().number());
            out.writeByte(record.origin().number());
            out.writeUTF(record.name());
            out.writeLong(record.setAt().toEpochMilli());
            writeConfirmation(out, record.confirmed());
            out.writeBoolean(record.lastUsed().isPresent());
            if (record.lastUsed().isPresent()) {
                out.writeLong(record.lastUsed().get().toEpochDay());
            }
            out.writeBoolean(record.eligible());
            record.hash().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Optional<PinRecord> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format < WITHOUT_USE || format > FORMAT) {
                return Optional.empty();
            }
            PinRecord record = read(in, format);
            return in.read() < 0 ? Optional.of(record) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException garbled) {
            return Optional.empty();
        }
    }

    private static PinRecord read(DataInputStream in, int format) throws IOException {
        PinState state = Numbered.of(PinState.values(), PinState::number, in.readUnsignedByte());
        PinLevel level = Numbered.of(PinLevel.values(), PinLevel::number, in.readUnsignedByte());
        PinOrigin origin = Numbered.of(PinOrigin.values(), PinOrigin::number, in.readUnsignedByte());
        String name = in.readUTF();
        Instant setAt = Instant.ofEpochMilli(in.readLong());
        if (format == WITHOUT_USE) {
            if (origin == PinOrigin.PLAYED) {
                throw new IllegalArgumentException("origin: expected one that format 2 knows");
            }
            return PinRecord.issued(state, level, origin, name, setAt, SecretHash.read(in));
        }
        Optional<Confirmation> confirmed = readConfirmation(in);
        Optional<LocalDate> lastUsed =
                present(in) ? Optional.of(LocalDate.ofEpochDay(in.readLong())) : Optional.empty();
        boolean eligible = format > WITHOUT_ELIGIBILITY && present(in);
        return new PinRecord(state, level, origin, name, setAt, confirmed, lastUsed, eligible, SecretHash.read(in));
    }

    /** Writes the version of the rules, zero for none, and the instant. */
    static void writeConfirmation(DataOutputStream out, Optional<Confirmation> confirmed) throws IOException {
        out.writeByte(confirmed.map(Confirmation::rules).orElse(0));
        if (confirmed.isPresent()) {
            out.writeLong(confirmed.get().at().toEpochMilli());
        }
    }

    /** Reads what {@link #writeConfirmation} wrote. */
    static Optional<Confirmation> readConfirmation(DataInputStream in) throws IOException {
        int rules = in.readUnsignedByte();
        return rules == 0
                ? Optional.empty()
                : Optional.of(new Confirmation(rules, Instant.ofEpochMilli(in.readLong())));
    }

    /** Reads whether something follows: one byte, 0 or 1. */
    static boolean present(DataInputStream in) throws IOException {
        int told = in.readUnsignedByte();
        if (told > 1) {
            throw new IllegalArgumentException("presence: expected 0 or 1");
        }
        return told == 1;
    }
}
