package it.varco.itests.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The numbered rules, from {@code rules.txt}: number, blank, what it says. */
final class KnownRules {

    private KnownRules() {}

    static Map<String, String> read() {
        Map<String, String> rules = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(KnownRules.class.getResourceAsStream("/rules.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(" ", 2);
                        rules.put(parts[0], parts[1]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }
}
