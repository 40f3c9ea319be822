package it.varco.credential.spid.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is kept of a request until its answer comes. Which browser it was made in, and what the person wanted, Varco
 * keeps beside it.
 *
 * @param id of the request
 * @param at when it was made
 * @param provider entity to which it went
 * @param returnAddress where the answer has to come in
 * @param asked what was asked of the provider
 * @source SPID-34
 */
public record SentRequest(String id, Instant at, String provider, URI returnAddress, Asked asked) {

    /** Version of the encoding; a state of another one is not read. */
    public static final int VERSION = 1;

    /**
     * What was asked.
     *
     * @param level the level
     * @param comparison how the one that is given has to stand to it
     * @param attributes by their names
     */
    public record Asked(SpidLevel level, Comparison comparison, List<String> attributes) {
        /** Copies the names. */
        public Asked {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(comparison, "comparison");
            attributes = List.copyOf(attributes);
        }

        /** Whether no earlier login may stand in for this one (SPID-23). */
        public boolean anew() {
            return level != SpidLevel.L1;
        }
    }

    /** None may be missing. */
    public SentRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(returnAddress, "returnAddress");
        Objects.requireNonNull(asked, "asked");
    }

    /** As bytes, a few hundred. */
    public byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(id);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            out.writeUTF(provider);
            out.writeUTF(returnAddress.toString());
            out.writeUTF(asked.level().name());
            out.writeUTF(asked.comparison().name());
            out.writeByte(asked.attributes().size());
            for (String attribute : asked.attributes()) {
                out.writeUTF(attribute);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What {@link #encoded} wrote; empty if it was something else. */
    public static Optional<SentRequest> decoded(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            String id = in.readUTF();
            Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
            String provider = in.readUTF();
            URI returnAddress = URI.create(in.readUTF());
            SpidLevel level = SpidLevel.valueOf(in.readUTF());
            Comparison comparison = Comparison.valueOf(in.readUTF());
            List<String> attributes = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                attributes.add(in.readUTF());
            }
            Asked asked = new Asked(level, comparison, attributes);
            return in.available() == 0
                    ? Optional.of(new SentRequest(id, at, provider, returnAddress, asked))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    /** The identifier alone. */
    @Override
    public String toString() {
        return "SentRequest[" + id + "]";
    }
}
