package it.varco.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A {@link View} as bytes, without its actions: what could be done next is no part of what was done. */
final class WrittenView {

    private static final int WORDS = 0;
    private static final int PLAIN = 1;
    private static final int MOMENT = 2;
    private static final int DAY = 3;

    private WrittenView() {}

    /** Every text of a view but those of its actions. */
    static List<Text> texts(View view) {
        List<Text> texts = new ArrayList<>(view.sentences());
        view.heading().ifPresent(texts::add);
        view.facts().forEach(fact -> texts.add(fact.label()));
        for (View.Table table : view.tables()) {
            texts.add(table.caption());
            texts.addAll(table.columns());
        }
        Stream<View.Value> facts = view.facts().stream().map(View.Fact::value);
        Stream<View.Value> cells =
                view.tables().stream().flatMap(table -> table.rows().stream()).flatMap(List::stream);
        Stream.concat(facts, cells).forEach(value -> {
            if (value instanceof View.Value.Words words) {
                texts.add(words.text());
            }
        });
        return texts;
    }

    static void write(DataOutputStream out, View view) throws IOException {
        out.writeBoolean(view.heading().isPresent());
        if (view.heading().isPresent()) {
            write(out, view.heading().get());
        }
        write(out, view.sentences());
        out.writeShort(view.facts().size());
        for (View.Fact fact : view.facts()) {
            write(out, fact.label());
            write(out, fact.value());
        }
        out.writeShort(view.tables().size());
        for (View.Table table : view.tables()) {
            write(out, table.caption());
            write(out, table.columns());
            out.writeShort(table.rows().size());
            for (List<View.Value> row : table.rows()) {
                for (View.Value value : row) {
                    write(out, value);
                }
            }
        }
    }

    static View read(DataInputStream in) throws IOException {
        View.Builder view = View.builder();
        if (in.readBoolean()) {
            view.heading(readText(in));
        }
        readTexts(in).forEach(view::sentence);
        for (int left = in.readShort(); left > 0; left--) {
            view.fact(readText(in), readValue(in));
        }
        for (int left = in.readShort(); left > 0; left--) {
            view.table(readTable(in));
        }
        return view.build();
    }

    private static View.Table readTable(DataInputStream in) throws IOException {
        Text caption = readText(in);
        List<Text> columns = readTexts(in);
        List<List<View.Value>> rows = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            List<View.Value> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                row.add(readValue(in));
            }
            rows.add(row);
        }
        return new View.Table(caption, columns, rows);
    }

    /** The one place of this room where a value is taken apart. */
    private static void write(DataOutputStream out, View.Value value) throws IOException {
        if (value instanceof View.Value.Words words) {
            out.writeByte(WORDS);
            write(out, words.text());
        } else if (value instanceof View.Value.Plain plain) {
            out.writeByte(PLAIN);
            write(out, plain.text());
        } else if (value instanceof View.Value.Moment moment) {
            out.writeByte(MOMENT);
            Instant at = moment.at();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        } else if (value instanceof View.Value.Day day) {
            out.writeByte(DAY);
            out.writeLong(day.date().toEpochDay());
        } else {
            throw new IllegalStateException("value: expected one of the known ones");
        }
    }

    private static View.Value readValue(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case WORDS -> new View.Value.Words(readText(in));
            case PLAIN -> new View.Value.Plain(readString(in));
            case MOMENT -> new View.Value.Moment(Instant.ofEpochSecond(in.readLong(), in.readInt()));
            case DAY -> new View.Value.Day(LocalDate.ofEpochDay(in.readLong()));
            default -> throw new IOException("value: expected a known kind");
        };
    }

    private static void write(DataOutputStream out, List<Text> texts) throws IOException {
        out.writeShort(texts.size());
        for (Text text : texts) {
            write(out, text);
        }
    }

    private static List<Text> readTexts(DataInputStream in) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void write(DataOutputStream out, Text text) throws IOException {
        out.writeUTF(text.key());
        out.writeByte(text.arguments().size());
        for (String argument : text.arguments()) {
            write(out, argument);
        }
    }

    private static Text readText(DataInputStream in) throws IOException {
        String key = in.readUTF();
        String[] arguments = new String[in.readByte()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = readString(in);
        }
        return Text.of(key, arguments);
    }

    /** Of any length. */
    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readString(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
