package it.varco.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was sent in a query or a form, read in one way only.
 *
 * <p>Each name at most once, except in forms for whoever asks for {@link #all} of its values; at most 200 values, names
 * up to 64 and values up to 4 096 characters, valid UTF-8 and no control characters but line ends and tabs.
 *
 * @source SEC-41, SEC-43
 */
final class Parameters {

    static final Parameters NONE = new Parameters(Map.of());

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 4096;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a query, {@code application/x-www-form-urlencoded}.
     *
     * @return empty if anything about it is not as it has to be
     */
    static Optional<Parameters> parse(String encoded) {
        return read(encoded, false, LONGEST_VALUE);
    }

    /** Reads a form in the same way, in which a name may be there several times. */
    static Optional<Parameters> parseForm(String encoded) {
        return read(encoded, true, LONGEST_VALUE);
    }

    /** Reads the form of another site in the same way; its values are as long as it likes. */
    static Optional<Parameters> parseReturned(String encoded) {
        return read(encoded, true, Integer.MAX_VALUE);
    }

    private static Optional<Parameters> read(String encoded, boolean mayRepeat, int longestValue) {
        if (encoded.isEmpty()) {
            return Optional.of(NONE);
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        int start = 0;
        while (start <= encoded.length()) {
            int ampersand = encoded.indexOf('&', start);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            int equals = encoded.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            Optional<String> name = decode(encoded.substring(start, nameEnd), LONGEST_NAME);
            Optional<String> value =
                    nameEnd == end ? Optional.of("") : decode(encoded.substring(nameEnd + 1, end), longestValue);
            boolean named = name.isPresent() && !name.get().isEmpty();
            if (!named || value.isEmpty() || ++count > MOST) {
                return Optional.empty();
            }
            List<String> ofName = values.computeIfAbsent(name.get(), each -> new ArrayList<>(1));
            if (!ofName.isEmpty() && !mayRepeat) {
                return Optional.empty();
            }
            ofName.add(value.get());
            start = end + 1;
        }
        return Optional.of(new Parameters(values));
    }

    /**
     * The value of a name, if it was sent.
     *
     * @throws RepeatedParameterException if it was sent more than once: nobody chooses among them
     */
    Optional<String> one(String name) {
        return all(name).stream().reduce((first, second) -> {
            throw new RepeatedParameterException();
        });
    }

    /** All values of a name, in the order in which they were sent; may be empty. */
    List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /** Each name once, with a value that was read already. */
    static Parameters of(Map<String, String> values) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, List.of(value)));
        return new Parameters(all);
    }

    /** All names, in the order in which they were sent first. */
    Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Those of some names only. */
    Parameters only(Set<String> names) {
        Map<String, List<String>> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(names);
        return new Parameters(some);
    }

    /**
     * Every name with its value, in the order in which they were sent.
     *
     * @throws RepeatedParameterException if one was sent more than once
     */
    Map<String, String> values() {
        Map<String, String> single = new LinkedHashMap<>();
        values.keySet().forEach(name -> single.put(name, one(name).orElseThrow()));
        return single;
    }

    private static Optional<String> decode(String encoded, int longest) {
        boolean plain = true;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c <= ' ' || c > '~') {
                return Optional.empty();
            }
            plain &= c != '%' && c != '+';
        }
        return (plain ? Optional.of(encoded) : octets(encoded).flatMap(Parameters::text))
                .filter(text -> text.length() <= longest);
    }

    private static Optional<ByteBuffer> octets(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int octet = octet(encoded, i + 1);
                if (octet < 0) {
                    return Optional.empty();
                }
                octets.write(octet);
                i += 2;
            } else {
                octets.write(c == '+' ? ' ' : c);
            }
        }
        return Optional.of(ByteBuffer.wrap(octets.toByteArray()));
    }

    /** The octet written in two hexadecimal digits at {@code at}; -1 if there is none. */
    private static int octet(String encoded, int at) {
        if (at + 1 >= encoded.length()) {
            return -1;
        }
        int high = Character.digit(encoded.charAt(at), 16);
        int low = Character.digit(encoded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Optional<String> text(ByteBuffer octets) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
            boolean printable = text.chars().noneMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0);
            return printable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
