package it.varco.credential.pin;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import java.util.Locale;

/** What the person is asked after a right PIN, or to change it. */
final class PinForms {

    static final String RULES = "rules";
    static final String ACTION = "action";
    static final String CHANGE = "change";
    static final String LATER = "later";
    static final String KEPT = "kept";
    static final String NEW = "newPin";
    static final String AGAIN = "again";

    /** The version of the rules of use; one more whenever what {@code pin.rules.*} say changes (PIN-07). */
    static final int RULES_VERSION = 1;

    private static final int STEPS = 2;
    private static final int LONGEST_TYPED = 32; // longer than any PIN, so that all that is wrong is told at once

    private final PinShape shape;
    private final String alphabet;

    PinForms(PinShape shape) {
        this.shape = shape;
        this.alphabet = shape.alphabet().name().toLowerCase(Locale.ROOT);
    }

    /** The rules of use, to be confirmed (PIN-05 to PIN-07). */
    Form rules() {
        return Form.builder()
                .heading(Text.of("pin.rules.heading"))
                .step(1, STEPS)
                .introduction(Text.of("pin.rules.introduction"))
                .point(Text.of("pin.rules.secret"))
                .point(Text.of("pin.rules.personal"))
                .point(Text.of("pin.rules.together"))
                .point(Text.of("pin.rules.robots"))
                .field(confirmation(RULES, Text.of("pin.rules.confirm")))
                .submit(Text.of("pin.next"))
                .build();
    }

    /** Whether to change the PIN now (PIN-36). */
    Form suggestion() {
        return Form.builder()
                .heading(Text.of("pin.suggestion.heading"))
                .introduction(Text.of("pin.suggestion.introduction"))
                .field(Field.of(ACTION, FieldKind.CHOICE, Text.of("pin.suggestion.action"))
                        .option(CHANGE, Text.of("pin.suggestion.change"))
                        .option(LATER, Text.of("pin.suggestion.later"))
                        .build())
                .submit(Text.of("pin.next"))
                .build();
    }

    /** The new PIN, shown this once, and the word that it is kept (PIN-02, UX-12). */
    Form shown(Proof proof, Exhibit pin) {
        return begun(proof.standing())
                .heading(Text.of("pin.shown.heading"))
                .introduction(Text.of(proof.first() ? "pin.shown.first" : "pin.shown.expired"))
                .point(Text.of("pin.shown.once"))
                .point(Text.of("pin.shown.never"))
                .exhibit(pin)
                .field(confirmation(KEPT, Text.of("pin.shown.kept")))
                .submit(Text.of("pin.submit"))
                .build();
    }

    /** A new PIN in a login, twice, with its rules (PIN-03, PIN-04). */
    Form choice(Standing standing) {
        return choice(begun(standing).introduction(reason(standing)), Text.of("pin.choice.submit"));
    }

    /** The same by a person who is signed in (PIN-36). */
    Form change() {
        return choice(Form.builder().introduction(Text.of("pin.choice.free")), Text.of("pin.change.submit"));
    }

    /** The same once more, because the record of the PIN is not as it was. */
    Form changeAnew() {
        return choice(Form.builder().introduction(Text.of("pin.change.anew")), Text.of("pin.change.submit"));
    }

    private Form choice(Form.Builder form, Text submit) {
        String length = String.valueOf(shape.length());
        return form.heading(Text.of("pin.choice.heading"))
                .point(Text.of("pin.choice.shape." + alphabet, length))
                .point(Text.of("pin.choice.name"))
                .point(Text.of("pin.choice.codiceFiscale"))
                .point(Text.of("pin.choice.same"))
                .field(newPin(NEW, Text.of("pin.choice.new")))
                .field(newPin(AGAIN, Text.of("pin.choice.again")))
                .submit(submit)
                .build();
    }

    /** What a person reads who chose a PIN that cannot be taken. */
    Text error(PinRules.Flaw flaw) {
        return switch (flaw) {
            case LENGTH -> Text.of("pin.error.length", String.valueOf(shape.length()));
            case ALPHABET -> Text.of("pin.error.alphabet." + alphabet);
            case NAME -> Text.of("pin.error.name");
            case CODICE_FISCALE -> Text.of("pin.error.codiceFiscale");
            case SAME -> Text.of("pin.error.same");
        };
    }

    private static Field confirmation(String name, Text label) {
        return Field.of(name, FieldKind.CONFIRMATION, label).build();
    }

    private static Field newPin(String name, Text label) {
        return Field.of(name, FieldKind.SECRET, label)
                .length(1, LONGEST_TYPED)
                .autocomplete("new-password")
                .build();
    }

    private static Text reason(Standing standing) {
        return switch (standing) {
            case FIRST_LOGIN -> Text.of("pin.choice.first");
            case EXPIRED -> Text.of("pin.choice.expired");
            case OVERDUE -> Text.of("pin.choice.overdue");
            case DUE, GOOD, UNUSABLE, ENDED -> Text.of("pin.choice.free");
        };
    }

    /** A step that is the second of two in a first login, else the only one. */
    private static Form.Builder begun(Standing standing) {
        Form.Builder form = Form.builder();
        return standing == Standing.FIRST_LOGIN ? form.step(STEPS, STEPS) : form;
    }
}
