package it.varco.configuration;

import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a version of the history holds: the whole configuration before and after, by key.
 *
 * @param before what was set
 * @param after what is set from then on
 */
record Content(Map<String, Value> before, Map<String, Value> after) {

    private static final int FORMAT = 1;

    Bytes bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(before, out);
            write(after, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(Map<String, Value> values, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeBoolean(entry.getValue().several());
            out.writeInt(entry.getValue().texts().size());
            for (String text : entry.getValue().texts()) {
                out.writeUTF(text);
            }
        }
    }

    static Content of(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalStateException("version of a configuration: expected format 1");
            }
            return new Content(read(in), read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Value> read(DataInputStream in) throws IOException {
        Map<String, Value> values = new TreeMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String key = in.readUTF();
            boolean several = in.readBoolean();
            List<String> texts = new ArrayList<>();
            int number = in.readInt();
            for (int j = 0; j < number; j++) {
                texts.add(in.readUTF());
            }
            values.put(key, new Value(several, texts));
        }
        return values;
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Content";
    }
}
