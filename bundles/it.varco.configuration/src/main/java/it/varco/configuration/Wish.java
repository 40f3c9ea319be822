package it.varco.configuration;

import it.varco.api.session.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A change that somebody who may wants made.
 *
 * @param changes what a key is to hold; empty to take it out
 * @param reason as it was typed, without blanks around it
 */
record Wish(Caller caller, Definition definition, State now, Map<String, Optional<Value>> changes, String reason) {

    String pid() {
        return definition.pid();
    }

    Map<String, Value> wanted() {
        return now.with(changes);
    }

    /** What is set now and not wanted any more. */
    Map<String, Value> gone() {
        Map<String, Value> gone = new TreeMap<>(now.values());
        gone.keySet().removeAll(wanted().keySet());
        return gone;
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Wish[" + pid() + "]";
    }
}
