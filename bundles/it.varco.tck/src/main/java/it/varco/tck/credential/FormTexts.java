package it.varco.tck.credential;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.spi.credential.ProviderDescriptor;
import java.util.ArrayList;
import java.util.List;

/** The texts a person reads while signing in. */
final class FormTexts {

    private FormTexts() {}

    /** Name, description and refusal of a provider. */
    static List<Text> of(ProviderDescriptor descriptor) {
        return List.of(descriptor.label(), descriptor.description(), descriptor.refusal());
    }

    /** Every text of a form. */
    static List<Text> of(Form form) {
        List<Text> texts = new ArrayList<>();
        form.heading().ifPresent(texts::add);
        form.introduction().ifPresent(texts::add);
        texts.addAll(form.points());
        form.exhibits().stream().map(Exhibit::label).forEach(texts::add);
        for (Field field : form.fields()) {
            texts.add(field.label());
            field.hint().ifPresent(texts::add);
            field.options().stream().map(Field.Option::label).forEach(texts::add);
        }
        form.submit().ifPresent(texts::add);
        return texts;
    }

    /** A form as it looks, in one line: fields by name and kind, then every text with its arguments. */
    static String drawn(Form form) {
        return form.fields().stream()
                        .map(field -> field.name() + ":" + field.kind())
                        .toList()
                + " "
                + of(form).stream().map(text -> text.key() + text.arguments()).toList();
    }
}
