package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.pin.Numbered;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A {@link Dossier} as bytes: the number of the format, then its parts in order. Those of earlier formats are read. */
final class WrittenDossier {

    /** Without the officer who took a request down. */
    private static final int WITHOUT_REGISTRAR = 1;

    private static final int FORMAT = 2;

    private WrittenDossier() {}

    static byte[] of(Dossier dossier) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(out, dossier.applicant());
            write(out, dossier.contacts());
            out.writeByte(dossier.origin().number());
            out.writeUTF(dossier.registrar().orElse(""));
            out.writeUTF(dossier.number());
            out.writeByte(dossier.stage().number());
            write(out, dossier.since());
            out.writeBoolean(dossier.verified());
            out.writeByte(dossier.calls());
            out.writeBoolean(dossier.next().isPresent());
            if (dossier.next().isPresent()) {
                write(out, dossier.next().get());
            }
            out.writeBoolean(dossier.half().isPresent());
            if (dossier.half().isPresent()) {
                dossier.half().get().write(out);
            }
            out.writeBoolean(dossier.recovery().isPresent());
            if (dossier.recovery().isPresent()) {
                write(out, dossier.recovery().get());
            }
            out.writeByte(dossier.history().size());
            for (Dossier.Event event : dossier.history()) {
                write(out, event.at());
                out.writeUTF(event.what());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.toEpochMilli());
    }

    private static void write(DataOutputStream out, Applicant applicant) throws IOException {
        out.writeUTF(applicant.person().value());
        out.writeUTF(applicant.name());
        out.writeUTF(applicant.surname());
        out.writeLong(applicant.born().toEpochDay());
        out.writeUTF(applicant.country());
        write(out, applicant.residence());
        write(out, applicant.delivery());
        out.writeUTF(applicant.document().orElse(""));
        out.writeBoolean(applicant.italianDocument());
        out.writeUTF(applicant.slot());
        out.writeUTF(applicant.language().toLanguageTag());
    }

    private static void write(DataOutputStream out, List<String> lines) throws IOException {
        out.writeByte(lines.size());
        for (String line : lines) {
            out.writeUTF(line);
        }
    }

    private static void write(DataOutputStream out, Contacts contacts) throws IOException {
        out.writeByte(contacts.addresses().size());
        for (Map.Entry<Medium, String> contact : contacts.addresses().entrySet()) {
            out.writeUTF(contact.getKey().name());
            out.writeUTF(contact.getValue());
            write(out, contacts.since().getOrDefault(contact.getKey(), Instant.EPOCH));
        }
    }

    private static void write(DataOutputStream out, Recovery recovery) throws IOException {
        out.writeUTF(recovery.link());
        recovery.code().write(out);
        write(out, recovery.until());
        out.writeByte(recovery.wrong());
    }

    /** Reads what {@link #of} wrote; empty if the bytes are anything else, or of an unknown format. */
    static Optional<Dossier> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT && format != WITHOUT_REGISTRAR) {
                return Optional.empty();
            }
            Dossier dossier = read(in, format == FORMAT);
            return in.read() < 0 ? Optional.of(dossier) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException garbled) {
            return Optional.empty();
        }
    }

    private static Dossier read(DataInputStream in, boolean registrar) throws IOException {
        return new Dossier(
                readApplicant(in),
                readContacts(in),
                Numbered.of(Dossier.Origin.values(), Dossier.Origin::number, in.readUnsignedByte()),
                registrar ? readIfAny(in) : Optional.empty(),
                in.readUTF(),
                Numbered.of(Stage.values(), Stage::number, in.readUnsignedByte()),
                readInstant(in),
                in.readBoolean(),
                in.readUnsignedByte(),
                in.readBoolean() ? Optional.of(readInstant(in)) : Optional.empty(),
                in.readBoolean() ? Optional.of(SecretHash.read(in)) : Optional.empty(),
                in.readBoolean() ? Optional.of(readRecovery(in)) : Optional.empty(),
                readHistory(in));
    }

    private static Optional<String> readIfAny(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(read -> !read.isEmpty());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    private static Applicant readApplicant(DataInputStream in) throws IOException {
        return new Applicant(
                new CodiceFiscale(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                LocalDate.ofEpochDay(in.readLong()),
                in.readUTF(),
                readLines(in),
                readLines(in),
                readIfAny(in),
                in.readBoolean(),
                in.readUTF(),
                Locale.forLanguageTag(in.readUTF()));
    }

    private static List<String> readLines(DataInputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            lines.add(in.readUTF());
        }
        return lines;
    }

    private static Contacts readContacts(DataInputStream in) throws IOException {
        Map<Medium, String> addresses = new EnumMap<>(Medium.class);
        Map<Medium, Instant> since = new EnumMap<>(Medium.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            Medium medium = Medium.valueOf(in.readUTF());
            addresses.put(medium, in.readUTF());
            Instant added = readInstant(in);
            if (!added.equals(Instant.EPOCH)) {
                since.put(medium, added);
            }
        }
        return new Contacts(addresses, since);
    }

    private static Recovery readRecovery(DataInputStream in) throws IOException {
        return new Recovery(in.readUTF(), SecretHash.read(in), readInstant(in), in.readUnsignedByte());
    }

    private static List<Dossier.Event> readHistory(DataInputStream in) throws IOException {
        List<Dossier.Event> history = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            history.add(new Dossier.Event(readInstant(in), in.readUTF()));
        }
        return history;
    }
}
