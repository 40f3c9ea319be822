package it.varco.credential.pin;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import java.util.Locale;

/**
 * What the person is asked first.
 *
 * @source PIN-05
 */
final class EntryForms {

    static final String PIN = "pin";

    private final PinShape shape;
    private final String alphabet;

    EntryForms(PinShape shape) {
        this.shape = shape;
        this.alphabet = shape.alphabet().name().toLowerCase(Locale.ROOT);
    }

    /** Codice fiscale and PIN. */
    Form first() {
        return asking(Form.builder());
    }

    /** The same once more, because the record of the PIN is not as it was. */
    Form anew() {
        return asking(Form.builder().introduction(Text.of("pin.anew")));
    }

    private Form asking(Form.Builder form) {
        return form.field(Subject.examined())
                .field(Field.of(PIN, FieldKind.SECRET, Text.of("pin.pin"))
                        .hint(Text.of(
                                "pin.pin.hint." + alphabet,
                                String.valueOf(shape.length()),
                                String.valueOf(shape.initialLength())))
                        .length(PinShape.SHORTEST, shape.longest())
                        .autocomplete("current-password")
                        .build())
                .submit(Text.of("pin.submit"))
                .build();
    }
}
