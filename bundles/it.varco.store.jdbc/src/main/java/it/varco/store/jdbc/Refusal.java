package it.varco.store.jdbc;

import it.varco.api.form.Sentence;

/** Why a store that can be reached is not opened: somebody must act first. The message is one sentence for them. */
final class Refusal extends RuntimeException {

    private final Sentence why;

    Refusal(Sentence why) {
        super(why.toString());
        this.why = why;
    }

    /** The same sentence, without the full stop at its end. */
    Sentence why() {
        return why;
    }
}
