package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.identity.PersonalName;
import it.varco.api.page.PageRequest;
import it.varco.api.staff.TypedName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Surname and name in a form, and the box by which whoever was warned says that they are right (CF-13).
 *
 * <p>The box stands for what was typed when the warning was given: whoever changes it afterwards is warned anew.
 */
final class NameFields {

    private static final String SURNAME = "surname";
    private static final String NAME = "name";
    private static final String CONFIRMED = "confirmed";
    private static final String MISMATCH = "staff.name-mismatch";

    private NameFields() {}

    /**
     * Adds them to a form.
     *
     * @param id of the form
     * @param whose codice fiscale that the name is compared with, as typed
     * @param known the name as it is kept
     */
    static Ask in(Ask form, String id, Again again, String whose, Optional<PersonalName> known) {
        form.field(part(SURNAME)
                        .hint(Text.of("staff.surname.hint"))
                        .value(known.map(PersonalName::surname).orElse("")))
                .field(part(NAME).value(known.map(PersonalName::name).orElse("")));
        boolean warned = again.wrong(id).rule().equals(MISMATCH)
                || again.typed(id, CONFIRMED).isPresent();
        return warned ? form.field(box(id, again, whose)) : form;
    }

    private static Input part(String name) {
        return Input.of(Input.Kind.LINE, name, Text.of("staff." + name)).longest(PersonalName.LONGEST);
    }

    private static Input box(String id, Again again, String whose) {
        String surname = again.typed(id, SURNAME).orElse("");
        String name = again.typed(id, NAME).orElse("");
        Text right = Text.of("staff.mismatch.right", whose.toUpperCase(Locale.ROOT), surname, name);
        return Input.of(Input.Kind.BOXES, CONFIRMED, Text.of("staff.mismatch"))
                .options(List.of(new Input.Option(seen(whose, surname, name), right)))
                .optional();
    }

    /** What was typed. */
    static TypedName typed(PageRequest request, String whose) {
        String surname = Models.sent(request, SURNAME);
        String name = Models.sent(request, NAME);
        return new TypedName(surname, name, Models.sent(request, CONFIRMED).equals(seen(whose, surname, name)));
    }

    private static String seen(String whose, String surname, String name) {
        return whose + "|" + surname + "|" + name;
    }
}
