package it.varco.api.form;

import java.util.List;
import java.util.Objects;

/**
 * Something that a {@link Form} shows to the person, such as the picture from which an authenticator reads its key.
 *
 * <p>It may be secret: it is drawn once, never logged, and prints as a placeholder. Immutable.
 */
public final class Exhibit {

    /** How it is drawn. */
    public enum Kind {
        /** As a two-dimensional code (ISO/IEC 18004), with a way to read it as text. */
        QR,
        /** As text to be copied, in characters of one width. */
        CODE,
        /** As a list of such texts, to be kept. */
        CODES
    }

    private static final int LONGEST = 500;
    private static final int MOST = 20;

    private final Kind kind;
    private final Text label;
    private final List<String> values;

    private Exhibit(Kind kind, Text label, List<String> values) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.label = Objects.requireNonNull(label, "label");
        this.values = List.copyOf(values);
        boolean tooMany = this.values.isEmpty() || this.values.size() > (kind == Kind.CODES ? MOST : 1);
        if (tooMany || this.values.stream().anyMatch(each -> each.isEmpty() || each.length() > LONGEST)) {
            throw new IllegalArgumentException("exhibit: expected one text, or 1 to 20 for a list, of 1 to 500");
        }
    }

    /** One text, drawn as a picture or to be copied. */
    public static Exhibit of(Kind kind, Text label, String value) {
        return new Exhibit(kind, label, List.of(value));
    }

    /** A list of texts to be kept, 1 to 20. */
    public static Exhibit codes(Text label, List<String> values) {
        return new Exhibit(Kind.CODES, label, values);
    }

    /** How it is drawn. */
    public Kind kind() {
        return kind;
    }

    /** What the person reads beside it. */
    public Text label() {
        return label;
    }

    /** What is shown, each 1 to 500 characters; one of them unless it is a list. */
    public List<String> values() {
        return values;
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "Exhibit[" + kind + "]";
    }
}
