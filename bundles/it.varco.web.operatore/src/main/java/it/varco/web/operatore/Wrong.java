package it.varco.web.operatore;

import it.varco.api.access.Flaw;
import java.util.List;

/**
 * Why something that was typed was not done.
 *
 * @param flaws what is wrong with it; empty where a rule stands against it
 * @param rule the rule that stands against it; empty where flaws say it all
 */
record Wrong(List<Flaw> flaws, String rule) {

    /** Nothing was typed in a field that needs it. */
    static Wrong missing(String field) {
        return new Wrong(List.of(new Flaw(field, Flaw.Kind.MISSING, "")), "");
    }
}
