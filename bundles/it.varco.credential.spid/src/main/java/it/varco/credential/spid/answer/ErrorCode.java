package it.varco.credential.spid.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an identity provider let nobody in, by its number in the table of the federation.
 *
 * @param number 2 to 30, or {@link #UNKNOWN}
 * @source SPID-90 to SPID-92, section 1.4
 */
public record ErrorCode(int number) {

    /** The number of what no table knows, or of an answer that says nothing. */
    public static final int UNKNOWN = 0;

    private static final Pattern SHAPE =
            Pattern.compile("\\s*errorcode\\s*nr\\s*(\\d{1,2})\\s*", Pattern.CASE_INSENSITIVE);
    private static final Set<Integer> OF_THE_PERSON = Set.of(19, 20, 21, 22, 23, 25, 30);
    private static final int LAST_OF_OURS = 18;

    /** Reads what a provider says; nothing of it is kept but the number. */
    static ErrorCode in(String message) {
        return Optional.of(SHAPE.matcher(message))
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(number -> (number > 1 && number <= LAST_OF_OURS) || OF_THE_PERSON.contains(number))
                .map(ErrorCode::new)
                .orElseGet(() -> new ErrorCode(UNKNOWN));
    }

    /** Whether the person did it and can do something about it; else it is a fault of ours or of the provider. */
    public boolean isOfThePerson() {
        return OF_THE_PERSON.contains(number);
    }

    /** The word for trail and texts, such as {@code spid.nr19}. */
    public String code() {
        return number == UNKNOWN ? "spid.status" : String.format(Locale.ROOT, "spid.nr%02d", number);
    }
}
