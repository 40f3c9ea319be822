package it.varco.credential.pin.issue;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.credential.pin.Subject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What whoever asks for a PIN is asked.
 *
 * @source PIN-14, PIN-15, PIN-17, FAS-05, CON-17
 */
final class RequestForms {

    static final String ABROAD = "abroad";
    static final String DOCUMENT_QUESTION = "italianDocument";
    static final String YES = "yes";
    static final String NO = "no";
    static final String NAME = "name";
    static final String SURNAME = "surname";
    static final String BORN = "born";
    static final String COUNTRY = "country";
    static final List<String> RESIDENCE = List.of("residence1", "residence2", "residence3");
    static final List<String> DELIVERY = List.of("delivery1", "delivery2", "delivery3");
    static final String EMAIL = "email";
    static final String MOBILE = "mobile";
    static final String PEC = "pec";
    static final String PHONE = "phone";
    static final String SLOT = "slot";
    static final String DOCUMENT = "document";
    static final String RIGHT = "right";

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LINE = 50;
    private static final int LONGEST_CONTACT = 254;
    private static final int LONGEST_NUMBER = 40;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final IssuePolicy policy;

    RequestForms(IssuePolicy policy) {
        this.policy = policy;
    }

    /** Whether the person is one of those who can still have a PIN. */
    Form eligibility() {
        String document = policy.anyItalianDocument() ? "italian" : "issued";
        return Form.builder()
                .heading(Text.of("pin.request.eligibility.heading"))
                .step(1, steps(true))
                .introduction(Text.of("pin.request.eligibility.introduction"))
                .field(yesOrNo(ABROAD, Text.of("pin.request.abroad")))
                .field(yesOrNo(DOCUMENT_QUESTION, Text.of("pin.request.document." + document)))
                .submit(Text.of("pin.next"))
                .build();
    }

    private static Field yesOrNo(String name, Text label) {
        return Field.of(name, FieldKind.CHOICE, label)
                .option(YES, Text.of("pin.request.yes"))
                .option(NO, Text.of("pin.request.no"))
                .build();
    }

    /**
     * Who they are and where they are reached.
     *
     * @param second whether {@link #eligibility} came before
     */
    Form data(boolean second) {
        Form.Builder form = Form.builder()
                .heading(Text.of("pin.request.data.heading"))
                .step(steps(second) - 1, steps(second))
                .introduction(Text.of("pin.request.data.introduction"))
                .point(Text.of("pin.request.data.contacts"))
                .point(Text.of("pin.request.data.address"))
                .field(Field.of(Subject.NAME, FieldKind.CODICE_FISCALE, Text.of("pin.codiceFiscale"))
                        .hint(Text.of("pin.codiceFiscale.hint"))
                        .build())
                .field(text(NAME, LONGEST_NAME).autocomplete("given-name").build())
                .field(text(SURNAME, LONGEST_NAME).autocomplete("family-name").build())
                .field(text(BORN, LONGEST_NUMBER)
                        .hint(Text.of("pin.request.field.born.hint"))
                        .autocomplete("bday")
                        .build())
                .field(text(COUNTRY, LONGEST_LINE)
                        .hint(Text.of("pin.request.field.country.hint"))
                        .autocomplete("country-name")
                        .build());
        lines(form, RESIDENCE, RESIDENCE.size() - 1);
        lines(form, DELIVERY, 0);
        contacts(form);
        return form.submit(Text.of("pin.next")).build();
    }

    private static void lines(Form.Builder form, List<String> names, int required) {
        for (int i = 0; i < names.size(); i++) {
            Field.Builder line = text(names.get(i), LONGEST_LINE);
            hinted(line, names.get(i));
            form.field(i < required ? line.build() : line.optional().build());
        }
    }

    private static void contacts(Form.Builder form) {
        form.field(text(EMAIL, LONGEST_CONTACT).autocomplete("email").build())
                .field(hinted(text(MOBILE, LONGEST_NUMBER).autocomplete("tel"), MOBILE)
                        .build())
                .field(hinted(text(PEC, LONGEST_CONTACT).optional(), PEC).build())
                .field(hinted(text(PHONE, LONGEST_NUMBER).optional().autocomplete("tel"), PHONE)
                        .build())
                .field(hinted(text(SLOT, LONGEST_LINE).optional(), SLOT).build())
                .field(hinted(text(DOCUMENT, LONGEST_LINE).optional(), DOCUMENT).build());
    }

    private static Field.Builder text(String name, int longest) {
        return Field.of(name, FieldKind.TEXT, Text.of("pin.request.field." + name))
                .length(1, longest);
    }

    private static Field.Builder hinted(Field.Builder field, String name) {
        return field.hint(Text.of("pin.request.field." + name + ".hint"));
    }

    /**
     * What they typed, to be confirmed.
     *
     * @param more adds what else is asked
     */
    Form summary(Applicant applicant, Contacts contacts, boolean third, Consumer<Form.Builder> more) {
        Form.Builder form = Form.builder()
                .heading(Text.of("pin.request.summary.heading"))
                .step(steps(third), steps(third))
                .introduction(Text.of("pin.request.summary.introduction"))
                .point(said("person", applicant.fullName(), applicant.person().value(), written(applicant.born())))
                .point(said(
                        "residence",
                        String.join(", ", applicant.residence()),
                        Countries.name(applicant.country(), applicant.language())));
        if (!applicant.delivery().isEmpty()) {
            form.point(said("delivery", String.join(", ", applicant.delivery())));
        }
        for (Medium medium : Medium.values()) {
            contacts.at(medium)
                    .ifPresent(address -> form.point(said(medium.name().toLowerCase(Locale.ROOT), address)));
        }
        if (!applicant.slot().isEmpty()) {
            form.point(said("slot", applicant.slot()));
        }
        applicant.document().ifPresent(document -> form.point(said("document", document)));
        form.field(Field.of(RIGHT, FieldKind.CONFIRMATION, Text.of("pin.request.summary.right"))
                .build());
        more.accept(form);
        return form.submit(Text.of("pin.request.submit")).build();
    }

    private static Text said(String what, String... values) {
        return Text.of("pin.request.summary." + what, values);
    }

    /** Numbers read the same in every language. */
    private static String written(LocalDate day) {
        return DAY.format(day);
    }

    private static int steps(boolean withEligibility) {
        return withEligibility ? 3 : 2;
    }
}
