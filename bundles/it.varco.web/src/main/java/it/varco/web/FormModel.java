package it.varco.web;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link Form} as the template {@code form} wants it.
 *
 * <p>What was typed is shown again, secrets and codes never (UX-03).
 */
final class FormModel {

    private static final String ID = "campo-";
    private static final String NONE = "";

    /** A codice fiscale pasted in groups is not cut, so that the person sees what is wrong with it. */
    private static final int WITH_BLANKS = 20;

    private final Form form;
    private final Texts texts;
    private final Parameters typed;

    /** @param texts the words of the bundle the form comes from */
    FormModel(Form form, Texts texts, Parameters typed) {
        this.form = form;
        this.texts = texts;
        this.typed = typed;
    }

    /** Names of the fields whose values are shown again. */
    static Set<String> shownAgain(Form form) {
        return form.fields().stream()
                .filter(field -> field.kind() != FieldKind.SECRET && field.kind() != FieldKind.CODE)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    /** Names of the fields whose values are kept for later: what was confirmed is confirmed anew. */
    static Set<String> kept(Form form) {
        Set<String> names = new HashSet<>(shownAgain(form));
        form.fields().stream()
                .filter(field -> field.kind() == FieldKind.CONFIRMATION)
                .map(Field::name)
                .forEach(names::remove);
        return names;
    }

    /**
     * @param hidden fields that nobody sees, by name
     * @param submit key of the words on the button where the form has none
     */
    Map<String, Object> of(String action, Map<String, String> hidden, String submit) {
        Map<String, Object> model = new HashMap<>();
        model.put("id", "modulo");
        model.put("action", action);
        model.put("hidden", hiddenFields(hidden));
        model.put("summary", form.errors().isEmpty() ? false : Map.of("errors", summary()));
        model.put("heading", form.heading().map(texts::of).orElse(NONE));
        model.put("step", form.step().<Object>map(FormModel::step).orElse(false));
        model.put("points", form.points().isEmpty() ? false : Map.of("all", points()));
        model.put("intro", form.introduction().map(texts::of).orElse(NONE));
        model.put("exhibits", form.exhibits().stream().map(this::exhibit).toList());
        model.put("marked", form.fields().stream().anyMatch(Field::required));
        model.put("fields", form.fields().stream().map(this::field).toList());
        model.put("submit", form.submit().map(texts::of).orElseGet(() -> texts.of(submit)));
        return model;
    }

    private static Map<String, Object> step(Form.Step step) {
        return Map.of("number", step.number(), "of", step.of());
    }

    private List<String> points() {
        return form.points().stream().map(texts::of).toList();
    }

    private static List<Map<String, Object>> hiddenFields(Map<String, String> hidden) {
        List<Map<String, Object>> fields = new ArrayList<>();
        hidden.forEach((name, value) -> fields.add(Map.of("name", name, "value", value)));
        return fields;
    }

    private List<Map<String, Object>> summary() {
        List<Map<String, Object>> errors = new ArrayList<>();
        for (FieldError error : form.errors()) {
            errors.add(Map.of(
                    "target", ID + error.field(),
                    "label", label(error.field()),
                    "text", texts.of(error.message())));
        }
        return errors;
    }

    private Map<String, Object> exhibit(Exhibit exhibit) {
        String first = exhibit.values().get(0);
        Map<String, Object> model = new HashMap<>();
        model.put("label", texts.of(exhibit.label()));
        model.put("picture", exhibit.kind() == Exhibit.Kind.QR ? QrPicture.of(first) : false);
        model.put("code", exhibit.kind() == Exhibit.Kind.CODES ? NONE : first);
        model.put("codes", exhibit.kind() == Exhibit.Kind.CODES ? Map.of("values", exhibit.values()) : false);
        return model;
    }

    private Map<String, Object> field(Field field) {
        boolean shownAgain = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODICE_FISCALE;
        boolean isChoice = field.kind() == FieldKind.CHOICE;
        Map<String, Object> model = new HashMap<>();
        model.put("id", ID + field.name());
        model.put("name", field.name());
        model.put("label", texts.of(field.label()));
        model.put("hint", field.hint().map(texts::of).orElse(NONE));
        model.put("error", error(field).map(wrong -> texts.of(wrong.message())).orElse(NONE));
        model.put("required", field.required());
        model.put("maxlength", field.kind() == FieldKind.CODICE_FISCALE ? WITH_BLANKS : field.maxLength());
        model.put("autocomplete", field.autocomplete());
        model.put("inputmode", field.digits() ? "numeric" : "text");
        model.put("value", shownAgain ? typed.one(field.name()).orElse(NONE) : NONE);
        model.put("isText", field.kind() == FieldKind.TEXT);
        model.put("isCodiceFiscale", field.kind() == FieldKind.CODICE_FISCALE);
        boolean isConfirmation = field.kind() == FieldKind.CONFIRMATION;
        model.put("isConfirmation", isConfirmation);
        model.put("checked", isConfirmation && typed.one(field.name()).equals(Optional.of("true")));
        model.put("isOne", !isChoice);
        model.put("isChoice", isChoice);
        model.put("options", options(field));
        model.put("isSecret", field.kind() == FieldKind.SECRET);
        model.put("isCode", field.kind() == FieldKind.CODE);
        return model;
    }

    /** The first one has the identifier of the field, to which the summary of errors leads. */
    private List<Map<String, Object>> options(Field field) {
        List<Map<String, Object>> options = new ArrayList<>();
        Optional<String> chosen = field.kind() == FieldKind.CHOICE ? typed.one(field.name()) : Optional.empty();
        for (Field.Option option : field.options()) {
            String number = options.isEmpty() ? NONE : "-" + (options.size() + 1);
            options.add(Map.of(
                    "id", ID + field.name() + number,
                    "value", option.value(),
                    "label", texts.of(option.label()),
                    "chosen", chosen.equals(Optional.of(option.value()))));
        }
        return options;
    }

    private Optional<FieldError> error(Field field) {
        return form.errors().stream()
                .filter(error -> error.field().equals(field.name()))
                .findFirst();
    }

    private String label(String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> texts.of(field.label()))
                .orElse("");
    }
}
