package it.varco.credential.pin.issue;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.notification.ContactForm;
import it.varco.api.notification.Medium;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields in which people type where they are reached: one for each medium, none of them required, because the form says
 * how many it takes.
 *
 * @source PIN-14, PIN-22, PIN-38, PIN-45
 */
final class ContactFields {

    private static final int LONGEST = 254;
    private static final Map<Medium, String> NAMES =
            Map.of(Medium.EMAIL, "email", Medium.SMS, "mobile", Medium.PEC, "pec");
    private static final Map<Medium, String> AUTOCOMPLETE =
            Map.of(Medium.EMAIL, "email", Medium.SMS, "tel", Medium.PEC, "off");

    private final List<Medium> media;
    private final int fewest;

    /**
     * Fields of a form.
     *
     * @param fewest how many of them have to be filled in
     * @param media in the order in which they are asked for; e-mail, SMS or PEC
     */
    ContactFields(int fewest, List<Medium> media) {
        this.media = List.copyOf(media);
        this.fewest = fewest;
    }

    /**
     * What was typed.
     *
     * @param addresses in the shape of {@link ContactForm}; those with an error are missing
     * @param errors every one at once, each beside its field
     */
    record Typed(Map<Medium, String> addresses, List<FieldError> errors) {

        /** The media only. */
        @Override
        public String toString() {
            return "Typed" + addresses.keySet();
        }
    }

    /** Adds them to a form, after the fields it has. */
    void addTo(Form.Builder form) {
        media.forEach(medium -> form.field(field(medium)));
    }

    private static Field field(Medium medium) {
        String name = name(medium);
        return Field.of(name, FieldKind.TEXT, Text.of("pin-issue.contact." + name))
                .hint(Text.of("pin-issue.contact." + name + ".hint"))
                .length(1, LONGEST)
                .autocomplete(AUTOCOMPLETE.getOrDefault(medium, "off"))
                .optional()
                .build();
    }

    /** Reads an answer. */
    Typed read(Submission answer) {
        Map<Medium, String> addresses = new EnumMap<>(Medium.class);
        List<FieldError> errors = new ArrayList<>();
        for (Medium medium : media) {
            Optional<String> typed = answer.text(name(medium));
            if (typed.isPresent() && ContactForm.of(medium, typed.get()) instanceof ContactForm.Good good) {
                addresses.put(medium, good.address());
            } else if (typed.isPresent()) {
                errors.add(new FieldError(name(medium), Text.of("pin-issue.contact." + name(medium) + ".wrong")));
            }
        }
        if (errors.isEmpty() && addresses.size() < fewest) {
            media.stream()
                    .filter(medium -> !addresses.containsKey(medium))
                    .forEach(medium ->
                            errors.add(new FieldError(name(medium), Text.of("pin-issue.contact.fewest." + fewest))));
        }
        return new Typed(addresses, List.copyOf(errors));
    }

    static String name(Medium medium) {
        return Optional.ofNullable(NAMES.get(medium))
                .orElseThrow(() -> new IllegalArgumentException("medium: expected e-mail, SMS or PEC"));
    }
}
