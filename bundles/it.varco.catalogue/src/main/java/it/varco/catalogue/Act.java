package it.varco.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something of legal weight that was done, as a receipt tells it.
 *
 * @param card what was done
 * @param person who did it
 * @param name given name and family name, if the credential knew them
 * @param view what the person read then
 * @param words those of card and view
 */
record Act(Card card, CodiceFiscale person, Optional<String> name, View view, Vocabulary words) {

    private static final int VERSION = 1;

    /** Every text a receipt of it shows. */
    static List<Text> texts(Card card, View view) {
        List<Text> texts = new ArrayList<>(WrittenView.texts(view));
        texts.add(card.label());
        texts.add(card.description());
        return texts;
    }

    /** Whether a receipt of it proves anything, and is small enough to be kept for years (CS-14). */
    boolean isProof() {
        boolean says = !view.sentences().isEmpty() || !view.facts().isEmpty();
        return says && encode().length() <= Bytes.LONGEST;
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(card.owner());
            out.writeUTF(card.name());
            out.writeUTF(person.value());
            out.writeUTF(name.orElse(""));
            WrittenView.write(out, view);
            out.writeByte(words.languages().size());
            for (Map.Entry<String, Map<String, String>> language :
                    words.languages().entrySet()) {
                out.writeUTF(language.getKey());
                write(out, language.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Map<String, String> patterns) throws IOException {
        out.writeShort(patterns.size());
        for (Map.Entry<String, String> pattern : patterns.entrySet()) {
            out.writeUTF(pattern.getKey());
            WrittenView.write(out, pattern.getValue());
        }
    }

    /** @throws IllegalArgumentException if the bytes were not written by this version of the room */
    static Act decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("act: expected version " + VERSION);
            }
            Card card = new Card(in.readUTF(), in.readUTF());
            CodiceFiscale person = new CodiceFiscale(in.readUTF());
            Optional<String> name = Optional.of(in.readUTF()).filter(known -> !known.isEmpty());
            View view = WrittenView.read(in);
            Map<String, Map<String, String>> languages = new HashMap<>();
            for (int left = in.readByte(); left > 0; left--) {
                languages.put(in.readUTF(), patterns(in));
            }
            return new Act(card, person, name, view, new Vocabulary(languages));
        } catch (IOException e) {
            throw new IllegalArgumentException("act: expected a whole one", e);
        }
    }

    private static Map<String, String> patterns(DataInputStream in) throws IOException {
        Map<String, String> patterns = new HashMap<>();
        for (int left = in.readShort(); left > 0; left--) {
            patterns.put(in.readUTF(), WrittenView.readString(in));
        }
        return patterns;
    }

    /** Neither person nor view. */
    @Override
    public String toString() {
        return "Act[" + card.name() + "]";
    }
}
