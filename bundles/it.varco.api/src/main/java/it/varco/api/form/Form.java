package it.varco.api.form;

import it.varco.api.identity.CodiceFiscale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page asks a person, without HTML.
 *
 * <p>Whoever draws it (a page, a JSON answer) decides how it looks and guards it against forgery. At most 20 fields, at
 * most one of them the subject. The most of each part are guesses, made so that a page stays readable. Immutable.
 */
public final class Form {

    /** Error of a required field without an answer. */
    public static final String REQUIRED = "form.error.required";

    /** Error of an answer shorter or longer than the field allows. */
    public static final String LENGTH = "form.error.length";

    /** Error of a codice fiscale that is not well formed (CF-06). */
    public static final String CODICE_FISCALE = "form.error.codiceFiscale";

    // guesses: no form there is comes near them, and one that did should be several steps
    private static final int MOST_FIELDS = 20;
    private static final int MOST_EXHIBITS = 4;
    private static final int MOST_POINTS = 12;

    private final List<Field> fields;
    private final @Nullable Text heading;
    private final @Nullable Step step;
    private final @Nullable Text introduction;
    private final List<Text> points;
    private final @Nullable Text submit;
    private final List<Exhibit> exhibits;
    private final List<FieldError> errors;

    private Form(Builder builder) {
        fields = List.copyOf(builder.fields);
        heading = builder.heading;
        step = builder.step;
        points = List.copyOf(builder.points);
        introduction = builder.introduction;
        submit = builder.submit;
        exhibits = List.copyOf(builder.exhibits);
        errors = List.of();
    }

    private Form(Form same, List<Exhibit> exhibits, List<FieldError> errors) {
        this.fields = same.fields;
        this.heading = same.heading;
        this.step = same.step;
        this.introduction = same.introduction;
        this.points = same.points;
        this.submit = same.submit;
        this.exhibits = exhibits;
        this.errors = errors;
    }

    /** Starts a form without fields. */
    public static Builder builder() {
        return new Builder();
    }

    /** The fields in the order in which they are shown; may be empty, which leaves a button alone. */
    public List<Field> fields() {
        return fields;
    }

    /** What the step is called, if it has a name of its own; the front end has one for all others (UX-02). */
    public Optional<Text> heading() {
        return Optional.ofNullable(heading);
    }

    /** How far the person has come, where there are several steps (UX-02). */
    public Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /** What the person reads above the fields, if anything. */
    public Optional<Text> introduction() {
        return Optional.ofNullable(introduction);
    }

    /**
     * Sentences shown one below another after the introduction, such as rules to be confirmed, in this order; may be
     * empty, at most twelve.
     */
    public List<Text> points() {
        return points;
    }

    /** The words on the button; the front end has its own where there are none. */
    public Optional<Text> submit() {
        return Optional.ofNullable(submit);
    }

    /** What is shown to the person between introduction and fields, such as a code to be kept; may be empty. */
    public List<Exhibit> exhibits() {
        return exhibits;
    }

    /** What was wrong with the last answer; empty when the form is shown for the first time. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The field that says who is trying to sign in, if the form has one (D-36). */
    public Optional<Field> subject() {
        return fields.stream().filter(Field::subject).findFirst();
    }

    /** The same form, saying what was wrong with the last answer. */
    public Form withErrors(List<FieldError> wrong) {
        return new Form(this, exhibits, List.copyOf(wrong));
    }

    /** The same form to somebody to whom its exhibits were shown, which is done once. */
    public Form withoutExhibits() {
        return new Form(this, List.of(), errors);
    }

    /**
     * Checks what came back against the fields. Values of names that are not fields of this form are ignored.
     *
     * @param values what the person sent, by field name
     * @return the checked answer, and every error at once (UX-03)
     */
    public Reading read(Map<String, String> values) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        List<FieldError> wrong = new ArrayList<>();
        for (Field field : fields) {
            String typed = values.getOrDefault(field.name(), "");
            String value = field.kind() == FieldKind.SECRET ? typed : answer(field, typed.strip());
            error(field, value).ifPresent(key -> wrong.add(new FieldError(field.name(), message(key, field))));
            if (!value.isEmpty() && field.kind() == FieldKind.SECRET) {
                secrets.put(field.name(), new Secret(value.toCharArray()));
            } else if (!value.isEmpty()) {
                texts.put(field.name(), value);
            }
        }
        return new Reading(new Submission(texts, secrets), List.copyOf(wrong));
    }

    private static String answer(Field field, String typed) {
        return switch (field.kind()) {
            case CONFIRMATION -> typed.equals("true") ? typed : "";
            case CHOICE ->
                field.options().stream().anyMatch(option -> option.value().equals(typed)) ? typed : "";
            case CODICE_FISCALE -> CodiceFiscale.ungrouped(typed);
            case TEXT, SECRET, CODE -> typed;
        };
    }

    private static Optional<String> error(Field field, String value) {
        if (value.isEmpty()) {
            return field.required() ? Optional.of(REQUIRED) : Optional.empty();
        }
        if (field.kind() == FieldKind.CODICE_FISCALE) {
            return CodiceFiscale.parse(value).isPresent() ? Optional.empty() : Optional.of(CODICE_FISCALE);
        }
        boolean fits = value.length() >= field.minLength() && value.length() <= field.maxLength();
        return fits ? Optional.empty() : Optional.of(LENGTH);
    }

    private static Text message(String key, Field field) {
        return key.equals(LENGTH)
                ? Text.of(key, String.valueOf(field.minLength()), String.valueOf(field.maxLength()))
                : Text.of(key);
    }

    /**
     * An answer after the check.
     *
     * @param submission the answers; those with an error too
     * @param errors what is wrong, in the order of the fields; empty if nothing is
     */
    public record Reading(Submission submission, List<FieldError> errors) {}

    /**
     * One step of several.
     *
     * @param number 1 for the first
     * @param of how many there are, at most 9
     */
    public record Step(int number, int of) {
        /** @throws IllegalArgumentException unless 1 &lt;= number &lt;= of &lt;= 9 */
        public Step {
            if (number < 1 || number > of || of > 9) {
                throw new IllegalArgumentException("step: expected 1 <= number <= of <= 9");
            }
        }
    }

    /** Collects the parts of a form. */
    public static final class Builder {

        private final List<Field> fields = new ArrayList<>();
        private final List<Text> points = new ArrayList<>();
        private @Nullable Text heading;
        private @Nullable Step step;
        private @Nullable Text introduction;
        private @Nullable Text submit;
        private final List<Exhibit> exhibits = new ArrayList<>();

        private Builder() {}

        /** Adds a field below the earlier ones. */
        public Builder field(Field field) {
            fields.add(field);
            return this;
        }

        /** Names the step. */
        public Builder heading(Text heading) {
            this.heading = heading;
            return this;
        }

        /** Says how far the person has come. */
        public Builder step(int number, int of) {
            step = new Step(number, of);
            return this;
        }

        /** Adds a sentence below the introduction, at most twelve. */
        public Builder point(Text point) {
            points.add(point);
            return this;
        }

        /** Sets what the person reads above the fields. */
        public Builder introduction(Text introduction) {
            this.introduction = introduction;
            return this;
        }

        /** Adds something that is shown between introduction and fields, at most four. */
        public Builder exhibit(Exhibit exhibit) {
            exhibits.add(exhibit);
            return this;
        }

        /** Sets the words on the button. */
        public Builder submit(Text submit) {
            this.submit = submit;
            return this;
        }

        /**
         * The form.
         *
         * @throws IllegalStateException if there are more than 20 fields, two of one name, two subjects or an optional
         *     one
         */
        public Form build() {
            Set<String> names = new HashSet<>();
            fields.forEach(field -> names.add(field.name()));
            long subjects = fields.stream().filter(Field::subject).count();
            boolean optionalSubject = fields.stream().anyMatch(field -> field.subject() && !field.required());
            if (exhibits.size() > MOST_EXHIBITS || points.size() > MOST_POINTS) {
                throw new IllegalStateException("form: expected at most 4 exhibits and 12 points");
            }
            if (fields.size() > MOST_FIELDS || names.size() < fields.size() || subjects > 1 || optionalSubject) {
                throw new IllegalStateException(
                        "form: expected at most 20 fields with different names, one subject, which is required");
            }
            return new Form(this);
        }
    }
}
