package it.varco.credential.pin;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Text;

/**
 * The field in which people who have not signed in say who it is about.
 *
 * @source PIN-05
 */
public final class Subject {

    /** Of the field. */
    public static final String NAME = "codiceFiscale";

    private Subject() {}

    /** Of a form that examines nothing. */
    public static Field.Builder field() {
        return Field.of(NAME, FieldKind.CODICE_FISCALE, Text.of("pin.codiceFiscale"))
                .hint(Text.of("pin.codiceFiscale.hint"))
                .autocomplete("username");
    }

    /** Of a form that examines something: Varco reserves the person before anything is compared (SEC-02). */
    public static Field examined() {
        return field().subject().build();
    }
}
