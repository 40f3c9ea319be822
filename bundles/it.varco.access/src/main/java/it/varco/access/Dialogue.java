package it.varco.access;

import it.varco.api.form.WrittenForm;
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
import java.util.Optional;

/**
 * Where a login stands: what it waits for, and what the provider wants back with that.
 *
 * @param provider whom it is with
 * @param channel the way by which it was begun; it goes on there alone (D-44)
 * @param purpose what it is for
 * @param turn counted from 1, one more with each step: an answer to an earlier form is not an answer to this one
 * @param busyUntil until when an answer is being examined; the epoch if none is
 * @param subject who is trying, once a form told it (D-36)
 * @param awaited what it waits for
 * @param state what the provider remembers
 */
record Dialogue(
        Card provider,
        Channel channel,
        Purpose purpose,
        int turn,
        Instant busyUntil,
        Optional<CodiceFiscale> subject,
        Awaited awaited,
        ProviderState state) {

    private static final int VERSION = 5;
    private static final byte ANSWER = 1;
    private static final byte HOMECOMING = 2;

    /** The first step; who makes a credential is named by their ticket, and by no form. */
    static Dialogue first(Channel channel, Purpose purpose, Pending pending) {
        return new Dialogue(
                pending.provider().card(),
                channel,
                purpose,
                1,
                Instant.EPOCH,
                purpose.ticket().map(Ticket::person),
                pending.awaited(),
                pending.state());
    }

    Dialogue next(Pending pending, Optional<CodiceFiscale> who) {
        return new Dialogue(
                pending.provider().card(),
                channel,
                purpose,
                turn + 1,
                Instant.EPOCH,
                who,
                pending.awaited(),
                pending.state());
    }

    Dialogue busy(Instant until) {
        return new Dialogue(provider, channel, purpose, turn, until, subject, awaited, state);
    }

    Optional<Ticket> ticket() {
        return purpose.ticket();
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(provider.owner());
            out.writeUTF(provider.id());
            out.writeUTF(provider.ceiling().name());
            out.writeUTF(channel.name());
            writePurpose(out, purpose);
            out.writeInt(turn);
            out.writeLong(busyUntil.toEpochMilli());
            out.writeUTF(subject.map(CodiceFiscale::value).orElse(""));
            byte[] remembered = state.bytes();
            out.writeInt(remembered.length);
            out.write(remembered);
            writeAwaited(out, awaited);
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
            Purpose purpose = readPurpose(in);
            int turn = in.readInt();
            Instant busy = Instant.ofEpochMilli(in.readLong());
            Optional<CodiceFiscale> subject = CodiceFiscale.parse(in.readUTF());
            byte[] remembered = in.readNBytes(in.readInt());
            ProviderState state = ProviderState.of(remembered);
            return new Dialogue(provider, channel, purpose, turn, busy, subject, readAwaited(in), state);
        } catch (IOException e) {
            throw new IllegalStateException("dialogue: expected a whole one", e);
        }
    }

    private static void writePurpose(DataOutputStream out, Purpose purpose) throws IOException {
        out.writeUTF(purpose.ticket().map(held -> held.person().value()).orElse(""));
        out.writeUTF(purpose.ticket().map(Ticket::invitation).orElse(""));
        out.writeUTF(purpose.ticket().map(Ticket::voucher).orElse(""));
        out.writeUTF(purpose.raise().map(raise -> raise.person().value()).orElse(""));
        out.writeUTF(purpose.raise().map(Raise::session).orElse(""));
        out.writeUTF(purpose.way());
        out.writeUTF(purpose.level().name());
    }

    private static Purpose readPurpose(DataInputStream in) throws IOException {
        Optional<CodiceFiscale> invited = CodiceFiscale.parse(in.readUTF());
        String invitation = in.readUTF();
        String voucher = in.readUTF();
        Optional<CodiceFiscale> raising = CodiceFiscale.parse(in.readUTF());
        String session = in.readUTF();
        return new Purpose(
                invited.map(person -> new Ticket(person, invitation, voucher)),
                raising.map(person -> new Raise(session, person)),
                in.readUTF(),
                AssuranceLevel.valueOf(in.readUTF()));
    }

    /** The one place where it is taken apart. */
    private static void writeAwaited(DataOutputStream out, Awaited awaited) throws IOException {
        if (awaited instanceof Awaited.Answer answer) {
            out.writeByte(ANSWER);
            out.writeInt(answer.question().length());
            out.write(answer.question().bytes());
        } else if (awaited instanceof Awaited.Homecoming homecoming) {
            out.writeByte(HOMECOMING);
            out.writeInt(homecoming.returning().array().length);
            out.write(homecoming.returning().array());
            out.writeUTF(homecoming.session());
        } else {
            throw new IllegalStateException("awaited: expected one of the known ones");
        }
    }

    private static Awaited readAwaited(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        byte[] bytes = in.readNBytes(in.readInt());
        return switch (kind) {
            case ANSWER -> new Awaited.Answer(WrittenForm.read(bytes));
            case HOMECOMING -> new Awaited.Homecoming(Bytes.of(bytes), in.readUTF());
            default -> throw new IllegalStateException("dialogue: expected something to wait for");
        };
    }
}
