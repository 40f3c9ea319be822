package it.varco.notification;

import it.varco.api.form.Sentence;
import java.util.List;
import java.util.Optional;

/** What a file of words turned out to be. */
sealed interface Draft {

    /** Words that count. */
    record Right(Template as) implements Draft {}

    /**
     * Words that do not count.
     *
     * @param why not and what to do; empty where there are no words at all
     */
    record Wrong(List<Sentence> why) implements Draft {}

    /** The words, if they count. */
    default Optional<Template> template() {
        return this instanceof Right right ? Optional.of(right.as) : Optional.empty();
    }

    /** Why they do not count; empty if they do. */
    default List<Sentence> problems() {
        return this instanceof Wrong wrong ? wrong.why : List.of();
    }
}
