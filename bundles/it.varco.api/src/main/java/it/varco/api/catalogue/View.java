package it.varco.api.catalogue;

import it.varco.api.form.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service answers, without HTML: a heading, sentences, facts, tables, and what can be done next.
 *
 * <p>Whoever draws it decides how it looks; every value is shown as it is, escaped. How many of each part there may be
 * at most is a guess, made so that a page stays readable and an answer small. Immutable.
 *
 * @source D-40
 */
public final class View {

    // guesses: more than a person reads on one page, less than a browser or a call minds
    private static final int MOST_PARTS = 50;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_VALUES = 20_000;
    private static final int LONGEST = 2_000_000;

    private final @Nullable Text heading;
    private final List<Text> sentences;
    private final List<Fact> facts;
    private final List<Table> tables;
    private final List<Action> actions;

    private View(Builder builder) {
        heading = builder.heading;
        sentences = List.copyOf(builder.sentences);
        facts = List.copyOf(builder.facts);
        tables = List.copyOf(builder.tables);
        actions = List.copyOf(builder.actions);
        if (Math.max(Math.max(sentences.size(), facts.size()), Math.max(tables.size(), actions.size())) > MOST_PARTS) {
            throw new IllegalStateException("view: expected at most 50 sentences, facts, tables and actions each");
        }
        int values = tables.stream()
                .mapToInt(table -> table.rows().size() * table.columns().size())
                .sum();
        if (values > MOST_VALUES) {
            throw new IllegalStateException("view: expected at most 20 000 values in all tables");
        }
        if (length() > LONGEST) {
            throw new IllegalStateException("view: expected at most 2 000 000 characters in all its values");
        }
    }

    /** How many characters fill its places, which is all that a service can make long. */
    private long length() {
        long cells = tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(List::stream)
                .mapToLong(View::length)
                .sum();
        long single = facts.stream().mapToLong(fact -> length(fact.value())).sum();
        return cells + single + sentences.stream().mapToLong(View::length).sum();
    }

    private static long length(Value value) {
        if (value instanceof Value.Words words) {
            return length(words.text());
        }
        return value instanceof Value.Plain plain ? plain.text().length() : 0;
    }

    private static long length(Text text) {
        return text.arguments().stream().mapToLong(String::length).sum();
    }

    /** Starts an empty view. */
    public static Builder builder() {
        return new Builder();
    }

    /** What the answer is called; the name of the operation where it has no heading of its own. */
    public Optional<Text> heading() {
        return Optional.ofNullable(heading);
    }

    /** Sentences, one paragraph each, in the order in which they are shown; may be empty, at most 50. */
    public List<Text> sentences() {
        return sentences;
    }

    /** Single values with their names, in the order in which they are shown; may be empty, at most 50. */
    public List<Fact> facts() {
        return facts;
    }

    /**
     * Values in rows, in the order in which they are shown; may be empty, at most 50 tables with 20 000 values in all
     * of them.
     */
    public List<Table> tables() {
        return tables;
    }

    /** What can be done next, in the order in which it is offered; may be empty, at most 50. */
    public List<Action> actions() {
        return actions;
    }

    /** A value that is shown. */
    public sealed interface Value {

        /** Words in the person's language. */
        record Words(Text text) implements Value {
            /** It may not be missing. */
            public Words {
                Objects.requireNonNull(text, "text");
            }
        }

        /**
         * Something that reads the same in every language, such as a number of a protocol; at most 1000 characters, a
         * guess.
         */
        record Plain(String text) implements Value {
            /** @throws IllegalArgumentException if it is too long */
            public Plain {
                if (text.length() > 1000) {
                    throw new IllegalArgumentException("value: expected at most 1000 characters");
                }
            }
        }

        /** A moment, shown in the time of Rome. */
        record Moment(Instant at) implements Value {
            /** It may not be missing. */
            public Moment {
                Objects.requireNonNull(at, "at");
            }
        }

        /** A day. */
        record Day(LocalDate date) implements Value {
            /** It may not be missing. */
            public Day {
                Objects.requireNonNull(date, "date");
            }
        }
    }

    /** A value with its name. */
    public record Fact(Text label, Value value) {
        /** Neither may be missing. */
        public Fact {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Values in rows.
     *
     * @param caption what the table is about
     * @param columns names of the columns from left to right, 1 to 20
     * @param rows from top to bottom, each as long as {@code columns}; may be empty, at most 1000
     */
    public record Table(Text caption, List<Text> columns, List<List<Value>> rows) {
        /** @throws IllegalArgumentException if a row has another length, or there are too many */
        public Table {
            Objects.requireNonNull(caption, "caption");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows).stream().map(List::copyOf).toList(); // whoever gave them keeps no list in here
            int width = columns.size();
            if (width == 0
                    || width > MOST_COLUMNS
                    || rows.size() > MOST_ROWS
                    || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("table: expected at most 20 columns, and 1000 rows as long as they");
            }
        }
    }

    /**
     * Something that can be done next.
     *
     * @param operation name of an operation of the same service
     */
    public record Action(String operation, Text label) {
        /** Neither may be missing. */
        public Action {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(label, "label");
        }
    }

    /** Collects the parts of a view. */
    public static final class Builder {

        private final List<Text> sentences = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
        private @Nullable Text heading;

        private Builder() {}

        /** Sets what the answer is called. */
        public Builder heading(Text heading) {
            this.heading = heading;
            return this;
        }

        /** Adds a paragraph. */
        public Builder sentence(Text sentence) {
            sentences.add(sentence);
            return this;
        }

        /** Adds a value with its name. */
        public Builder fact(Text label, Value value) {
            facts.add(new Fact(label, value));
            return this;
        }

        /** Adds a table. */
        public Builder table(Table table) {
            tables.add(table);
            return this;
        }

        /** Adds something that can be done next with the same service. */
        public Builder action(String operation, Text label) {
            actions.add(new Action(operation, label));
            return this;
        }

        /**
         * The view.
         *
         * @throws IllegalStateException if there are more than 50 parts of a kind, 20 000 values in all tables, or 2
         *     000 000 characters in sentences, facts and tables together
         */
        public View build() {
            return new View(this);
        }
    }
}
