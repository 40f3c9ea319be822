package it.varco.web;

import it.varco.api.catalogue.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A {@link View} of a service as the template {@code view} wants it. */
final class ViewModel {

    private static final String NONE = "";

    private final View view;
    private final Texts texts;
    private final UnaryOperator<String> addresses;

    /**
     * @param texts the words of the bundle the view comes from
     * @param addresses tells where an operation begins, by its name
     */
    ViewModel(View view, Texts texts, UnaryOperator<String> addresses) {
        this.view = view;
        this.texts = texts;
        this.addresses = addresses;
    }

    Map<String, Object> model() {
        return Map.of(
                "sentences",
                view.sentences().stream().map(texts::of).toList(),
                "facts",
                view.facts().isEmpty() ? false : Map.of("rows", facts()),
                "tables",
                tables(),
                "actions",
                view.actions().isEmpty() ? false : Map.of("links", actions()));
    }

    private List<Map<String, Object>> facts() {
        return view.facts().stream()
                .map(fact -> Map.<String, Object>of("label", texts.of(fact.label()), "value", value(fact.value())))
                .toList();
    }

    private List<Map<String, Object>> tables() {
        List<Map<String, Object>> tables = new ArrayList<>();
        for (View.Table table : view.tables()) {
            List<String> columns = table.columns().stream().map(texts::of).toList();
            List<Map<String, Object>> rows =
                    table.rows().stream().map(this::row).toList();
            tables.add(Map.of(
                    "id",
                    "tabella-" + (tables.size() + 1),
                    "caption",
                    texts.of(table.caption()),
                    "columns",
                    columns,
                    "filled",
                    rows.isEmpty() ? false : Map.of("rows", rows)));
        }
        return tables;
    }

    private Map<String, Object> row(List<View.Value> values) {
        List<Map<String, Object>> cells = values.stream().map(this::value).toList();
        return Map.of("first", cells.get(0), "others", cells.subList(1, cells.size()));
    }

    /** The one place where a value is taken apart; {@code iso} is empty unless it is a moment or a day. */
    private Map<String, Object> value(View.Value value) {
        if (value instanceof View.Value.Words words) {
            return Map.of("text", texts.of(words.text()), "iso", NONE);
        }
        if (value instanceof View.Value.Plain plain) {
            return Map.of("text", plain.text(), "iso", NONE);
        }
        if (value instanceof View.Value.Moment moment) {
            return Map.of("text", moment.at(), "iso", Moments.iso(moment.at()));
        }
        if (value instanceof View.Value.Day day) {
            String text = new Moments(texts.language()).day(day.date());
            return Map.of("text", text, "iso", day.date().toString());
        }
        throw new IllegalStateException("value: expected one of the known ones");
    }

    private List<Map<String, Object>> actions() {
        return view.actions().stream()
                .map(action -> Map.<String, Object>of(
                        "url", addresses.apply(action.operation()), "label", texts.of(action.label())))
                .toList();
    }
}
