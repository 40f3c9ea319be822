package it.varco.api.configuration;

import java.util.List;

/**
 * What a part would publish with values that are not in force.
 *
 * @param document as text, at most 100,000 characters; empty where the values are too wrong for one
 * @param broken every rule that it would break, at most 100; none if it could be published
 */
public record Preview(String document, List<BrokenRule> broken) {

    /** The largest document, in characters. */
    public static final int LONGEST = 100_000; // a guess: what is published today has 10,000

    /** The most broken rules that are told. */
    public static final int MOST = 100;

    /** @throws IllegalArgumentException if it is larger than that */
    public Preview {
        broken = List.copyOf(broken);
        if (document.length() > LONGEST || broken.size() > MOST) {
            throw new IllegalArgumentException(
                    "preview: expected at most " + LONGEST + " characters, " + MOST + " rules");
        }
    }
}
