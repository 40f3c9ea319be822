package it.varco.configuration.sample;

import java.util.Map;

/** A component that takes every word but "broken", and a number. */
public final class Sample implements Runnable {

    public Sample(Map<String, Object> properties) {
        if ("broken".equals(properties.get("word"))) {
            throw new IllegalArgumentException("word: expected anything else");
        }
        if (Integer.parseInt(String.valueOf(properties.getOrDefault("number", "1"))) == 13) {
            throw new IllegalStateException("a defect that says too much");
        }
    }

    @Override
    public void run() {
        // is only there
    }
}
