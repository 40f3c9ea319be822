package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;

/** What stops the reading of hostile or broken bytes where it stands. Never leaves this package. */
final class Flaw extends Exception {

    private final transient Objection objection;

    Flaw(String rule, Sentence why) {
        super(rule, null, false, false);
        objection = new Objection(rule, why);
    }

    Objection objection() {
        return objection;
    }
}
