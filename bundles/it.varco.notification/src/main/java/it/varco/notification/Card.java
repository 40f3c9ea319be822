package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is known about a message besides its text, and outlives it. Prints nothing of it.
 *
 * @param title the subject, without personal data
 * @param language in which it is written
 * @param required whether somebody has to care where the person has no contact
 * @param addresses where it goes over each medium, whatever contacts the person has; empty for wherever the person is
 *     reached
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
        Map<Medium, String> addresses,
        String address,
        String trace,
        String channel,
        Instant since,
        Instant until,
        boolean lost,
        String first) {

    static final Instant EVER = Instant.MAX;

    private static final int VERSION = 2;

    /** Which had one address at most, of a message over one medium. */
    private static final int EARLIER = 1;

    /** Of a message that goes nowhere yet. */
    static Card fresh(Written written, boolean required, Map<Medium, String> addresses, Instant until) {
        return new Card(
                written.title(), written.language(), required, addresses, "", "", "", Instant.EPOCH, until, false, "");
    }

    Card to(String maskedAddress, String newTrace) {
        return new Card(
                title, language, required, addresses, maskedAddress, newTrace, channel, since, until, lost, first);
    }

    Card givenTo(String channelId, Instant firstTime) {
        return new Card(title, language, required, addresses, address, trace, channelId, firstTime, until, lost, first);
    }

    /** Without what only its dispatch needed. */
    Card settled() {
        return new Card(title, language, required, Map.of(), address, trace, channel, since, until, lost, first);
    }

    /** Of one that a carrier took charge of, and that did not arrive. */
    Card reportedLost() {
        return new Card(title, language, required, addresses, address, trace, channel, since, until, true, first);
    }

    /** As if no channel had been given it yet. */
    Card untried() {
        return new Card(title, language, required, addresses, "", "", "", Instant.EPOCH, until, false, first);
    }

    /** The same in the place of another one. */
    Card inPlaceOf(String key) {
        return new Card(title, language, required, addresses, address, trace, channel, since, until, lost, key);
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(title);
            out.writeUTF(language.toLanguageTag());
            out.writeBoolean(required);
            out.writeByte(addresses.size());
            for (Map.Entry<Medium, String> each : addresses.entrySet()) {
                out.writeUTF(each.getKey().name());
                out.writeUTF(each.getValue());
            }
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

    /**
     * What was written, also by the version before this one.
     *
     * @param first the medium that its message prefers
     * @throws IllegalArgumentException if another version of the room wrote it
     */
    static Card decode(Bytes bytes, Medium first) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            int version = in.readByte();
            if (version != VERSION && version != EARLIER) {
                throw new IllegalArgumentException("card: expected version " + VERSION);
            }
            return new Card(
                    in.readUTF(),
                    Locale.forLanguageTag(in.readUTF()),
                    in.readBoolean(),
                    version == EARLIER ? address(first, in.readUTF()) : addresses(in),
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

    private static Map<Medium, String> address(Medium medium, String address) {
        return address.isEmpty() ? Map.of() : Map.of(medium, address);
    }

    private static Map<Medium, String> addresses(DataInputStream in) throws IOException {
        Map<Medium, String> addresses = new EnumMap<>(Medium.class);
        for (int left = in.readByte(); left > 0; left--) {
            addresses.put(Medium.valueOf(in.readUTF()), in.readUTF());
        }
        return Map.copyOf(addresses);
    }

    @Override
    public String toString() {
        return "Card[" + language + "]";
    }
}
