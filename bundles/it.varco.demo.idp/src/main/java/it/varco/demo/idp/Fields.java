package it.varco.demo.idp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fields of a form or of a query, taken apart. */
final class Fields {

    private Fields() {}

    /** Each name with its value; empty if one is there twice, or is not encoded as it has to be. */
    static Optional<Map<String, String>> of(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String field : encoded.split("&", -1)) {
            int sign = field.indexOf('=');
            if (field.isEmpty()) {
                continue;
            }
            try {
                String name = decoded(sign < 0 ? field : field.substring(0, sign));
                String value = sign < 0 ? "" : decoded(field.substring(sign + 1));
                if (fields.putIfAbsent(name, value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException notEncoded) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(fields));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
