package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What kind of value a field takes; which values of it are good is for the room to say. */
enum Shape {
    /** Text; may be absent. */
    TEXT("text") {
        @Override
        boolean admits(JsonNode value) {
            return value.isMissingNode() || value.isTextual();
        }
    },

    /** Text by which a search is narrowed; may be absent, and would find everything if it were empty. */
    FILTER("text that is not empty") {
        @Override
        boolean admits(JsonNode value) {
            return value.isMissingNode()
                    || (value.isTextual() && !value.textValue().isBlank());
        }
    },

    /** A word in lower case that stands for a constant; may be absent. */
    WORD("a word in lower case") {
        @Override
        boolean admits(JsonNode value) {
            return value.isMissingNode()
                    || (value.isTextual() && LOWER.matcher(value.textValue()).matches());
        }
    },

    /** True or false; may be absent. */
    FLAG("true or false") {
        @Override
        boolean admits(JsonNode value) {
            return value.isMissingNode() || value.isBoolean();
        }
    },

    /** A whole number; may be absent. */
    NUMBER("a whole number") {
        @Override
        boolean admits(JsonNode value) {
            return value.isMissingNode() || value.isIntegralNumber();
        }
    },

    /** A whole number from 0 on, of at most 18 digits. */
    COUNT("a whole number from 0 on") {
        @Override
        boolean admits(JsonNode value) {
            return value.isIntegralNumber()
                    && value.canConvertToLong()
                    && SHORT.matcher(value.asText()).matches();
        }
    },

    /** A list of texts; may be absent. */
    TEXTS("a list of texts") {
        @Override
        boolean admits(JsonNode value) {
            return value.isMissingNode() || areTexts(value);
        }
    },

    /** Lists of texts by name. */
    VALUES("an object with a list of texts for each key") {
        @Override
        boolean admits(JsonNode value) {
            return value.isObject()
                    && StreamSupport.stream(value.spliterator(), false).allMatch(Shape::areTexts);
        }
    };

    private static final Pattern LOWER = Pattern.compile("[a-z_]+");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,18}");

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    /** Whether a value, missing perhaps, has this shape. */
    abstract boolean admits(JsonNode value);

    /** What is expected, in English. */
    String words() {
        return words;
    }

    private static boolean areTexts(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual);
    }
}
