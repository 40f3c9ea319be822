package it.varco.access;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Channel;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a login stands: what was asked last, and what the provider wants back with the answer.
 *
 * @param provider whom it is with
 * @param channel the way by which it was begun; it goes on there alone (D-44)
 * @param ticket what lets the person make a credential; empty in an ordinary login
 * @param turn counted from 1, one more with each form shown: an answer to an earlier form is not an answer to this one
 * @param busyUntil until when an answer is being examined; the epoch if none is
 * @param subject who is trying, once a form told it (D-36)
 * @param form what was asked last
 * @param state what the provider remembers
 */
record Dialogue(
        Card provider,
        Channel channel,
        Optional<Ticket> ticket,
        int turn,
        Instant busyUntil,
        Optional<CodiceFiscale> subject,
        Form form,
        ProviderState state) {

    private static final int VERSION = 2;

    /** The first question; who makes a credential is named by their ticket, and by no form. */
    static Dialogue first(Channel channel, Optional<Ticket> ticket, Examination.Asked asked) {
        return new Dialogue(
                asked.provider().card(),
                channel,
                ticket,
                1,
                Instant.EPOCH,
                ticket.map(Ticket::person),
                asked.form(),
                asked.state());
    }

    Dialogue next(Examination.Asked asked, Optional<CodiceFiscale> who) {
        return new Dialogue(
                asked.provider().card(), channel, ticket, turn + 1, Instant.EPOCH, who, asked.form(), asked.state());
    }

    Dialogue busy(Instant until) {
        return new Dialogue(provider, channel, ticket, turn, until, subject, form, state);
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(provider.owner());
            out.writeUTF(provider.id());
            out.writeUTF(provider.ceiling().name());
            out.writeUTF(channel.name());
            out.writeUTF(ticket.map(held -> held.person().value()).orElse(""));
            out.writeUTF(ticket.map(Ticket::invitation).orElse(""));
            out.writeUTF(ticket.map(Ticket::voucher).orElse(""));
            out.writeInt(turn);
            out.writeLong(busyUntil.toEpochMilli());
            out.writeUTF(subject.map(CodiceFiscale::value).orElse(""));
            byte[] remembered = state.bytes();
            out.writeInt(remembered.length);
            out.write(remembered);
            writeForm(out, form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** @throws IllegalStateException if the bytes were not written by this version of the room */
    static Dialogue decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("dialogue: expected version " + VERSION);
            }
            Card provider = new Card(in.readUTF(), in.readUTF(), AssuranceLevel.valueOf(in.readUTF()));
            Channel channel = Channel.valueOf(in.readUTF());
            Optional<Ticket> ticket = readTicket(in.readUTF(), in.readUTF(), in.readUTF());
            int turn = in.readInt();
            Instant busy = Instant.ofEpochMilli(in.readLong());
            Optional<CodiceFiscale> subject = CodiceFiscale.parse(in.readUTF());
            byte[] remembered = in.readNBytes(in.readInt());
            ProviderState state = ProviderState.of(remembered);
            return new Dialogue(provider, channel, ticket, turn, busy, subject, readForm(in), state);
        } catch (IOException e) {
            throw new IllegalStateException("dialogue: expected a whole one", e);
        }
    }

    private static Optional<Ticket> readTicket(String person, String invitation, String voucher) {
        return CodiceFiscale.parse(person).map(named -> new Ticket(named, invitation, voucher));
    }

    private static void writeForm(DataOutputStream out, Form form) throws IOException {
        writeText(out, form.introduction());
        writeText(out, form.submit());
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
        readText(in).ifPresent(form::introduction);
        readText(in).ifPresent(form::submit);
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
        return field.length(in.readShort(), in.readShort())
                .autocomplete(in.readUTF())
                .build();
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
