package it.varco.cli;

import it.varco.launcher.CannotStart;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an examination found.
 *
 * @param name of what was examined: lower-case letters and hyphens
 * @param what how it is, in one sentence
 * @param remedy what to do, in one sentence; empty when well
 */
record Finding(String name, Condition condition, String what, String remedy) {

    /** How something is, as {@code /health/ready} says it too. */
    enum Condition {
        /** Well. */
        GREEN,
        /** It works, and somebody should look. */
        YELLOW,
        /** It does not work. */
        RED
    }

    static Finding well(String name, String what) {
        return new Finding(name, Condition.GREEN, what, "");
    }

    static Finding look(String name, String what, String remedy) {
        return new Finding(name, Condition.YELLOW, what, remedy);
    }

    static Finding bad(String name, String what, String remedy) {
        return new Finding(name, Condition.RED, what, remedy);
    }

    /** Something that could not be examined. */
    static Finding unknown(String name, Exception why, String remedy) {
        String reason = why instanceof Trouble || why instanceof CannotStart
                ? String.valueOf(why.getMessage())
                : CannotStart.reason(why) + ".";
        return bad(name, reason, remedy);
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("condition", condition.name().toLowerCase(Locale.ROOT));
        json.put("what", what);
        json.put("remedy", remedy);
        return json;
    }
}
