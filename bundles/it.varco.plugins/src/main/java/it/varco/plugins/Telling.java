package it.varco.plugins;

import it.varco.api.form.Sentence;

/**
 * What is known about a plugin that is here.
 *
 * @param <D> what it tells about itself
 */
sealed interface Telling<D> {

    /** The identifier that it told or claims; empty if there is none. */
    String id();

    /** Whether it may be known any moment who it is. */
    default boolean pending() {
        return false;
    }

    /** It was asked who it is and has not answered yet. */
    record Pending<D>() implements Telling<D> {

        @Override
        public String id() {
            return "";
        }

        @Override
        public boolean pending() {
            return true;
        }
    }

    /**
     * It said who it is; whether that identifier is its own is not known yet.
     *
     * @param pending whether that is being found out; otherwise the store is away
     */
    record Unclaimed<D>(String id, D descriptor, boolean pending) implements Telling<D> {}

    /** It said who it is, and may be used under that identifier. */
    record Told<D>(String id, D descriptor) implements Telling<D> {}

    /**
     * It may not be used.
     *
     * @param id identifier it claims; empty if it told none
     * @param why one sentence for the administrator
     */
    record Rejected<D>(String id, Sentence why) implements Telling<D> {}
}
