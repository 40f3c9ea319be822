package it.varco.rest;

import it.varco.api.access.Flaw;
import it.varco.rest.Problem.FieldError;
import java.util.Locale;
import java.util.Set;

/** Says in English what a room found wrong with what was sent, and where in the body it stands. */
final class Flaws {

    private static final int LONGEST = 400;
    private static final String REASON = "reason";

    private Flaws() {}

    /** A flaw of a field of the body; words of ours are written in lower case there. */
    static FieldError inBody(Flaw flaw) {
        String expected = flaw.kind() == Flaw.Kind.CHOICE ? flaw.expected().toLowerCase(Locale.ROOT) : flaw.expected();
        return at(snakeCase(flaw.field()), sentence(flaw.kind(), expected));
    }

    /** A flaw of one of the values of a configuration, or of what is sent with them; empty field: of the whole. */
    static FieldError inValues(Flaw flaw, Set<String> keys) {
        String sentence = sentence(flaw.kind(), flaw.expected());
        if (flaw.field().isEmpty()) {
            return new FieldError("/values", cut(sentence));
        }
        FieldError there = at(flaw.field(), sentence);
        boolean beside = flaw.field().equals(REASON) && !keys.contains(REASON);
        return beside ? there : new FieldError(cut("/values" + there.pointer()), there.detail());
    }

    /** What is wrong with a field of the body, by its name there. */
    static FieldError at(String name, String detail) {
        return new FieldError(cut("/" + name.replace("~", "~0").replace("/", "~1")), cut(detail));
    }

    private static String sentence(Flaw.Kind kind, String expected) {
        return switch (kind) {
            case MISSING -> "expected, and nothing was sent";
            case LENGTH -> "expected " + range(expected) + " characters, without control characters";
            case SHAPE -> "expected in " + (expected.isEmpty() ? "another shape" : "the shape of " + expected);
            case CODICE_FISCALE -> "expected a codice fiscale of a person";
            case RANGE -> "expected from " + range(expected);
            case CHOICE -> "expected one of " + expected.replace("|", ", ");
            case UNKNOWN -> "unknown field";
            case REJECTED -> expected.isBlank() ? "not accepted" : expected;
        };
    }

    /** A range of which one end may be open. */
    private static String range(String expected) {
        return expected.endsWith("..") ? expected.replace("..", " on") : expected.replace("..", " to ");
    }

    /** Names of fields are camel case in the rooms and snake case here (API-04). */
    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
