package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import java.util.Optional;

/** How far the opening of the store is. */
interface Opening {

    /** The store, while it is open. */
    Optional<Database> database();

    /** Why it is not open, the end of a sentence for whoever has to act; of no meaning while it is. */
    Sentence trouble();
}
