package it.varco.tck.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Descriptors, steps and views in words, for comparisons, searches and failure messages. */
final class Wording {

    private Wording() {}

    /** What a service tells about itself. */
    static ServiceDescriptor descriptor(CatalogueRule rule, CatalogueService service) {
        ServiceDescriptor told;
        try {
            told = service.descriptor();
        } catch (RuntimeException | LinkageError e) {
            throw rule.broken("descriptor threw", e);
        }
        if (told == null) {
            throw rule.broken("descriptor answered null");
        }
        return told;
    }

    /** A descriptor in one line. */
    static String of(ServiceDescriptor descriptor) {
        List<String> operations = descriptor.operations().stream()
                .map(operation -> operation.name() + " " + operation.place() + " " + operation.level() + " "
                        + operation.powers() + (operation.fresh() ? " fresh" : "")
                        + (operation.legalWeight() ? " of legal weight" : "")
                        + (operation.block().isZero() ? "" : " examines " + operation.block()))
                .toList();
        return descriptor.id() + " state version " + descriptor.stateVersion()
                + (descriptor.upkeep() ? " with upkeep" : "") + " " + operations;
    }

    /** The name of a step, with the code of those that carry one. */
    static String name(ServiceStep step) {
        if (step instanceof ServiceStep.Rejected rejected) {
            return "Rejected(" + rejected.code() + ")";
        }
        if (step instanceof ServiceStep.Refused refused) {
            return "Refused(" + refused.code() + ")";
        }
        return step instanceof ServiceStep.Unavailable away
                ? "Unavailable(" + away.code() + ")"
                : step.getClass().getSimpleName();
    }

    /** What the person sees of a step, without values, which may be drawn at random. */
    static String shape(ServiceStep step) {
        return name(step) + " " + texts(step).stream().map(Text::key).toList();
    }

    /** Every text of a step. */
    static List<Text> texts(ServiceStep step) {
        if (step instanceof ServiceStep.Ask ask) {
            return texts(ask.form());
        }
        if (step instanceof ServiceStep.Rejected rejected) {
            return List.of(rejected.why());
        }
        if (step instanceof ServiceStep.Refused refused) {
            return List.of(refused.why());
        }
        return view(step).flatMap(view -> texts(view).stream()).toList();
    }

    /** Every text that follows from a descriptor. */
    static List<Text> texts(ServiceDescriptor descriptor) {
        List<Text> texts = new ArrayList<>(List.of(descriptor.label()));
        for (ServiceOperation operation : descriptor.operations()) {
            texts.add(operation.label());
            texts.add(operation.description());
        }
        return texts;
    }

    private static List<Text> texts(Form form) {
        List<Text> texts = new ArrayList<>(form.points());
        Stream.of(form.heading(), form.introduction(), form.submit())
                .flatMap(text -> text.stream())
                .forEach(texts::add);
        form.exhibits().stream().map(Exhibit::label).forEach(texts::add);
        form.errors().stream().map(FieldError::message).forEach(texts::add);
        for (Field field : form.fields()) {
            texts.add(field.label());
            field.hint().ifPresent(texts::add);
            field.options().stream().map(Field.Option::label).forEach(texts::add);
        }
        return texts;
    }

    private static List<Text> texts(View view) {
        List<Text> texts = new ArrayList<>(view.sentences());
        view.heading().ifPresent(texts::add);
        view.facts().forEach(fact -> texts.add(fact.label()));
        view.actions().forEach(action -> texts.add(action.label()));
        view.tables().forEach(table -> {
            texts.add(table.caption());
            texts.addAll(table.columns());
        });
        values(view).forEach(value -> {
            if (value instanceof View.Value.Words words) {
                texts.add(words.text());
            }
        });
        return texts;
    }

    /** What a view shows of its own: plain values, and what fills its texts. */
    static List<String> shown(View view) {
        List<String> shown = new ArrayList<>();
        texts(view).forEach(text -> shown.addAll(text.arguments()));
        values(view).forEach(value -> {
            if (value instanceof View.Value.Plain plain) {
                shown.add(plain.text());
            }
        });
        return shown;
    }

    private static Stream<View.Value> values(View view) {
        Stream<View.Value> facts = view.facts().stream().map(View.Fact::value);
        Stream<View.Value> cells =
                view.tables().stream().flatMap(table -> table.rows().stream()).flatMap(List::stream);
        return Stream.concat(facts, cells);
    }

    /** The view of a step that shows one. */
    static Stream<View> view(ServiceStep step) {
        if (step instanceof ServiceStep.Answered answered) {
            return Stream.of(answered.view());
        }
        return step instanceof ServiceStep.Done done ? Stream.of(done.view()) : Stream.empty();
    }
}
