package it.varco.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes values out of JSON, which may lack any of them. */
final class Fields {

    private Fields() {}

    /** The value as an object; an empty one if it is none. */
    static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> object.put(String.valueOf(key), member));
        }
        return object;
    }

    /** The objects in a list; none if it is no list. */
    static List<Map<String, Object>> objects(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(Fields::object)
                        .toList()
                : List.of();
    }

    /**
     * The value at a place as one line of text.
     *
     * @param place name of a field, or names with points between
     * @return empty if it is not there
     */
    static String text(Map<String, Object> object, String place) {
        Object value = object;
        for (String name : place.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return text(value);
    }

    /** A value as one line of text, without what could steer a terminal. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Fields::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return harmless(value.toString());
    }

    /** The text without control characters and without those that turn the direction of writing. */
    static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
