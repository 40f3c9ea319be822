package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a body, looked at one by one; remembers all that is wrong with them, not only the first. */
final class Fields {

    private static final int MOST_ERRORS = 20;

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param known the fields that may be there; any other is an error (API-06) */
    Fields(JsonNode body, Set<String> known) {
        this.body = body;
        if (!body.isObject()) {
            errors.add(new FieldError("", "expected an object"));
            return;
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(name, "unknown field");
            }
        });
    }

    /** One of some words; empty if it is none of them. */
    String word(String name, Set<String> words) {
        String value = string(name);
        if (!words.contains(value)) {
            refuse(name, "expected one of " + String.join(", ", words));
            return "";
        }
        return value;
    }

    /** A line of text without surrounding blanks and control characters; empty if it is not one. */
    String line(String name, int least, int most) {
        String value = string(name).strip();
        if (value.length() < least || value.length() > most || value.chars().anyMatch(Character::isISOControl)) {
            refuse(name, "expected " + least + " to " + most + " characters, without control characters");
            return "";
        }
        return value;
    }

    /** What is wrong; empty if nothing is. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private String string(String name) {
        JsonNode value = body.get(name);
        return value != null && value.isTextual() ? value.textValue() : "";
    }

    private void refuse(String name, String detail) {
        if (body.isObject() && errors.size() < MOST_ERRORS) {
            errors.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), detail));
        }
    }
}
