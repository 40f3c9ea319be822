package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The fields of a body; remembers all that is wrong with their shapes, not only the first. */
final class Fields {

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private Fields(JsonNode body) {
        this.body = body;
    }

    /** For a call without a body. */
    static Fields none() {
        return new Fields(JsonNodeFactory.instance.missingNode());
    }

    /** @param expected the fields that may be there; any other is an error (API-06) */
    static Fields of(@Nullable JsonNode body, Map<String, Shape> expected) {
        Fields fields = body == null ? none() : new Fields(body);
        if (!fields.body.isObject()) {
            fields.errors.add(new FieldError("", "expected an object"));
            return fields;
        }
        fields.body.fieldNames().forEachRemaining(name -> {
            if (!expected.containsKey(name)) {
                fields.errors.add(Flaws.at(name, "unknown field"));
            }
        });
        new TreeMap<>(expected).forEach((name, shape) -> {
            if (!shape.admits(fields.body.path(name))) {
                fields.errors.add(Flaws.at(name, "expected " + shape.words()));
            }
        });
        return fields;
    }

    /** Why the body cannot be taken; empty if it can. */
    Optional<Problem> problem() {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Kind.INVALID.problem().at(errors));
    }

    /** The text of a {@link Shape#TEXT} or {@link Shape#NUMBER}; empty if it is absent. */
    String text(String name) {
        return body.path(name).asText();
    }

    /** The name of the constant that a {@link Shape#WORD} stands for; empty if it is absent. */
    String constant(String name) {
        return text(name).toUpperCase(Locale.ROOT);
    }

    /** The {@link Shape#FLAG}; false if it is absent. */
    boolean flag(String name) {
        return body.path(name).booleanValue();
    }

    /** The {@link Shape#COUNT}. */
    long count(String name) {
        return body.path(name).longValue();
    }

    /** The {@link Shape#TEXTS}. */
    List<String> texts(String name) {
        return texts(body.path(name));
    }

    /** The {@link Shape#VALUES}. */
    Map<String, List<String>> values(String name) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        body.path(name).fields().forEachRemaining(each -> values.put(each.getKey(), texts(each.getValue())));
        return values;
    }

    /** The whole body as it was understood; empty if there is none. */
    String written() {
        return body.toString();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
