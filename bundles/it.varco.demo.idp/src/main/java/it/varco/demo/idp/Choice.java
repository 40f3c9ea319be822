package it.varco.demo.idp;

import java.util.List;

/** What a person chose on the page. */
sealed interface Choice {

    /** To be somebody. */
    record Proved(Proof proof) implements Choice {}

    /** That it fails. */
    record Failed(SpidError why) implements Choice {}

    /**
     * Nothing that can be answered.
     *
     * @param keys of the fields that are wrong, in the order of the page
     */
    record Wrong(List<String> keys) implements Choice {
        public Wrong {
            keys = List.copyOf(keys);
        }
    }
}
