package it.varco.inspection;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words that a jar brings, made fit to be shown: they never steer a terminal, a page or the eye. */
final class Quoted {

    /** As the sheet promises. */
    private static final int LONGEST = 200;

    private static final int NAMED = 5;

    private Quoted() {}

    /** At most 200 characters, without those that control, hide or turn around what stands beside them. */
    static String of(String words) {
        StringBuilder quoted = new StringBuilder();
        int at = 0;
        while (at < words.length() && quoted.length() < LONGEST - 1) {
            int character = words.codePointAt(at);
            quoted.appendCodePoint(isVisible(character) ? character : ' ');
            at += Character.charCount(character);
        }
        return quoted.toString().strip();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** The first five of them, and that there are more. */
    static String listed(Collection<String> names) {
        String first = names.stream().limit(NAMED).map(Quoted::of).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", …" : first;
    }
}
