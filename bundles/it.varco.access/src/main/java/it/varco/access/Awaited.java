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
    record Answer(WrittenForm question) implements Awaited {

        @Override
        public Optional<Form> form() {
            return Optional.of(question.form());
        }

        @Override
        public Optional<Homecoming> homecoming() {
            return Optional.empty();
        }
    }

    /**
     * The browser, back from another site.
     *
     * @param returning hash of the token with which it comes back
     * @param session handle of the session that was open in it when it left; empty for none
     */
    record Homecoming(Bytes returning, String session) implements Awaited {

        @Override
        public Optional<Form> form() {
            return Optional.empty();
        }

        @Override
        public Optional<Homecoming> homecoming() {
            return Optional.of(this);
        }
    }

    /** The form that is to be answered, if one is. */
    Optional<Form> form();

    /** The browser, if it is to come back. */
    Optional<Homecoming> homecoming();
}
