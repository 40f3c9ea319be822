package it.varco.access;

import it.varco.api.form.Form;
import it.varco.api.form.WrittenForm;
import it.varco.spi.store.Bytes;
import java.util.Optional;

/** What a login under way waits for. */
sealed interface Awaited {

    /**
     * The answer to a form.
     *
     * @param question what was asked
     */
    record Answer(WrittenForm question) implements Awaited {}

    /**
     * The browser, back from another site.
     *
     * @param returning hash of the token with which it comes back
     * @param session handle of the session that was open in it when it left; empty for none
     */
    record Homecoming(Bytes returning, String session) implements Awaited {}

    /** The form that is to be answered, if one is. */
    default Optional<Form> form() {
        return this instanceof Answer answer ? Optional.of(answer.question().form()) : Optional.empty();
    }

    /** The browser, if it is to come back. */
    default Optional<Homecoming> homecoming() {
        return this instanceof Homecoming homecoming ? Optional.of(homecoming) : Optional.empty();
    }
}
