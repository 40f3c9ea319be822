package it.varco.audit;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The form in which an event is kept: binary, with a version, the same bytes for the same event whatever the order of
 * its details, and without a codice fiscale.
 *
 * <p>Version 2: one byte {@code 2}; identifier of the person; identifier of whom it is about; microseconds since 1970
 * (8 bytes); operation; outcome; role or nothing; address; session; reference; number of details (2 bytes), each name
 * and value, by name. A text is its length in bytes (2) and its UTF-8 bytes. The people come first, because they are
 * known last: all that follows is made before the store is asked for anything. Version 1 has nobody it is about, and is
 * read only.
 */
final class EventFormat {

    private static final int VERSION = 2;
    private static final int WITHOUT_ABOUT = 1;
    private static final int LARGEST = 16 * 1024;
    private static final int LONGEST_OPERATION = 60;
    private static final int PEOPLE = 1 + 2 + 22 + 2 + 22;

    private EventFormat() {}

    /**
     * An event as bytes, all but version and people.
     *
     * @throws IllegalArgumentException if the operation has not 1 to 60 characters, or the whole is too long to be kept
     */
    static Bytes body(AuditEvent event) {
        String operation = event.operation();
        if (operation.isEmpty() || operation.length() > LONGEST_OPERATION) {
            throw new IllegalArgumentException("event: expected an operation of 1 to 60 characters");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeBody(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.size() + PEOPLE > LARGEST) {
            throw new IllegalArgumentException("event: expected at most 16 384 bytes");
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void writeBody(AuditEvent event, DataOutputStream out) throws IOException {
        out.writeLong(microseconds(event.at()));
        writeText(out, event.operation());
        writeText(out, event.outcome().name());
        writeText(out, event.role().map(Role::name).orElse(""));
        writeText(out, event.address());
        writeText(out, event.session());
        writeText(out, event.reference());
        Map<String, String> details = new TreeMap<>(event.details());
        out.writeShort(details.size());
        for (Map.Entry<String, String> detail : details.entrySet()) {
            writeText(out, detail.getKey());
            writeText(out, detail.getValue());
        }
    }

    /** The entry of an event for the intake; {@code body} is that of the event. */
    static AuditEntry entry(AuditEvent event, String personId, String aboutId, Bytes body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() + PEOPLE);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeText(out, personId);
            writeText(out, aboutId);
            out.write(body.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
        return new AuditEntry(
                at,
                personId,
                aboutId,
                event.operation(),
                event.outcome().name(),
                event.reference(),
                Bytes.of(bytes.toByteArray()));
    }

    /**
     * Reads an entry back.
     *
     * @param people finds who an identifier stands for
     * @throws StoreException with {@code audit.format} if it is no record of a version known here
     */
    static AuditEvent event(AuditEntry entry, Function<String, Optional<CodiceFiscale>> people) {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(entry.record().array()))) {
            int version = in.readByte();
            if (version != VERSION && version != WITHOUT_ABOUT) {
                throw new IllegalArgumentException("record: expected version 1 or 2");
            }
            String personId = readText(in);
            String aboutId = version == VERSION ? readText(in) : "";
            AuditEvent.Builder event = read(in);
            find(people, personId).ifPresent(event::person);
            find(people, aboutId).ifPresent(event::about);
            return event.build();
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("audit.format", "a record of the trail: expected version 1 or 2, whole", e);
        }
    }

    private static Optional<CodiceFiscale> find(Function<String, Optional<CodiceFiscale>> people, String id) {
        return id.isEmpty() ? Optional.empty() : people.apply(id);
    }

    private static AuditEvent.Builder read(DataInputStream in) throws IOException {
        Instant at = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        AuditEvent.Builder event = AuditEvent.of(at, readText(in), Outcome.valueOf(readText(in)));
        String role = readText(in);
        if (!role.isEmpty()) {
            event.role(Role.valueOf(role));
        }
        String address = readText(in);
        event.session(readText(in));
        String reference = readText(in);
        if (!reference.isEmpty()) {
            event.visit(Visit.at(at, address, reference).build());
        }
        int details = in.readUnsignedShort();
        for (int i = 0; i < details; i++) {
            event.detail(readText(in), readText(in));
        }
        return event;
    }

    /** Microseconds since 1970: what the store keeps of an instant. */
    static long microseconds(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("event: expected at most 16 384 bytes");
        }
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
