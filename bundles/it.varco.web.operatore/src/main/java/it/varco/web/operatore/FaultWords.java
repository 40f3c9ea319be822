package it.varco.web.operatore;

import it.varco.api.access.Flaw;
import it.varco.api.form.Text;
import java.util.Set;

/** The words for what is wrong with something that was typed, and for the rules that can stand against it. */
final class FaultWords {

    /** Every rule a room may name; each has a text {@code rule.<name>}. */
    static final Set<String> RULES = Set.of(
            "configuration.not-previewed",
            "configuration.read-only",
            "messages.erased",
            "messages.no-contact",
            "plugins.development",
            "plugins.lower-version",
            "plugins.nothing-to-undo",
            "plugins.unfit",
            "setup.blocked",
            "setup.nobody",
            "setup.over",
            "staff.held",
            "staff.last-administrator",
            "staff.last-enrolled",
            "staff.name-mismatch",
            "staff.no-provider",
            "staff.no-role",
            "staff.not-proposed",
            "staff.own-proposal",
            "staff.self",
            "tokens.name");

    private static final String BETWEEN = "\\.\\.";
    private static final int LONGEST = 400;

    private FaultWords() {}

    static Text of(Flaw flaw) {
        return switch (flaw.kind()) {
            case MISSING -> Text.of("flaw.missing");
            case LENGTH -> between("flaw.length", flaw.expected());
            case SHAPE ->
                flaw.field().equals(ActivationPages.CODE)
                        ? Text.of("flaw.code")
                        : expected("flaw.shape", flaw.expected());
            case CODICE_FISCALE -> Text.of("flaw.cf");
            case RANGE ->
                flaw.field().equals(TrailPages.TO) ? Text.of("flaw.order") : range("flaw.range", flaw.expected());
            case CHOICE -> expected("flaw.choice", flaw.expected().replace("|", ", "));
            case UNKNOWN -> Text.of("flaw.unknown");
            case REJECTED -> expected("flaw.rejected", flaw.expected());
        };
    }

    static Text of(String rule) {
        return RULES.contains(rule) ? Text.of("rule." + rule) : Text.of("rule.other", cut(rule));
    }

    /** Words for both ends of a range; one text where it is written in another way. */
    private static Text between(String key, String range) {
        String[] ends = range.split(BETWEEN, -1);
        return ends.length == 2 ? Text.of(key, cut(ends[0]), cut(ends[1])) : expected(key + ".other", range);
    }

    /**
     * Words for a range of which one end may be open.
     *
     * @param key of the text for both ends; {@code .from}, {@code .to} and {@code .other} behind it are the others
     */
    static Text range(String key, String range) {
        String[] ends = range.split(BETWEEN, -1);
        if (ends.length == 2 && ends[0].isEmpty() != ends[1].isEmpty()) {
            return ends[1].isEmpty() ? Text.of(key + ".from", cut(ends[0])) : Text.of(key + ".to", cut(ends[1]));
        }
        return between(key, range);
    }

    private static Text expected(String key, String expected) {
        return expected.isEmpty() ? Text.of("flaw.other") : Text.of(key, cut(expected));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
