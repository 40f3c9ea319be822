package it.varco.api.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a {@link Form} asks.
 *
 * <p>Required unless said otherwise. Immutable.
 */
public final class Field {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,30}");

    /** In characters; a guess: half a page of text. */
    private static final int LONGEST_ANSWER = 1000;

    /** A guess: whoever must look through more than twenty answers should type instead. */
    private static final int MOST_OPTIONS = 20;

    private final String name;
    private final FieldKind kind;
    private final Text label;
    private final @Nullable Text hint;
    private final boolean required;
    private final boolean subject;
    private final int minLength;
    private final int maxLength;
    private final String autocomplete;
    private final boolean digits;
    private final List<Option> options;

    /**
     * One of several answers.
     *
     * @param value what is sent back: 1 to 60 letters, digits, dots, hyphens and underscores
     * @param label what the person reads
     */
    public record Option(String value, Text label) {

        private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,59}");

        /** @throws IllegalArgumentException if {@code value} has another shape */
        public Option {
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("option: expected letters, digits, dots, hyphens, underscores");
            }
            Objects.requireNonNull(label, "label");
        }
    }

    private Field(Builder builder) {
        name = builder.name;
        kind = builder.kind;
        label = builder.label;
        hint = builder.hint;
        required = builder.required;
        subject = builder.subject;
        minLength = builder.minLength;
        maxLength = builder.maxLength;
        autocomplete = builder.autocomplete;
        digits = builder.digits;
        options = List.copyOf(builder.options);
    }

    /**
     * Starts a field.
     *
     * @param name how the answer is found: a lower-case letter, then at most 30 letters and digits
     * @throws IllegalArgumentException if {@code name} has another shape
     */
    public static Builder of(String name, FieldKind kind, Text label) {
        return new Builder(name, kind, label);
    }

    /** Name, unique within the form. */
    public String name() {
        return name;
    }

    /** What the field takes. */
    public FieldKind kind() {
        return kind;
    }

    /** What the person reads beside the field. */
    public Text label() {
        return label;
    }

    /** Help for filling it in, if there is any. */
    public Optional<Text> hint() {
        return Optional.ofNullable(hint);
    }

    /** Whether an empty answer is an error. */
    public boolean required() {
        return required;
    }

    /** Whether the answer says who is trying to sign in (D-36); only a field of kind {@code CODICE_FISCALE}. */
    public boolean subject() {
        return subject;
    }

    /** Fewest characters of an answer that is not empty, 0 to {@link #maxLength()}. */
    public int minLength() {
        return minLength;
    }

    /** Most characters of an answer, 1 to 1000. */
    public int maxLength() {
        return maxLength;
    }

    /**
     * The HTML autocomplete token, such as {@code username} or {@code one-time-code}; {@code off} by default (UX-63).
     */
    public String autocomplete() {
        return autocomplete;
    }

    /** Whether the answer is made of digits alone, so that a telephone shows keys for them (UX-63). */
    public boolean digits() {
        return digits;
    }

    /** The answers of a field of kind {@code CHOICE}, 2 to 20 in the order in which they are shown; else empty. */
    public List<Option> options() {
        return options;
    }

    /** Collects the properties of a field. */
    public static final class Builder {

        private final String name;
        private final FieldKind kind;
        private final Text label;
        private @Nullable Text hint;
        private boolean required = true;
        private boolean subject;
        private int minLength;
        private int maxLength = LONGEST_ANSWER;
        private String autocomplete = "off";
        private boolean digits;
        private final List<Option> options = new ArrayList<>();

        private Builder(String name, FieldKind kind, Text label) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("field name: expected a lower-case letter, then letters and digits");
            }
            this.name = name;
            this.kind = Objects.requireNonNull(kind, "kind");
            this.label = Objects.requireNonNull(label, "label");
            if (kind == FieldKind.CODICE_FISCALE) {
                minLength = 16;
                maxLength = 16;
            }
        }

        /** Adds help for filling the field in. */
        public Builder hint(Text hint) {
            this.hint = hint;
            return this;
        }

        /** Lets the answer be empty. */
        public Builder optional() {
            required = false;
            return this;
        }

        /**
         * Says that the answer names who is trying to sign in (D-36).
         *
         * @throws IllegalStateException if the field does not take a codice fiscale
         */
        public Builder subject() {
            if (kind != FieldKind.CODICE_FISCALE) {
                throw new IllegalStateException("subject: expected a field of kind CODICE_FISCALE");
            }
            subject = true;
            return this;
        }

        /**
         * Sets the lengths of an answer.
         *
         * @throws IllegalArgumentException unless 0 &lt;= min &lt;= max, 1 &lt;= max &lt;= 1000
         */
        public Builder length(int min, int max) {
            if (min < 0 || max < 1 || min > max || max > LONGEST_ANSWER) {
                throw new IllegalArgumentException("length: expected 0 <= min <= max, 1 <= max <= 1000");
            }
            minLength = min;
            maxLength = max;
            return this;
        }

        /**
         * Sets the HTML autocomplete token.
         *
         * @throws IllegalArgumentException if it is not lower-case letters and hyphens
         */
        public Builder autocomplete(String token) {
            if (!token.matches("[a-z-]{1,40}")) {
                throw new IllegalArgumentException("autocomplete: expected lower-case letters and hyphens");
            }
            autocomplete = token;
            return this;
        }

        /**
         * Says that the answer is made of digits alone; it is a hint for the keys that are shown, and checks nothing.
         *
         * @throws IllegalStateException if nothing is typed into the field, or a codice fiscale is
         */
        public Builder digits() {
            if (kind != FieldKind.TEXT && kind != FieldKind.SECRET && kind != FieldKind.CODE) {
                throw new IllegalStateException("digits: expected a field of kind TEXT, SECRET or CODE");
            }
            digits = true;
            return this;
        }

        /**
         * Adds an answer that can be chosen, below the earlier ones; two to twenty of them with different values.
         *
         * @throws IllegalStateException if the field is not of kind {@code CHOICE}
         */
        public Builder option(String value, Text label) {
            if (kind != FieldKind.CHOICE) {
                throw new IllegalStateException("option: expected a field of kind CHOICE");
            }
            options.add(new Option(value, label));
            return this;
        }

        /**
         * The field.
         *
         * @throws IllegalStateException if it is a choice among fewer than 2 or more than 20 different answers
         */
        public Field build() {
            long different = options.stream().map(Option::value).distinct().count();
            boolean choosable = different == options.size() && different >= 2 && different <= MOST_OPTIONS;
            if (kind == FieldKind.CHOICE && !choosable) {
                throw new IllegalStateException("choice: expected 2 to 20 different options");
            }
            return new Field(this);
        }
    }
}
