package it.varco.catalogue;

import it.varco.api.catalogue.Place;
import it.varco.api.form.Form;
import it.varco.api.form.WrittenForm;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a dialogue with a service stands.
 *
 * @param owner symbolic name of the bundle of the service
 * @param terms what the operation took when it was asked last: what is decided by while the service is not here
 * @param turn counted from 1, one more with each form of the service: an answer to an earlier one is none to this one
 * @param question what was asked last
 * @param state what the service remembers
 * @param draft what was typed into the form and did not lead on
 */
record Dialogue(String owner, Terms terms, int turn, WrittenForm question, ServiceState state, Draft draft) {

    private static final int VERSION = 2;

    /** Before the first question. */
    static Dialogue none(Offer offer) {
        WrittenForm nothing = WrittenForm.of(Form.builder().build());
        return new Dialogue(offer.card().owner(), offer.terms(), 0, nothing, ServiceState.none(), Draft.none());
    }

    Dialogue next(Answer.Asked asked, Draft typed) {
        return new Dialogue(asked.card().owner(), asked.terms(), turn + 1, asked.question(), asked.state(), typed);
    }

    /** The same after the exhibits of the question were shown. */
    Dialogue drawn() {
        WrittenForm left = WrittenForm.of(form().withoutExhibits());
        return new Dialogue(owner, terms, turn, left, state, draft);
    }

    Dialogue with(Draft typed) {
        return new Dialogue(owner, terms, turn, question, state, typed);
    }

    Form form() {
        return question.form();
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(owner);
            out.writeUTF(terms.place().name());
            out.writeUTF(terms.level().name());
            out.writeUTF(terms.powers().name());
            out.writeBoolean(terms.fresh());
            out.writeLong(terms.block().toMillis());
            out.writeInt(turn);
            write(out, state.bytes());
            write(out, question.bytes());
            out.writeByte(draft.texts().size());
            for (Map.Entry<String, String> typed : draft.texts().entrySet()) {
                out.writeUTF(typed.getKey());
                out.writeUTF(typed.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IllegalArgumentException if the bytes were not written by this version of the room */
    static Dialogue decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("dialogue: expected version " + VERSION);
            }
            String owner = in.readUTF();
            Place place = Place.valueOf(in.readUTF());
            AssuranceLevel level = AssuranceLevel.valueOf(in.readUTF());
            Powers powers = Powers.valueOf(in.readUTF());
            Terms terms = new Terms(place, level, powers, in.readBoolean(), Duration.ofMillis(in.readLong()));
            int turn = in.readInt();
            ServiceState state = ServiceState.of(in.readNBytes(in.readInt()));
            WrittenForm question = WrittenForm.read(in.readNBytes(in.readInt()));
            Map<String, String> draft = new HashMap<>();
            for (int left = in.readByte(); left > 0; left--) {
                draft.put(in.readUTF(), in.readUTF());
            }
            return new Dialogue(owner, terms, turn, question, state, Draft.of(question.form(), draft));
        } catch (IOException e) {
            throw new IllegalArgumentException("dialogue: expected a whole one", e);
        }
    }
}
