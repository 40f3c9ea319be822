package it.varco.credential.pin.issue;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.spi.archive.KnownPerson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields in which people copy number and last day of their tessera sanitaria. The number is never shown again, not even
 * with an error: the next one at a computer of many would revoke a PIN with it.
 *
 * @source PIN-22, PIN-45
 */
final class HealthCardFields {

    static final String NUMBER = "cardNumber";
    static final String EXPIRY = "cardExpiry";

    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final Pattern SHAPE = Pattern.compile("[0-9]{20}");
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_DAY = 12;

    private HealthCardFields() {}

    /**
     * What was typed.
     *
     * @param card empty where something is wrong with it
     * @param errors every one at once, each beside its field
     */
    record Typed(Optional<KnownPerson.HealthCard> card, List<FieldError> errors) {

        /** Whether it is the card that the institute knows of somebody. */
        boolean isOf(Optional<KnownPerson> known) {
            return card.isPresent() && card.equals(known.flatMap(KnownPerson::card));
        }
    }

    /** Adds them to a form, after the fields it has. */
    static void addTo(Form.Builder form) {
        form.field(Field.of(NUMBER, FieldKind.CODE, Text.of("pin-issue.card.number"))
                        .hint(Text.of("pin-issue.card.number.hint"))
                        .length(1, LONGEST_NUMBER)
                        .build())
                .field(Field.of(EXPIRY, FieldKind.TEXT, Text.of("pin-issue.card.expiry"))
                        .hint(Text.of("pin-issue.card.expiry.hint"))
                        .length(1, LONGEST_DAY)
                        .build());
    }

    /** The twenty digits of a card that somebody means; empty if these are none. */
    static Optional<String> number(String typed) {
        return Optional.of(BETWEEN.matcher(typed).replaceAll(""))
                .filter(plain -> SHAPE.matcher(plain).matches());
    }

    /** Reads an answer. */
    static Typed read(Submission answer) {
        Optional<String> number = answer.text(NUMBER).flatMap(HealthCardFields::number);
        Optional<LocalDate> expiry = answer.text(EXPIRY).flatMap(TypedDay::parse);
        List<FieldError> errors = new ArrayList<>();
        if (number.isEmpty()) {
            errors.add(new FieldError(NUMBER, Text.of("pin-issue.card.number.wrong")));
        }
        if (expiry.isEmpty()) {
            errors.add(new FieldError(EXPIRY, Text.of("pin-issue.card.expiry.wrong")));
        }
        return new Typed(
                number.flatMap(digits -> expiry.map(day -> new KnownPerson.HealthCard(digits, day))),
                List.copyOf(errors));
    }
}
