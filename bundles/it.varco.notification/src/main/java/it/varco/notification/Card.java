package it.varco.notification;

import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

/**
 * What is known about a message besides its text, and outlives it. Prints nothing of it.
 *
 * @param title the subject, without personal data
 * @param language in which it is written
 * @param required whether somebody has to care where the person has no contact
 * @param frozen where it goes whatever contact the person has; empty for wherever the person is reached
 * @param address where it goes or went, masked; empty while that is open
 * @param trace tells where it went from anywhere else, for the others of its pair; empty for one of no pair
 * @param channel identifier of the channel that was given it last; empty while none was
 * @param since when it was given to a channel over this medium for the first time
 * @param until from when on it is of no use; {@link #EVER} for one that always is
 * @param lost whether a carrier took charge of it and told that it did not arrive
 * @param first key of the message whose place in its pair it has, because it is that one sent anew; empty for its own
 */
record Card(
        String title,
        Locale language,
        boolean required,
        String frozen,
        String address,
        String trace,
        String channel,
        Instant since,
        Instant until,
        boolean lost,
        String first) {

    static final Instant EVER = Instant.MAX;

    private static final int VERSION = 1;

    /** Of a message that goes nowhere yet. */
    static Card fresh(Written written, boolean required, String frozen, Instant until) {
        return new Card(
                written.title(), written.language(), required, frozen, "", "", "", Instant.EPOCH, until, false, "");
    }

    Card to(String maskedAddress, String newTrace) {
        return new Card(title, language, required, frozen, maskedAddress, newTrace, channel, since, until, lost, first);
    }

    Card givenTo(String channelId, Instant firstTime) {
        return new Card(title, language, required, frozen, address, trace, channelId, firstTime, until, lost, first);
    }

    /** Without what only its dispatch needed. */
    Card settled() {
        return new Card(title, language, required, "", address, trace, channel, since, until, lost, first);
    }

    /** Of one that a carrier took charge of, and that did not arrive. */
    Card reportedLost() {
        return new Card(title, language, required, frozen, address, trace, channel, since, until, true, first);
    }

    /** As if no channel had been given it yet. */
    Card untried() {
        return new Card(title, language, required, frozen, "", "", "", Instant.EPOCH, until, false, first);
    }

    /** The same in the place of another one. */
    Card inPlaceOf(String key) {
        return new Card(title, language, required, frozen, address, trace, channel, since, until, lost, key);
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(title);
            out.writeUTF(language.toLanguageTag());
            out.writeBoolean(required);
            out.writeUTF(frozen);
            out.writeUTF(address);
            out.writeUTF(trace);
            out.writeUTF(channel);
            out.writeLong(since.getEpochSecond());
            out.writeInt(since.getNano());
            out.writeLong(until.getEpochSecond());
            out.writeInt(until.getNano());
            out.writeBoolean(lost);
            out.writeUTF(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** @throws IllegalArgumentException if the bytes were not written by this version of the room */
    static Card decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("card: expected version " + VERSION);
            }
            return new Card(
                    in.readUTF(),
                    Locale.forLanguageTag(in.readUTF()),
                    in.readBoolean(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    Instant.ofEpochSecond(in.readLong(), in.readInt()),
                    Instant.ofEpochSecond(in.readLong(), in.readInt()),
                    in.readBoolean(),
                    in.readUTF());
        } catch (IOException e) {
            throw new IllegalArgumentException("card: expected a whole one", e);
        }
    }

    @Override
    public String toString() {
        return "Card[" + language + "]";
    }
}
