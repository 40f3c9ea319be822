package it.varco.cli;

import java.util.ArrayList;
import java.util.List;

/** Why a command came to nothing: what stands on standard error, and the exit code. */
final class Trouble extends RuntimeException {

    private final int code;
    private final List<String> more;

    /** @param more further lines, such as what is wrong with each thing that was typed */
    Trouble(int code, String sentence, List<String> more) {
        super(sentence);
        this.code = code;
        this.more = List.copyOf(more);
    }

    Trouble(int code, String sentence) {
        this(code, sentence, List.of());
    }

    int code() {
        return code;
    }

    /** The sentence and what follows it. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.valueOf(getMessage()));
        lines.addAll(more);
        return lines;
    }
}
