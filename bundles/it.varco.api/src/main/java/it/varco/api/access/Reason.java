package it.varco.api.access;

import java.util.Optional;

/**
 * Why somebody does an act of administration, as the trail and the pages say it: one line, the same rule everywhere.
 *
 * @param text 3 to 200 characters without surrounding blanks; no control and no invisible character, no line break
 */
public record Reason(String text) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException if {@code text} has another shape */
    public Reason {
        if (!text.equals(text.strip()) || wrong(text).isPresent()) {
            throw new IllegalArgumentException("reason: expected 3 to 200 characters, without control characters");
        }
    }

    /** Reads what was typed; empty where {@link #flaw} says why. */
    public static Optional<Reason> parse(String typed) {
        String text = typed.strip();
        return wrong(text).isPresent() ? Optional.empty() : Optional.of(new Reason(text));
    }

    /** What is wrong with what was typed, as the flaw of a field; empty if nothing is. */
    public static Optional<Flaw> flaw(String field, String typed) {
        return wrong(typed.strip()).map(kind -> new Flaw(field, kind, kind == Flaw.Kind.LENGTH ? "3..200" : ""));
    }

    private static Optional<Flaw.Kind> wrong(String text) {
        if (text.isEmpty()) {
            return Optional.of(Flaw.Kind.MISSING);
        }
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.of(Flaw.Kind.LENGTH);
        }
        return text.codePoints().anyMatch(Reason::invisible) ? Optional.of(Flaw.Kind.SHAPE) : Optional.empty();
    }

    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
