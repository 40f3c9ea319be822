package it.varco.credential.pin.issue;

import it.varco.api.form.FieldError;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.notification.ContactForm;
import it.varco.api.notification.Medium;
import it.varco.credential.pin.Subject;
import it.varco.credential.pin.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed who asks for a PIN, made into what is kept, with every error at once. Made for one answer.
 *
 * @source PIN-14, PIN-15, PIN-17
 */
final class RequestAnswers {

    private static final int LONGEST_NAME = 50;

    private final Submission answer;
    private final boolean abroadOnly;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param abroadOnly whether the person has said that they live abroad and hold no Italian document */
    RequestAnswers(Submission answer, boolean abroadOnly, Instant at) {
        this.answer = answer;
        this.abroadOnly = abroadOnly;
        this.today = Term.day(at);
    }

    /** What is kept of a request; only without errors. */
    record Asked(Applicant applicant, Contacts contacts) {}

    /** What is wrong, beside its field. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Reads it; empty if anything is wrong. */
    Optional<Asked> read(Locale language) {
        LocalDate born = born();
        String country = country();
        String name = name();
        List<String> residence = lines(RequestForms.RESIDENCE);
        List<String> typed = lines(RequestForms.DELIVERY);
        List<String> delivery = Addresses.same(typed, residence) ? List.of() : typed;
        Contacts contacts = contacts();
        boolean abroad = !country.equals(Countries.ITALY);
        needed(RequestForms.PHONE, abroad || !delivery.isEmpty());
        needed(RequestForms.SLOT, abroad);
        needed(RequestForms.DOCUMENT, abroad);
        return answer.codiceFiscale(Subject.NAME)
                .filter(person -> errors.isEmpty())
                .map(person -> new Asked(
                        new Applicant(
                                person,
                                name,
                                text(RequestForms.SURNAME),
                                born,
                                country,
                                residence,
                                delivery,
                                answer.text(RequestForms.DOCUMENT).filter(document -> abroad),
                                !abroadOnly,
                                text(RequestForms.SLOT),
                                language),
                        contacts));
    }

    private String text(String field) {
        return answer.text(field).orElse("");
    }

    private void wrong(String field, String why) {
        errors.add(new FieldError(field, Text.of("pin.request.error." + why)));
    }

    private void needed(String field, boolean needed) {
        if (needed && text(field).isEmpty()) {
            wrong(field, field);
        }
    }

    private String name() {
        String name = text(RequestForms.NAME);
        String surname = text(RequestForms.SURNAME);
        if (!onALetter(name)) {
            wrong(RequestForms.NAME, "letters");
        }
        if (!onALetter(surname)) {
            wrong(RequestForms.SURNAME, "letters");
        } else if (name.length() + 1 + surname.length() > LONGEST_NAME) {
            wrong(RequestForms.SURNAME, "longName");
        }
        return name;
    }

    /** Any day where it is wrong. */
    private LocalDate born() {
        Optional<LocalDate> day =
                TypedDay.parse(text(RequestForms.BORN)).filter(typed -> TypedDay.isOfBirth(typed, today));
        if (day.isEmpty()) {
            wrong(RequestForms.BORN, "born");
        }
        return day.orElse(today);
    }

    private String country() {
        Optional<String> country = Countries.parse(text(RequestForms.COUNTRY));
        if (country.isEmpty()) {
            wrong(RequestForms.COUNTRY, "country");
        } else if (abroadOnly && country.get().equals(Countries.ITALY)) {
            wrong(RequestForms.COUNTRY, "abroad");
        }
        return country.orElse(Countries.ITALY);
    }

    /** The lines that are not empty; those of an address are two at least, or none where it is optional. */
    private List<String> lines(List<String> fields) {
        List<String> lines = new ArrayList<>();
        for (String field : fields) {
            String line = text(field);
            if (!line.isEmpty()) {
                lines.add(line);
                if (!onALetter(line)) {
                    wrong(field, "line");
                }
            }
        }
        if (lines.size() == 1) {
            wrong(fields.get(1), "lines");
        }
        return lines;
    }

    /** Whether a letter can have it as a line. */
    private static boolean onALetter(String line) {
        return ContactForm.of(Medium.POSTA, line + "\n0") instanceof ContactForm.Good;
    }

    private Contacts contacts() {
        Map<Medium, String> addresses = new EnumMap<>(Medium.class);
        contact(addresses, Medium.EMAIL, RequestForms.EMAIL);
        contact(addresses, Medium.SMS, RequestForms.MOBILE);
        contact(addresses, Medium.PEC, RequestForms.PEC);
        contact(addresses, Medium.CALL, RequestForms.PHONE);
        return Contacts.of(addresses);
    }

    private void contact(Map<Medium, String> addresses, Medium medium, String field) {
        answer.text(field).ifPresent(typed -> {
            if (ContactForm.of(medium, typed) instanceof ContactForm.Good good) {
                addresses.put(medium, good.address());
            } else {
                wrong(field, field + ".shape");
            }
        });
    }
}
