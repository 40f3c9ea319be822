package it.varco.credential.pin.issue;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.credential.pin.BareText;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The identification of somebody who calls: an officer types what they say, and ticks that they said it of themselves.
 * It is compared with what is known here; the officer learns whether it fits, and none of it.
 *
 * @source ROL-07, UX-42, AUD-10
 */
final class CallerFields {

    static final String NAME = "name";
    static final String SURNAME = "surname";
    static final String BORN = "born";
    static final String PROOF = "proof";
    static final String SAID = "said";

    private static final String TEXTS = "pin-issue.caller.";
    private static final int LONGEST_DAY = 20;
    private static final int LONGEST_PROOF = 254;

    private CallerFields() {}

    /**
     * Adds them to a form, before its others.
     *
     * @param contacts whether one of their contacts is proof enough
     */
    static void addTo(Form.Builder form, boolean contacts) {
        form.field(Field.of(Subject.NAME, FieldKind.CODICE_FISCALE, text(Subject.NAME))
                        .build())
                .field(part(NAME, PersonalName.LONGEST))
                .field(part(SURNAME, PersonalName.LONGEST))
                .field(Field.of(BORN, FieldKind.TEXT, text(BORN))
                        .hint(text("born.hint"))
                        .length(1, LONGEST_DAY)
                        .build())
                .field(proof().hint(text(contacts ? "proof.hint.contact" : "proof.hint"))
                        .build())
                .field(Field.of(SAID, FieldKind.CONFIRMATION, text(SAID)).build());
    }

    private static Field part(String name, int longest) {
        return Field.of(name, FieldKind.TEXT, text(name)).length(1, longest).build();
    }

    /** One thing that few others know of the caller, see {@link CallerProof}. */
    static Field.Builder proof() {
        return Field.of(PROOF, FieldKind.CODE, text(PROOF))
                .length(1, LONGEST_PROOF)
                .autocomplete("off");
    }

    /** What is wrong with the answer itself, whoever it is about. */
    static List<FieldError> errors(Submission answer) {
        return born(answer).isPresent() ? List.of() : List.of(new FieldError(BORN, text("born.wrong")));
    }

    /**
     * Whether name and day of birth fit what is known of a person: by their dossier where it was looked at, else by the
     * record of their PIN, which has no day of birth; case, accents and signs between the words do not count.
     */
    static boolean fit(Submission answer, Holder holder) {
        String said = answer.text(NAME).orElse("") + ' ' + answer.text(SURNAME).orElse("");
        Optional<Applicant> applicant =
                holder.lookedAt().map(held -> held.dossier().applicant());
        Optional<String> known = applicant
                .map(Applicant::fullName)
                .or(() -> holder.pin().map(Found::record).map(record -> record.name()));
        boolean day = applicant
                .map(Applicant::born)
                .map(born(answer).orElseThrow()::equals)
                .orElse(true);
        String bare = BareText.letters(said);
        return day && known.map(BareText::letters).filter(bare::equals).isPresent();
    }

    /** Whom it is about. */
    static CodiceFiscale person(Submission answer) {
        return answer.codiceFiscale(Subject.NAME).orElseThrow();
    }

    private static Optional<LocalDate> born(Submission answer) {
        return answer.text(BORN).flatMap(TypedDay::parse);
    }

    private static Text text(String key) {
        return Text.of(TEXTS + key);
    }
}
