package it.varco.rest;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for (API-06).
 *
 * @param cursor where the answer before ended; empty for the start
 * @param limit most items, 1 to 100
 */
record Paging(String cursor, int limit) {

    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final long USUAL_LIMIT = 50;
    private static final long HIGHEST_LIMIT = 100;

    /** Empty if something was sent that is neither. */
    static Optional<Paging> of(@Nullable String cursor, @Nullable String limit) {
        OptionalLong most = limit(limit);
        boolean fits = cursor == null || HANDLE.matcher(cursor).matches();
        return fits && most.isPresent()
                ? Optional.of(new Paging(cursor == null ? "" : cursor, Math.toIntExact(most.getAsLong())))
                : Optional.empty();
    }

    /** Empty if it was sent and is not a number from 1 to 100. */
    static OptionalLong limit(@Nullable String sent) {
        return number(sent, USUAL_LIMIT, 1, HIGHEST_LIMIT);
    }

    /** Empty if it was sent and is not a number in the range. */
    static OptionalLong number(@Nullable String sent, long usual, long least, long most) {
        if (sent == null) {
            return OptionalLong.of(usual);
        }
        if (!NUMBER.matcher(sent).matches()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(sent);
        return value < least || value > most ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** What is answered to another query. */
    static Problem problem() {
        return Problem.of(
                Kind.MALFORMED, "'cursor' is expected as an answer told it, 'limit' as a number from 1 to 100.");
    }
}
