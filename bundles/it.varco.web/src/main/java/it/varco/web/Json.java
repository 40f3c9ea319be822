package it.varco.web;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes the few objects that machines read here. */
final class Json {

    private final StringBuilder text = new StringBuilder(256);

    private Json() {}

    /** @param value a map with names as keys, a list, a number or a text */
    static String of(Object value) {
        Json json = new Json();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                text.append(before);
                quote(each.getKey().toString());
                text.append(':');
                write(each.getValue());
                before = ",";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object each : list) {
                text.append(before);
                write(each);
                before = ",";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Number) {
            text.append(value);
        } else {
            quote(value.toString());
        }
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || Character.isSurrogate(c) || c == '<' || c == 0x7f) {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        text.append('"');
    }
}
