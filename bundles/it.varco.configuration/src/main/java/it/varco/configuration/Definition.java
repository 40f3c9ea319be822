package it.varco.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that can be configured, as its bundle describes it, in one language.
 *
 * @param factory PID of the factory it is an instance of; empty if it is none
 */
record Definition(String pid, String factory, String name, String description, List<Attribute> attributes) {

    /** The PID by which components ask for it. */
    String asked() {
        return factory.isEmpty() ? pid : factory;
    }

    Optional<Attribute> attribute(String key) {
        return attributes.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** What each setting is in effect: what is set, or its default; settings that have neither are not there. */
    Map<String, Value> effective(Map<String, Value> set) {
        Map<String, Value> effective = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            Optional.ofNullable(set.get(attribute.key()))
                    .or(attribute::byDefault)
                    .ifPresent(value -> effective.put(attribute.key(), value));
        }
        return effective;
    }
}
