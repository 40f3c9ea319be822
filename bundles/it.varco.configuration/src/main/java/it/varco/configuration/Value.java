package it.varco.configuration;

import java.util.List;

/**
 * What a key of a configuration holds: one text, or several.
 *
 * @param several whether it is a list, of any length; otherwise there is exactly one text
 */
record Value(boolean several, List<String> texts) {

    Value {
        texts = List.copyOf(texts);
        if (!several && texts.size() != 1) {
            throw new IllegalArgumentException("value: expected one text");
        }
    }

    static Value of(String text) {
        return new Value(false, List.of(text));
    }

    /** A list; one of a single text is that text, as a component takes it. */
    static Value of(List<String> texts) {
        return new Value(texts.size() != 1, texts);
    }

    /** Without what it holds, which may be a secret. */
    @Override
    public String toString() {
        return "Value[" + texts.size() + "]";
    }

    /** As Configuration Admin takes it. */
    Object property() {
        return several ? texts.toArray(String[]::new) : texts.get(0);
    }
}
