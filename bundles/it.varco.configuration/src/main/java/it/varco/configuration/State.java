package it.varco.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration as it is at one moment.
 *
 * @param file the text of its file, whether it can be read or not; empty if it has none
 * @param values what is set, places replaced
 * @param number of its last version; 0 if it has none
 */
record State(Optional<String> file, Map<String, Value> values, long number) {

    /** Another text whenever the file, a value or the history is another: 32 hexadecimal digits. */
    String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((number + "\n" + file.orElse("") + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(new Content(Map.of(), new TreeMap<>(values)).bytes().array());
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }

    /** The text of the file with these changes; a new file says all that is set. */
    String text(Map<String, Optional<Value>> changes, Places places) {
        Map<String, Optional<Value>> written = new LinkedHashMap<>();
        Optional<ConfigurationFile> read = file.flatMap(ConfigurationFile::read);
        if (read.isEmpty()) {
            values.forEach((key, value) -> written.put(key, Optional.of(places.contractKept(value))));
        }
        changes.forEach((key, value) -> written.put(key, value.map(places::contract)));
        return read.orElseGet(ConfigurationFile::empty).with(written).text();
    }

    /** What is set with these changes. */
    Map<String, Value> with(Map<String, Optional<Value>> changes) {
        Map<String, Value> after = new TreeMap<>(values);
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(present -> after.put(key, present), () -> after.remove(key)));
        return after;
    }

    /** The changes that lead from this to another state of the same configuration. */
    Map<String, Optional<Value>> changesTo(Map<String, Value> wanted) {
        Map<String, Optional<Value>> changes = new TreeMap<>();
        values.forEach((key, value) -> {
            if (!wanted.containsKey(key)) {
                changes.put(key, Optional.empty());
            }
        });
        wanted.forEach((key, value) -> {
            if (!value.equals(values.get(key))) {
                changes.put(key, Optional.of(value));
            }
        });
        return changes;
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "State[" + number + "]";
    }
}
