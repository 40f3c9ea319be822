package it.varco.api.form;

import java.util.Objects;

/**
 * What is wrong with the answer to one field.
 *
 * @param field name of the field, as in {@link Field#name()}
 * @param message what the person reads, beside the field and in the summary (UX-03)
 */
public record FieldError(String field, Text message) {
    /** Neither may be missing. */
    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
